import { describe, expect, it } from 'vitest'
import { limits } from '../../contract/rules/limits.ts'
import { createRecordedWorld } from '../testing/recorded-world.ts'

const tooLong = JSON.stringify({ name: 'a'.repeat(limits.bodyBytes) })

describe('a body that is too large', () => {
  it.each([
    ['says so', { 'content-length': String(tooLong.length) }],
    ['does not say so', {}],
  ])('is refused where it %s, is no step, and holds nothing up', async (_, headers) => {
    const world = createRecordedWorld()
    const [instance] = world.records('instance')
    const line = `PATCH /v1/instances/${instance?.id}`
    const type = { 'content-type': 'application/json' }
    expect(await world.call(line, { headers: { ...type, ...headers }, body: tooLong })).toHaveProperty(
      'status',
      413,
    )
    expect(world.life().log.kept().steps).toEqual([])
    expect(await world.call(line, { json: { name: 'after it' } })).toHaveProperty('status', 200)
  })
})
