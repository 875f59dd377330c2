import { expect, it } from 'vitest'
import { failuresOf } from '../control-plane/line-fields.ts'
import { beginningOf, seedWorld } from '../control-plane/scenarios/registry.ts'
import type { RecordChange } from '../control-plane/ports.ts'
import { noRoomFor } from './room-for-failures.ts'
import { createMemoryDatabase } from './testing/memory-database.ts'

const { source } = beginningOf('tour')
const { database } = createMemoryDatabase()
const ahead = { id: 'main', build: 'one', source, changes: [], database }
const many = (count: number) => failuresOf(Array(count).fill('restore:restore-failed').join(','))

/** The world with so many failures laid out. */
function worldWith(faults: number): RecordChange[] {
  const [first] = seedWorld(source)
  if (first?.kind !== 'world') throw new Error('The world is the first record.')
  const fault = { operation: 'restore', reason: 'restore-failed', times: 'once' } as const
  const record = { ...first.record, faults: Array.from({ length: faults }, () => fault) }
  return [{ kind: 'world', id: 'world', record, version: 1, instanceId: null, tenantId: null }]
}

it('failures of an address have room in a world that begins, and beside those that a link brings', async () => {
  expect(await noRoomFor(many(50), '', ahead)).toBeNull()
  expect(await noRoomFor(many(10), '', { ...ahead, changes: worldWith(40) })).toBeNull()
  expect(await noRoomFor(many(11), 'as asked', { ...ahead, changes: worldWith(40) })).toEqual({
    name: 'fail',
    value: 'as asked',
    allowed: 'at most 50 failures of operations, with the 40 that this world has',
  })
})

it('failures of an address are counted with those of the world that is stored, and those of calls are not', async () => {
  const clock = { now: source.now, rate: 0, savedAt: 0 }
  const row = { id: 'main', epoch: 'e', build: 'one', source, clock, openings: 1, version: 1 }
  await database.replace(row, worldWith(50), [])
  expect(await noRoomFor(many(1), '', ahead)).toMatchObject({ name: 'fail' })
  expect(await noRoomFor(failuresOf('any:unavailable'), '', ahead)).toBeNull()
  expect(await noRoomFor(many(1), '', { ...ahead, id: 'own' })).toBeNull()
  expect(await noRoomFor(many(1), '', { ...ahead, build: 'two' })).toBeNull()
})
