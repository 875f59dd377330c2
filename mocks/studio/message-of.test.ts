import { runInNewContext } from 'node:vm'
import { expect, it } from 'vitest'
import { messageOf } from './message-of.ts'

it('is the message alone, of errors of other pages, too', () => {
  const refusal: unknown = runInNewContext(
    `class ControlRefusal extends Error { name = 'ControlRefusal' }; new ControlRefusal('Nothing comes.')`,
  )
  expect(refusal instanceof Error).toBe(false)
  expect(String(refusal)).toBe('ControlRefusal: Nothing comes.')
  expect(messageOf(refusal)).toBe('Nothing comes.')
  expect(messageOf('Closed.')).toBe('Closed.')
})
