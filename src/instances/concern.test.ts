import { describe, expect, it } from 'vitest'
import type { InstanceView, InstanceWithView } from '../../contract/wire/instances.ts'
import { anInstance } from '../testing/an-instance.ts'
import { concernOf } from './concern.ts'

const now = Date.parse('2025-11-14T09:00:00Z')
const failure = { reason: 'UnsupportedStoreFormat', message: 'Too old.', remedy: 'Dump it again.' }
const health = {
  kept: 3,
  last_good: null,
  last_restorable: null,
  next_at: null,
  overdue: true,
  failed_since_last_good: 2,
  last_24_hours: [],
}
const concern = (instance: Partial<InstanceWithView>, view: Partial<InstanceView> = {}) =>
  concernOf(anInstance(instance, view), now)

describe('what needs somebody', () => {
  it('is nothing about an instance that runs and is snapshotted', () => {
    expect(concern({})).toBeNull()
  })

  it('is nothing about an instance that moves, whatever else is wrong', () => {
    expect(concern({ status: 'loading' }, { failure, snapshots: health })).toBeNull()
  })

  it('is the revoked key before everything else', () => {
    const revoked = { reason: 'key-revoked', message: 'Revoked.', remedy: 'Grant it again.' }
    const view = { failure, snapshots: health, customer_managed_key: { id: 'k', name: 'Key', revoked } }
    expect(concern({ status: 'loading failed' }, view)).toEqual({
      kind: 'key-revoked',
    })
    expect(concern({}, { customer_managed_key: { id: 'k', name: 'Key', revoked: null } })).toBeNull()
  })

  it('is the failed load before the failing snapshots, and these before the overdue one', () => {
    expect(concern({ status: 'loading failed' }, { failure, snapshots: health })).toEqual({
      kind: 'loading-failed',
      message: failure.message,
      remedy: failure.remedy,
    })
    expect(concern({}, { snapshots: health })).toEqual({ kind: 'snapshots-failing', count: 2 })
    expect(concern({}, { snapshots: { ...health, failed_since_last_good: 0 } })).toEqual({
      kind: 'snapshot-overdue',
    })
  })

  it.each([
    ['free-db', '2025-11-17T09:00:00Z', true],
    ['free-db', '2025-11-17T09:00:01Z', false],
    ['sandbox', '2025-11-15T09:00:00Z', true],
    ['sandbox', '2025-11-15T09:00:01Z', false],
  ] as const)('is the end of a %s at %s: %s', (type, endsAt, soon) => {
    const found = concern({ type, status: 'paused' }, { type, ends_at: endsAt, snapshots: null })
    expect(found).toEqual(soon ? { kind: 'ends-soon', at: Date.parse(endsAt) } : null)
  })

  it.each([
    ['2025-11-15T09:00:00Z', true],
    ['2025-11-15T09:00:01Z', false],
  ])('is a pause by itself at %s: %s', (pausesAt, soon) => {
    const found = concern({ type: 'free-db' }, { type: 'free-db', pauses_at: pausesAt })
    expect(found).toEqual(soon ? { kind: 'pauses-soon', at: Date.parse(pausesAt) } : null)
  })

  it('is a suspension', () => {
    expect(concern({ status: 'suspended' })).toEqual({ kind: 'suspended' })
  })
})
