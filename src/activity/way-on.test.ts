import { expect, it } from 'vitest'
import type { Operation } from '../../contract/wire/operations.ts'
import { anOperation } from '../testing/an-operation.ts'
import { wayOn } from './way-on.ts'

const snapshot = '33333333-3333-4333-8333-333333333333'
const at = '/projects/6f3c1e0a-5b0b-4a53-9d2e-6c1b8a7d4e21/instances/2f49c2b3'

const ways: readonly (readonly [Operation['kind'], 'succeeded' | 'failed', string | undefined])[] = [
  ['take-snapshot', 'succeeded', `${at}/snapshots`],
  ['take-snapshot', 'failed', `${at}/snapshots`],
  ['export', 'succeeded', `${at}/snapshots/${snapshot}/export`],
  ['backup', 'failed', `${at}/backups`],
  ['restore', 'succeeded', `${at}/overview`],
  ['restore', 'failed', `${at}/snapshots`],
  ['load-file', 'succeeded', `${at}/overview`],
  ['load-file', 'failed', `${at}/restore-from-file`],
  ['delete', 'succeeded', at.replace('2f49c2b3', 'recently-deleted')],
  ['delete', 'failed', `${at}/overview`],
]

it.each(ways)('%s that %s leads on to its place', (kind, state, to) => {
  expect(wayOn(anOperation({ kind, state, snapshot_id: snapshot }))?.to).toBe(to)
})

it('leads to the network of the project, whose change belongs to no instance', () => {
  const change = anOperation({ kind: 'network-access', state: 'failed', instance_id: null })
  expect(wayOn(change)?.to).toBe('/projects/6f3c1e0a-5b0b-4a53-9d2e-6c1b8a7d4e21/network-access')
})

it('leads from whatever failed without its key to the keys', () => {
  const failed = anOperation({ kind: 'export', state: 'failed' })
  if (failed.state !== 'failed') throw new Error('It has failed.')
  const failure = { reason: 'key-revoked', message: 'Revoked.', remedy: 'Grant it again.' }
  for (const kind of ['export', 'create', 'take-snapshot'] as const)
    expect(wayOn({ ...failed, kind, failure })).toEqual({
      by: 'keys',
      to: '/projects/6f3c1e0a-5b0b-4a53-9d2e-6c1b8a7d4e21/encryption-keys',
    })
})

it('leads from what was deleted to its backups where it left no snapshots', () => {
  const end = anOperation({ kind: 'delete', state: 'succeeded' })
  expect(wayOn(end, [{ id: '2f49c2b3' }])?.by).toBe('deleted')
  expect(wayOn(end, [])).toEqual({
    by: 'deleted-backups',
    to: at.replace('2f49c2b3', 'deleted-backups'),
  })
})

it('leads nowhere from what is being deleted', () => {
  expect(wayOn(anOperation({ kind: 'delete', state: 'running' }))).toBeNull()
})
