import { describe, expect, it } from 'vitest'
import type { RestoreSource, RestoreTarget } from './restoring.ts'
import { keepsOlder, waysBack } from './ways-back.ts'
import { HOUR_MS } from './windows.ts'

const now = Date.UTC(2025, 10, 14, 12)
const instance = {
  name: 'orders',
  type: 'business-critical',
  version: '5',
  status: 'running',
  takingSnapshot: false,
  keyRevoked: false,
  filled: true,
  storage: '8GB',
} as const satisfies RestoreTarget
const asking = { role: 'member', now } as const

type Listed = RestoreSource & { readonly id: string; readonly timestamp: number }

/** A completed full one of the schedule, so many hours old, unless said otherwise. */
const snapshot = (id: string, hours: number, more: Partial<Listed> = {}): Listed => ({
  id,
  timestamp: now - hours * HOUR_MS,
  status: 'Completed',
  profile: 'Scheduled',
  kind: 'full',
  restorableUntil: now + HOUR_MS,
  exportableUntil: now + HOUR_MS,
  graph: { unpackedBytes: 5_000_000_000, nodes: null, relationships: null },
  ...more,
})

const idsOf = (ways: ReturnType<typeof waysBack<Listed>>) => [
  ways.restore.snapshot?.id,
  ways.restoreTaken?.snapshot?.id,
  ways.create.snapshot?.id,
]

describe('the ways back', () => {
  it('are the newest full one, the newest that somebody took, and the newest that can be exported', () => {
    const ways = waysBack(
      [
        snapshot('differential', 1, { kind: 'differential', restorableUntil: null, exportableUntil: null }),
        snapshot('in progress', 0, { status: 'InProgress' }),
        snapshot('failed', 2, { status: 'Failed' }),
        snapshot('no longer exported', 3, { exportableUntil: now }),
        snapshot('exportable', 20),
        snapshot('taken', 30, { profile: 'AdHoc' }),
        snapshot('taken before', 40, { profile: 'AdHoc' }),
      ],
      instance,
      asking,
    )
    expect(idsOf(ways)).toEqual(['no longer exported', 'taken', 'exportable'])
    const { restore, restoreTaken, create } = ways
    expect([restore, restoreTaken, create].every((way) => way?.decision.allowed)).toBe(true)
  })

  it('are all from before an instant, where one is given', () => {
    const snapshots = [snapshot('after', 1), snapshot('before', 5)]
    expect(idsOf(waysBack(snapshots, instance, asking, now - 2 * HOUR_MS))).toEqual([
      'before',
      undefined,
      'before',
    ])
    const taken = [...snapshots, snapshot('taken', 3, { profile: 'AdHoc' }), snapshot('older', 7)]
    expect(idsOf(waysBack(taken, instance, asking, now - 4 * HOUR_MS))).toEqual([
      'before',
      undefined,
      'before',
    ])
    const { restore } = waysBack(snapshots, instance, asking, now - 9 * HOUR_MS)
    expect(restore).toMatchObject({ snapshot: null, decision: { reason: 'no-snapshot-before' } })
  })

  it('name no second one where nobody took any, and where the newest is the one that somebody took', () => {
    expect(waysBack([snapshot('full', 3)], instance, asking).restoreTaken).toBeNull()
    const newest = [snapshot('taken', 1, { profile: 'AdHoc' }), snapshot('full', 3)]
    expect(idsOf(waysBack(newest, instance, asking)).slice(0, 2)).toEqual(['taken', undefined])
  })

  it('say why there is none, and what to do', () => {
    const { restore, create } = waysBack<Listed>([], instance, asking)
    expect(restore).toMatchObject({
      snapshot: null,
      decision: {
        allowed: false,
        reason: 'no-snapshot-to-use',
        message: 'orders has no snapshot that can be restored.',
        remedy: 'Take one now, or restore from a backup file.',
      },
    })
    expect(create.decision).toMatchObject({ message: 'orders has no snapshot that can be made an instance.' })
    const sandbox = waysBack<Listed>([], { ...instance, type: 'sandbox' }, asking)
    expect(sandbox.restore.decision).toMatchObject({ reason: 'plan-without-snapshots' })
  })

  it('keep the reason of the rules: paused restores nothing, but can be made a new instance of', () => {
    const paused = waysBack([snapshot('full', 3)], { ...instance, status: 'paused' }, asking)
    expect(paused.restore.decision).toMatchObject({ reason: 'instance-paused', remedy: 'Resume it first.' })
    expect(paused.create.decision.allowed).toBe(true)
    const small = waysBack([snapshot('full', 3)], { ...instance, storage: '4GB' }, asking)
    expect(small.restore.decision).toMatchObject({ remedy: 'Resize orders first.' })
    const viewer = waysBack([snapshot('full', 3)], instance, { ...asking, role: 'viewer' })
    expect(viewer.create.decision.allowed).toBe(false)
  })
})

describe('a snapshot taken now', () => {
  it('stays beside the older ones, but of Free, where only the latest is kept', () => {
    const types = [
      'free-db',
      'professional-db',
      'business-critical',
      'enterprise-db',
      'enterprise-ds',
    ] as const
    expect(types.map((type) => keepsOlder(type, '5'))).toEqual([false, true, true, true, true])
    expect(keepsOlder('sandbox', '5')).toBe(false)
  })
})
