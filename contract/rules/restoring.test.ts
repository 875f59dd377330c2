import { describe, expect, it } from 'vitest'
import { canRestore, type RestoreSource, type RestoreTarget } from './restoring.ts'

const now = Date.UTC(2025, 10, 14, 12)
const snapshot: RestoreSource = {
  status: 'Completed',
  profile: 'Scheduled',
  kind: 'full',
  restorableUntil: now + 1,
  exportableUntil: now + 1,
  graph: { unpackedBytes: 16_000_000_000, nodes: 1, relationships: 1 },
}
const instance: RestoreTarget = {
  name: 'orders',
  type: 'professional-db',
  version: '5',
  status: 'running',
  takingSnapshot: false,
  keyRevoked: false,
  filled: true,
  storage: '16GB',
}
const asking = { role: 'member', now } as const
const holding = (unpackedBytes: number | null): RestoreSource => ({
  ...snapshot,
  graph: { ...snapshot.graph, unpackedBytes },
})

describe('a snapshot', () => {
  it('is restored where it just fits, or nobody knows its size', () => {
    expect(canRestore(snapshot, instance, asking)).toEqual({ allowed: true })
    expect(canRestore(holding(null), instance, asking)).toEqual({ allowed: true })
  })

  it('is not where its instance has become too small: it is resized first', () => {
    expect(canRestore(holding(16_000_000_001), instance, asking)).toEqual({
      allowed: false,
      reason: 'ImportExceedsMaxSize',
      message: 'The data needs 16.1 GB of storage; this instance has 16 GB.',
      remedy: 'Resize orders first.',
    })
  })

  it('that no size of the plan holds goes into another instance', () => {
    expect(canRestore(holding(200_000_000_000), instance, asking)).toMatchObject({
      reason: 'ImportExceedsMaxSize',
      remedy: 'Create a larger instance from it.',
    })
  })

  it('of more than the plan takes names the limit', () => {
    const graph = { unpackedBytes: 1000, nodes: 200_001, relationships: 1 }
    const free = { ...instance, type: 'free-db' } as const
    expect(canRestore({ ...snapshot, graph }, free, asking)).toMatchObject({ reason: 'LogicalRestrictions' })
  })

  it('is refused for what weighs more first', () => {
    const paused = { ...instance, status: 'paused' } as const
    expect(canRestore(holding(20e9), paused, asking)).toMatchObject({ reason: 'instance-paused' })
    expect(canRestore({ ...holding(20e9), status: 'Failed' }, instance, asking)).toMatchObject({
      reason: 'snapshot-failed',
    })
  })
})
