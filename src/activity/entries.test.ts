import { describe, expect, it } from 'vitest'
import type { Backup } from '../../contract/wire/backups.ts'
import type { FileImport } from '../../contract/wire/imports.ts'
import { anOperation } from '../testing/an-operation.ts'
import { entriesOf, ofBackup, ofImport, ofOperation } from './entries.ts'

const at = '2025-11-14T05:00:00Z'
const failure = { reason: 'r', message: 'It broke.', remedy: 'Try again.' }
const content = {
  container: 'dump',
  store_format: null,
  unpacked_bytes: null,
  files: null,
  nodes: null,
  relationships: null,
} as const

const sent = {
  id: '44444444-4444-4444-8444-444444444444',
  tenant_id: '6f3c1e0a-5b0b-4a53-9d2e-6c1b8a7d4e21',
  instance_id: '2f49c2b3',
  instance_name: 'orders',
  file_name: 'people.dump',
  file_bytes: 1000,
  received_bytes: 457,
  crc32: null,
  created_at: at,
  requested_by: 'Olga',
  request_id: '22222222-2222-4222-8222-222222222222',
}
const operation_id = '11111111-1111-4111-8111-111111111111'

const imports: readonly (readonly [FileImport, string | null])[] = [
  [{ ...sent, state: 'uploading', expires_at: at }, 'running'],
  [{ ...sent, state: 'verifying' }, 'running'],
  [{ ...sent, state: 'waiting', changed: ['data'], content, expires_at: at }, 'waiting'],
  [{ ...sent, state: 'loading', operation_id, content }, null],
  [{ ...sent, state: 'done', operation_id, content, ended_at: at }, null],
  [{ ...sent, state: 'failed', operation_id: null, content: null, failure, ended_at: at }, 'failed'],
  [{ ...sent, state: 'failed', operation_id, content, failure, ended_at: at }, null],
  [{ ...sent, state: 'cancelled', ended_at: at }, 'cancelled'],
]

const kept = {
  id: '55555555-5555-4555-8555-555555555555',
  tenant_id: sent.tenant_id,
  instance_id: sent.instance_id,
  instance_name: 'orders',
  operation_id: null,
  file_name: 'orders.dump',
  format: 'dump',
  version: '5',
  store_format: null,
  content: 'described',
  unpacked_bytes: null,
  nodes: null,
  relationships: null,
  leaves_customer_key: false,
  opens_in: [],
  requested_by: 'Olga',
  request_id: sent.request_id,
  requested_at: at,
} satisfies Partial<Backup>

describe('a line of activity', () => {
  it.each(imports)('is a file on its way until it is loaded: $state', (record, state) => {
    expect(ofImport(record)?.state ?? null).toBe(state)
  })

  it('says how much of a file has arrived, and nothing where that is not the matter', () => {
    const [sending, checking] = imports.map(([record]) => ofImport(record))
    expect(sending).toMatchObject({ what: 'Upload', file: 'people.dump', name: 'orders', stage: 'Sending' })
    expect(sending?.state === 'running' && sending.progress(0)).toEqual({ percent: 45, leftMs: null })
    expect(checking?.state === 'running' && checking.progress(0)).toEqual({ percent: null, leftMs: null })
  })

  it('is a backup until it is made, with its place in the line', () => {
    const queued = { ...kept, state: 'queued', estimated_start_at: at } as const
    expect(ofBackup({ ...queued, position: 1 })).toMatchObject({ state: 'waiting', waits: 'Next in line.' })
    expect(ofBackup({ ...queued, position: 2 })).toMatchObject({ state: 'waiting', waits: '2nd in line.' })
    expect(ofBackup({ ...kept, state: 'failed', failure, ended_at: at })).toMatchObject({
      state: 'cancelled',
    })
    expect(ofBackup({ ...kept, operation_id, state: 'failed', failure, ended_at: at })).toBeNull()
  })

  it('names nobody and no request where nobody asked', () => {
    const asked = { requested_by: 'Automatic', request_id: 'automatic' }
    const none = { by: null, requestId: null }
    expect(ofOperation(anOperation({ state: 'succeeded', kind: 'take-snapshot', ...asked }))).toMatchObject({
      ...none,
      isScheduled: true,
    })
    expect(ofOperation(anOperation({ state: 'succeeded', kind: 'pause', ...asked }))).toMatchObject({
      ...none,
      isScheduled: false,
    })
    expect(ofOperation(anOperation({ state: 'succeeded' }))).toMatchObject({ by: 'Olga' })
  })

  it('stands in the order of its beginning, the last first', () => {
    const lines = entriesOf(
      [anOperation({ id: 'late', state: 'succeeded', started_at: '2025-11-14T06:00:00Z' })],
      [{ ...sent, state: 'verifying' }],
      [{ ...kept, state: 'cancelled', ended_at: at, requested_at: '2025-11-14T07:00:00Z' }],
    )
    expect(lines.map(({ id }) => id)).toEqual([kept.id, 'late', sent.id])
  })
})
