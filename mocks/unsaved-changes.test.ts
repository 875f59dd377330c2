import { expect, it } from 'vitest'
import type { RecordChange } from '../control-plane/ports.ts'
import { createUnsavedChanges } from './unsaved-changes.ts'

const put = (id: string, version: number, name = id): RecordChange => ({
  kind: 'tenant',
  id,
  record: { id, name, createdAt: 0 },
  version,
  instanceId: null,
  tenantId: id,
})
const gone = (id: string, version: number): RecordChange => ({
  ...put(id, version),
  kind: 'tenant',
  record: null,
})

it('stores the last change of each record, in the order of versions, once', () => {
  const unsaved = createUnsavedChanges([])
  unsaved.add([put('a', 1), put('b', 1)])
  unsaved.add([put('a', 2, 'again')])
  expect(unsaved.take()).toEqual([put('b', 1), put('a', 2, 'again')])
  expect(unsaved.take()).toEqual([])
})

it('stores nothing of what came and went, unless somebody may know of it, or it came last', () => {
  const unsaved = createUnsavedChanges([{ kind: 'tenant', id: 'seeded' }])
  unsaved.stored([put('theirs', 1)])
  unsaved.add([put('mine', 2)])
  expect(unsaved.take()).toEqual([put('mine', 2)])
  unsaved.add([put('brief', 3), gone('brief', 4), gone('seeded', 5), gone('theirs', 6), gone('mine', 7)])
  unsaved.add([put('last', 8), gone('last', 9)])
  expect(unsaved.take().map(({ id }) => id)).toEqual(['seeded', 'theirs', 'mine', 'last'])
})
