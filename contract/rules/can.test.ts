import { describe, expect, it } from 'vitest'
import { can, nearestRestorable, type InstanceFacts, type SnapshotFacts } from './can.ts'
import { canCreateEmpty, type Asking } from './roles.ts'
import type { Decision } from './decision.ts'
import { instanceStatuses, type InstanceStatus } from './statuses.ts'

const now = Date.UTC(2025, 10, 14, 9)
const day = 86_400_000
const member: Asking = { role: 'member', now }
const viewer: Asking = { role: 'viewer', now }

const instance = (facts: Partial<InstanceFacts> = {}): InstanceFacts => ({
  name: 'orders',
  type: 'professional-db',
  version: '5',
  status: 'running',
  takingSnapshot: false,
  keyRevoked: false,
  filled: true,
  ...facts,
})

const snapshot = (facts: Partial<SnapshotFacts> = {}): SnapshotFacts => ({
  status: 'Completed',
  profile: 'Scheduled',
  kind: 'full',
  restorableUntil: now + day,
  exportableUntil: now + day,
  ...facts,
})

const reason = (decision: Decision) => (decision.allowed ? 'yes' : decision.reason)

/** Every rule about an instance, asked of one. */
const everything = (facts: InstanceFacts, asking: Asking = member) => ({
  take: reason(can.take(facts, asking)),
  restore: reason(can.restore(snapshot(), facts, asking)),
  export: reason(can.export(snapshot(), facts, asking)),
  create: reason(can.create(snapshot(), facts, asking)),
  loadFile: reason(can.loadFile(facts, asking)),
  pause: reason(can.pause(facts, asking)),
  resume: reason(can.resume(facts, asking)),
  overwrite: reason(can.overwrite(facts, asking)),
  rename: reason(can.rename(facts, asking)),
  delete: reason(can.delete(facts, null, asking)),
})

type Reasons = ReturnType<typeof everything>

const busy: Reasons = {
  take: 'ongoing-database-operation',
  restore: 'ongoing-database-operation',
  export: 'yes',
  create: 'yes',
  loadFile: 'ongoing-database-operation',
  pause: 'ongoing-database-operation',
  resume: 'ongoing-database-operation',
  overwrite: 'ongoing-database-operation',
  rename: 'yes',
  delete: 'ongoing-database-operation',
}

const all = (word: string): Reasons => ({
  take: word,
  restore: word,
  export: word,
  create: word,
  loadFile: word,
  pause: word,
  resume: word,
  overwrite: word,
  rename: word,
  delete: word,
})

/** Every status and action, written down by hand. */
const byStatus: Record<InstanceStatus, Reasons> = {
  running: { ...all('yes'), resume: 'instance-running' },
  paused: {
    ...all('instance-paused'),
    export: 'yes',
    create: 'yes',
    resume: 'yes',
    rename: 'yes',
    delete: 'yes',
  },
  suspended: { ...all('instance-suspended'), export: 'yes', create: 'yes', rename: 'yes', delete: 'yes' },
  'loading failed': {
    ...all('instance-loading-failed'),
    restore: 'yes',
    export: 'yes',
    create: 'yes',
    loadFile: 'yes',
    rename: 'yes',
    delete: 'yes',
  },
  destroying: all('instance-deleting'),
  creating: busy,
  pausing: busy,
  suspending: busy,
  resuming: busy,
  loading: busy,
  restoring: busy,
  updating: busy,
  overwriting: busy,
}

const statuses = Object.keys(byStatus).filter((text): text is InstanceStatus => text in instanceStatuses)

describe('what a status allows', () => {
  it('is written down for the 13 statuses', () => {
    expect(statuses).toHaveLength(13)
    expect(statuses.toSorted()).toEqual(Object.keys(instanceStatuses).toSorted())
  })

  it.each(statuses)('%s: every action', (status) => {
    expect(everything(instance({ status }))).toEqual(byStatus[status])
  })

  it('sends one whose creation failed to no data of before: it never held any', () => {
    const never = instance({ status: 'loading failed', filled: false })
    expect(can.take(never, member)).toEqual({
      allowed: false,
      reason: 'instance-loading-failed',
      message: 'Creating orders failed, and taking a snapshot needs it running.',
      remedy: 'Delete it and create it again, or restore from a file first.',
    })
    expect(can.loadFile(never, member)).toEqual({ allowed: true })
    expect(can.delete(never, null, member)).toEqual({ allowed: true })
    expect(can.goBack(never, member)).toMatchObject({ reason: 'nothing-to-go-back-to' })
    const loaded = instance({ status: 'loading failed', keyRevoked: true })
    expect(can.goBack(loaded, member)).toMatchObject({ reason: 'key-revoked' })
  })

  it('says what has to wait for what, by name', () => {
    expect(can.pause(instance({ status: 'restoring' }), member)).toEqual({
      allowed: false,
      reason: 'ongoing-database-operation',
      message: 'orders is being restored, so pausing has to wait.',
      remedy: 'Wait until it has finished.',
    })
  })

  it.each<[InstanceStatus, string]>([
    ['creating', 'orders is being created, so requesting a backup has to wait.'],
    ['pausing', 'orders is pausing, so requesting a backup has to wait.'],
    ['loading', 'orders is being loaded, so requesting a backup has to wait.'],
    ['overwriting', 'orders is being overwritten, so requesting a backup has to wait.'],
    ['destroying', 'orders is being deleted.'],
    ['paused', 'orders is paused, and requesting a backup needs it running.'],
    ['suspended', 'orders is suspended, and requesting a backup needs it running.'],
    ['loading failed', 'The last load into orders failed, and requesting a backup needs it running.'],
  ])('says in a whole sentence that it is %s', (status, message) => {
    expect(can.backup(instance({ status }), false, member)).toMatchObject({ message })
  })

  it('is not deleted while another one is being made from it, whoever asks and wherever it may', () => {
    expect(can.delete(instance(), 'orders copy', member)).toEqual({
      allowed: false,
      reason: 'copy-in-progress',
      message: 'orders copy is being made from orders.',
      remedy: 'Wait until that has finished.',
    })
    expect(reason(can.delete(instance(), 'orders copy', viewer))).toBe('role-viewer')
    expect(reason(can.delete(instance({ status: 'restoring' }), 'orders copy', member))).toBe(
      'ongoing-database-operation',
    )
  })

  it('lets everything but another snapshot go on while one is taken', () => {
    expect(everything(instance({ takingSnapshot: true }))).toEqual({
      ...byStatus.running,
      take: 'snapshot-in-progress',
    })
  })
})

