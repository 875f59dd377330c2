/** Random programs: what people might do, in any order and at any time, and a runner that does it. */
import fc from 'fast-check'
import { crc32 } from '../../archive/crc32.ts'
import { createControlPlane, type ControlPlane } from '../control-plane.ts'
import { createMemoryStore, type MemoryStore } from '../memory-store.ts'
import type { Fault, NetworkAccessRecord, OperationKind } from '../records.ts'
import { createSeededRandom } from '../seeded-random.ts'
import { createVirtualClock } from '../virtual-clock.ts'
import { Crash, crashingBytes, crashingStore, createFuse } from './crashing.ts'
import { createDoer } from './doer.ts'
import { createMonitor } from './monitor.ts'
import {
  createMemoryBytes,
  customerKey,
  described,
  host,
  instanceRecord,
  records,
  start,
  tenant,
  type MemoryBytes,
} from './test-world.ts'

const SECOND = 1000
const HOUR = 3600 * SECOND
const DAY = 24 * HOUR

export type Step =
  | { readonly do: 'wait'; readonly ms: number }
  | {
      readonly do: 'create'
      readonly plan: number
      readonly from: number | null
      readonly snapshot: number | null
    }
  | {
      readonly do: 'take' | 'pause' | 'resume' | 'delete' | 'extend' | 'rename' | 'go-back'
      readonly on: number
    }
  | { readonly do: 'resize'; readonly on: number; readonly size: number }
  | { readonly do: 'restore' | 'export'; readonly on: number; readonly snapshot: number }
  | { readonly do: 'overwrite'; readonly on: number; readonly from: number; readonly snapshot: number | null }
  | {
      readonly do: 'upload'
      readonly on: number
      readonly file: UploadedFile
      readonly whole: boolean
      /** What is announced of the file. */
      readonly sum: 'none' | 'right' | 'wrong'
      /** What the person saw of the instance: what there is, or something else. */
      readonly seen: 'nothing' | 'present' | 'past'
    }
  /** Sends the rest of an upload; `sum`: the checksum that it comes with. */
  | { readonly do: 'send-on'; readonly upload: number; readonly sum: 'none' | 'right' | 'wrong' }
  /** Agrees again to what a file overwrites: to what there is, or to something else. */
  | { readonly do: 'agree'; readonly upload: number; readonly seen: 'present' | 'past' }
  | { readonly do: 'give-up'; readonly upload: number }
  /** Sets up the network access of a region, or changes it where there is one. */
  | {
      readonly do: 'network'
      readonly region: number
      readonly traffic: 'enabled' | 'disabled'
      readonly role: 'member' | 'admin'
    }
  /** Adds a key, removes one, or does what its owner does at the provider. */
  | { readonly do: 'key'; readonly key: number; readonly to: 'add' | 'remove' | 'revoked' | 'granted' }
  | { readonly do: 'backup'; readonly on: number }
  | { readonly do: 'cancel-backup' | 'link-backup'; readonly backup: number }
  | { readonly do: 'send-backup'; readonly backup: number; readonly on: number }

/** `flawed`: a store with indexes that a database of today stumbles over. */
export type UploadedFile = 'real' | 'flawed' | 'junk'

