import { expect, it } from 'vitest'
import { statusOfRefusal } from './errors.ts'

it.each([
  ['role-viewer', 403],
  ['name-too-long', 400],
  ['ImportExceedsMaxSize', 422],
  ['LogicalRestrictions', 422],
  ['UnsupportedStoreFormat', 422],
  ['differential-backup', 422],
  ['ongoing-database-operation', 409],
  ['snapshot-in-progress', 409],
  ['snapshot-differential', 409],
  ['anything else', 409],
])('%s is answered %i', (reason, status) => {
  expect(statusOfRefusal(reason)).toBe(status)
})