describe('what a role allows', () => {
  it.each(statuses)('a viewer changes nothing, in %s', (status) => {
    expect(everything(instance({ status }), viewer)).toEqual(all('role-viewer'))
  })

  it('makes no difference between a member and an admin', () => {
    expect(everything(instance(), { role: 'admin', now })).toEqual(everything(instance(), member))
  })

  it('decides about an empty instance', () => {
    expect(reason(canCreateEmpty(viewer))).toBe('role-viewer')
    expect(reason(canCreateEmpty(member))).toBe('yes')
  })
})

describe('what a plan allows', () => {
  it('a Sandbox has no snapshots, takes no files and ends by itself', () => {
    expect(everything(instance({ type: 'sandbox' }))).toEqual({
      ...byStatus.running,
      take: 'plan-without-snapshots',
      loadFile: 'plan-takes-no-files',
      overwrite: 'plan-takes-no-files',
      pause: 'plan-cannot-pause',
    })
  })

  it('a Free instance pauses by itself', () => {
    expect(everything(instance({ type: 'free-db' }))).toEqual({
      ...byStatus.running,
      pause: 'plan-pauses-by-itself',
    })
  })
})

/** The three rules about a snapshot. */
const uses = (facts: Partial<SnapshotFacts>, asking: Asking = member) => [
  reason(can.restore(snapshot(facts), instance(), asking)),
  reason(can.export(snapshot(facts), instance(), asking)),
  reason(can.create(snapshot(facts), instance(), asking)),
]

describe('what a snapshot allows: restore, export, create', () => {
  it.each<[string, Partial<SnapshotFacts>, string[]]>([
    ['completed and full', {}, ['yes', 'yes', 'yes']],
    ['pending', { status: 'Pending' }, Array.from({ length: 3 }, () => 'snapshot-unfinished')],
    ['in progress', { status: 'InProgress' }, Array.from({ length: 3 }, () => 'snapshot-unfinished')],
    ['failed', { status: 'Failed' }, Array.from({ length: 3 }, () => 'snapshot-failed')],
    [
      'a differential',
      { kind: 'differential', restorableUntil: null, exportableUntil: null },
      Array.from({ length: 3 }, () => 'snapshot-differential'),
    ],
    [
      'restorable only',
      { exportableUntil: now },
      ['yes', 'snapshot-no-longer-exportable', 'snapshot-no-longer-exportable'],
    ],
    ['exportable only', { restorableUntil: now }, ['snapshot-no-longer-restorable', 'yes', 'yes']],
    [
      'a millisecond before its end',
      { restorableUntil: now + 1, exportableUntil: now + 1 },
      ['yes', 'yes', 'yes'],
    ],
    ['the latest of Free', { restorableUntil: 'latest', exportableUntil: 'latest' }, ['yes', 'yes', 'yes']],
  ])('%s', (_, facts, reasons) => {
    expect(uses(facts)).toEqual(reasons)
  })

  it('names the full one that can be used in place of a differential', () => {
    const decision = can.create(snapshot({ kind: 'differential' }), instance(), member, ' of 00:09')
    expect(decision).toMatchObject({ remedy: 'Create from the full one of 00:09.' })
  })
})

describe('the nearest restorable snapshot', () => {
  const at = (hoursAgo: number, facts: Partial<SnapshotFacts> = {}) => ({
    ...snapshot(facts),
    timestamp: now - hoursAgo * 3_600_000,
  })

  it('is the newest full one that is not newer, completed and in its window', () => {
    const nearest = at(5)
    const snapshots = [
      at(1),
      at(3, { kind: 'differential' }),
      at(4, { status: 'Failed' }),
      at(4.5, { restorableUntil: now }),
      nearest,
      at(29),
    ]
    expect(nearestRestorable(snapshots, now - 2 * 3_600_000, now)).toBe(nearest)
  })

  it('is none where none is left', () => {
    expect(nearestRestorable([at(1, { status: 'Failed' })], now, now)).toBeNull()
  })
})