/** The place of the first instance, which holds more than a smaller size of its plan does: whatever number of them runs. */
const LARGE = 840
const index = fc.nat(1000)
const waits = fc.oneof(
  { weight: 5, arbitrary: fc.integer({ min: 1, max: 90 * SECOND }) },
  { weight: 6, arbitrary: fc.integer({ min: 30 * SECOND, max: 20 * 60 * SECOND }) },
  { weight: 3, arbitrary: fc.integer({ min: SECOND, max: 8 * HOUR }) },
  { weight: 1, arbitrary: fc.integer({ min: HOUR, max: 9 * DAY }) },
)
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 8, arbitrary: waits.map((ms): Step => ({ do: 'wait', ms })) },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant<'create'>('create'),
      plan: fc.nat(4),
      from: fc.option(index),
      snapshot: fc.option(index),
    }),
  },
  {
    weight: 5,
    arbitrary: fc.record({
      do: fc.constantFrom(
        'take',
        'take',
        'take',
        'pause',
        'resume',
        'resume',
        'delete',
        'extend',
        'rename',
        'go-back',
      ),
      on: index,
    }),
  },
  {
    weight: 5,
    arbitrary: fc.record({ do: fc.constantFrom('restore', 'export'), on: index, snapshot: index }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant<'resize'>('resize'), on: index, size: index }) },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant<'overwrite'>('overwrite'),
      on: index,
      from: index,
      snapshot: fc.option(index),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant<'upload'>('upload'),
      on: index,
      file: fc.constantFrom('real', 'real', 'flawed', 'junk'),
      whole: fc.boolean(),
      sum: fc.constantFrom('none', 'right', 'right', 'wrong'),
      seen: fc.constantFrom('nothing', 'present', 'present', 'past'),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant<'send-on'>('send-on'),
      upload: index,
      sum: fc.constantFrom('none', 'right', 'wrong'),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant<'agree'>('agree'),
      upload: index,
      seen: fc.constantFrom('present', 'present', 'past'),
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant<'give-up'>('give-up'), upload: index }) },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant<'network'>('network'),
      region: index,
      traffic: fc.constantFrom('enabled' as const, 'disabled' as const),
      role: fc.constantFrom('admin' as const, 'admin' as const, 'admin' as const, 'member' as const),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant<'key'>('key'),
      key: index,
      to: fc.constantFrom('add' as const, 'remove' as const, 'revoked' as const, 'granted' as const),
    }),
  },
  { weight: 4, arbitrary: fc.record({ do: fc.constant<'backup'>('backup'), on: index }) },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constantFrom('cancel-backup' as const, 'link-backup' as const),
      backup: index,
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ do: fc.constant<'send-backup'>('send-backup'), backup: index, on: index }),
  },
)

/** More backups at once than there are workers, so that some have to wait, and one that waits is cancelled. */
const queue: fc.Arbitrary<readonly Step[]> = fc.record({ on: index, backup: index }).map(({ on, backup }) => [
  { do: 'backup', on },
  { do: 'backup', on: on + 1 },
  { do: 'backup', on: on + 2 },
  { do: 'cancel-backup', backup },
])
/** A file that is sent in two pieces, its instance renamed in between. */
const changing: fc.Arbitrary<readonly Step[]> = fc
  .record({ on: index, whole: fc.constant(false), sum: fc.constantFrom('none', 'right') })
  .map(({ on, whole, sum }) => [
    { do: 'upload', on, file: 'real', whole, sum, seen: 'present' },
    { do: 'rename', on },
    { do: 'send-on', upload: 0, sum },
  ])
/** A snapshot of much data is to be restored after its instance was given little data, and a smaller size. */
const shrinking: fc.Arbitrary<readonly Step[]> = fc
  .record({ from: fc.integer({ min: 1, max: 4 }), snapshot: fc.nat(3) })
  .map(({ from, snapshot }) => [
    { do: 'take', on: LARGE },
    { do: 'wait', ms: HOUR },
    { do: 'overwrite', on: LARGE, from, snapshot: null },
    { do: 'wait', ms: 2 * HOUR },
    { do: 'resize', on: LARGE, size: 0 },
    { do: 'wait', ms: HOUR },
    { do: 'restore', on: LARGE, snapshot },
    { do: 'wait', ms: HOUR },
  ])
const stretch: fc.Arbitrary<readonly Step[]> = fc.oneof(
  { weight: 30, arbitrary: step.map((each) => [each]) },
  { weight: 1, arbitrary: queue },
  { weight: 1, arbitrary: changing },
  { weight: 1, arbitrary: shrinking },
)

const fault: fc.Arbitrary<Fault> = fc.record({
  operation: fc.constantFrom<OperationKind[]>(
    'create',
    'take-snapshot',
    'export',
    'backup',
    'restore',
    'overwrite',
    'load-file',
    'pause',
    'resume',
    'resize',
    'delete',
    'network-access',
  ),
  reason: fc.constant('somehow'),
  times: fc.constantFrom('once', 'always'),
})

export interface Program {
  readonly seed: string
  readonly faults: readonly Fault[]
  readonly steps: readonly Step[]
}

/** Programs of up to so many stretches, a step or a few each. */
export const programs = (most: number): fc.Arbitrary<Program> =>
  fc.record({
    seed: fc.string({ maxLength: 8 }),
    faults: fc.oneof(fc.constant([]), fc.array(fault, { maxLength: 3 })),
    steps: fc.array(stretch, { minLength: 5, maxLength: most, size: 'max' }).map((each) => each.flat()),
  })

