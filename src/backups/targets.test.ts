import { describe, expect, it } from 'vitest'
import type { Ready } from './backup-words.ts'
import { anInstance } from '../testing/an-instance.ts'
import { mayTake, targetLabel, targetsOf } from './targets.ts'

const backup: Ready = {
  id: '0ab76b33-ce14-4120-a7ca-ea5d74f7fc85',
  instance_id: 'd01fcdbd',
  instance_name: 'movies',
  tenant_id: '6981ace7-efe8-4f5c-b7c5-267b5162ce91',
  operation_id: null,
  file_name: 'movies.dump',
  format: 'dump',
  version: '5',
  store_format: 'block-block-1.1',
  content: 'described',
  unpacked_bytes: 20_000_000_000,
  nodes: 300_000,
  relationships: 300_000,
  leaves_customer_key: false,
  opens_in: [],
  requested_by: 'on-call',
  request_id: 'r',
  requested_at: '2025-11-13T03:04:00Z',
  state: 'ready',
  bytes: 2_700,
  crc32: 1,
  data_at: '2025-11-13T03:04:00Z',
  ready_at: '2025-11-13T03:05:00Z',
  kept_until: '2026-02-11T03:05:00Z',
  link: null,
}

describe('the instances that a backup can be sent to', () => {
  it('are those of plans that take files, the ones that fit first, each part by name', () => {
    const listed = targetsOf(backup, [
      anInstance({ name: 'small', storage: '8GB' }),
      anInstance({ name: 'zebra', storage: '64GB' }),
      anInstance({ name: 'sandbox', type: 'sandbox', storage: '64GB' }),
      anInstance({ name: 'free', type: 'free-db', storage: '64GB' }),
      anInstance({ name: 'old', storage: '64GB' }, { version: '4' }),
      anInstance({ name: 'ant', storage: '64GB' }),
    ])
    expect(listed.map(targetLabel)).toEqual([
      'ant',
      'zebra',
      'free (too small)',
      'old (another version)',
      'small (too small)',
    ])
  })

  it('are refused first for what they are doing, then for what does not fit', () => {
    const load_file = {
      allowed: false,
      reason: 'busy',
      message: 'It is paused.',
      remedy: 'Resume it.',
    } as const
    const { afterglow } = anInstance()
    const paused = anInstance({ storage: '8GB' }, { actions: { ...afterglow.actions, load_file } })
    expect(mayTake(backup, paused)).toEqual(load_file)
    expect(targetLabel({ instance: paused, decision: load_file })).toBe('orders (not now)')
    expect(mayTake(backup, anInstance({ storage: '8GB' }))).toMatchObject({ reason: 'ImportExceedsMaxSize' })
  })

  it('are those of its project only', () => {
    const tenant_id = '269159da-1423-4f34-88dc-4ec74dfbfbd9'
    expect(mayTake(backup, anInstance({ storage: '8GB', tenant_id }))).toMatchObject({
      reason: 'copy-leaves-project',
      remedy: 'Download the backup, and restore the file there.',
    })
  })
})