export interface HowToRun {
  /** Cuts every wait into pieces, with a reconcile after each. Fractions of the wait. */
  readonly cuts?: readonly number[]
  /** How many moments each host lives; the one after the last lives on. */
  readonly crashes?: readonly number[]
}

export interface Ran {
  readonly store: MemoryStore
  readonly bytes: MemoryBytes
  /** Everything there is to compare: records, log, bytes. */
  readonly trace: string
  readonly crashed: number
  readonly seen: ReadonlyMap<string, number>
}

const instances = [
  instanceRecord('enterprise-db', '5', 'aaaaaa01', {
    memory: '4GB',
    storage: '8GB',
    cpu: 1,
    content: described({ bytes: 5_000_000_000, asOf: start - 60_000 }),
  }),
  instanceRecord('professional-db', '5', 'aaaaaa02'),
  instanceRecord('free-db', '5', 'aaaaaa03', {
    content: described({ writesPerHour: 0, asOf: start }),
    idleSince: start,
  }),
  // In a region of its own, without network access to begin with.
  instanceRecord('enterprise-db', '4', 'aaaaaa04', { cloud: 'aws', region: 'us-east-1' }),
  instanceRecord('sandbox', '5', 'aaaaaa05', { endsAt: start + 3 * DAY }),
  instanceRecord('enterprise-db', '5', 'aaaaaa06', { customerManagedKeyId: customerKey.id }),
]
/** Network access that is in effect from the beginning. */
const configured: NetworkAccessRecord = {
  id: '00000000-0000-4000-8000-0000000000aa',
  tenantId: tenant.id,
  cloud: 'gcp',
  region: 'europe-west1',
  serviceName: 'private-link',
  publicTraffic: 'enabled',
  change: null,
  failure: null,
  createdAt: start - DAY,
  appliedAt: start - DAY + 90 * SECOND,
  changedBy: 'somebody',
}
/** Runs a program from the beginning, watched by the monitor. Rejects where anything breaks. */
export async function run(program: Program, how: HowToRun = {}): Promise<Ran> {
  const clock = createVirtualClock({ now: start })
  const base = records(instances, program.faults, [
    { kind: 'customer-managed-key', record: customerKey },
    { kind: 'network-access', record: configured },
  ])
  const bytes = createMemoryBytes()
  const monitor = createMonitor(base, clock, bytes)
  const store = createMemoryStore({
    base,
    persist: async (changes, version) => monitor.commit(changes, version),
  })
  const lives = [...(how.crashes ?? [])]
  let crashed = 0
  let plane = nextPlane()

  function nextPlane(): ControlPlane {
    const fuse = createFuse(lives.shift() ?? Infinity)
    return createControlPlane({
      clock,
      host,
      random: createSeededRandom(program.seed),
      store: crashingStore(store, fuse),
      bytes: crashingBytes(bytes, fuse, monitor.deleteBytes),
    })
  }

  /** Whoever loses the host asks the next one again. */
  const insist = async <T>(work: (plane: ControlPlane) => Promise<T>): Promise<T> => {
    for (;;) {
      try {
        return await work(plane)
      } catch (error) {
        if (!(error instanceof Crash)) throw error
        crashed++
        plane = nextPlane()
      }
    }
  }

  const doStep = createDoer(store, insist)
  for (const [number, each] of program.steps.entries()) {
    if (each.do === 'wait') {
      const from = clock.now()
      const cuts = (how.cuts ?? []).map((cut) => from + Math.floor(cut * each.ms))
      for (const at of [...cuts.toSorted((a, b) => a - b), from + each.ms]) {
        clock.jumpTo(at)
        await insist((alive) => alive.reconcile())
      }
    } else {
      await insist((alive) => alive.reconcile())
      await doStep(each, `request-${number}`)
    }
  }
  await insist((alive) => alive.reconcile())
  monitor.rest()
  const files = [...bytes.files.entries()]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, file]) => [key, file.length, crc32(file)])
  const trace = JSON.stringify([store.dump(), store.overlay(), files])
  return { store, bytes, trace, crashed, seen: monitor.seen }
}
