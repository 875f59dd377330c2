/** For tests: a world whose steps are kept, on a clock that goes on with every look at it, and that outlives its host. */
import { createApi, type Api } from '../api/create-api.ts'
import type { ControlState } from '../control-state.ts'
import { createControl } from '../control.ts'
import { runControl, type ControlVerb } from '../control-verbs.ts'
import { createMemoryStore, type MemoryStore, type Overlay } from '../memory-store.ts'
import type { HostFacts } from '../ports.ts'
import type { AnyRecord, RecordKind, Records } from '../records.ts'
import { seedWorld, standardNow, standardSeed, type WorldSource } from '../scenarios/registry.ts'
import { createSeededRandom } from '../seeded-random.ts'
import { digestOf } from '../steps/digest.ts'
import { createRecorder, type Recorder } from '../steps/recorder.ts'
import { createMemoryBytes } from '../memory-bytes.ts'
import type { Recipe } from '../steps/step.ts'
import { createStepLog, type KeptSteps, type StepLog } from '../steps/step-log.ts'
import { createUploadWatch } from '../steps/upload-watch.ts'
import { createVirtualClock, type VirtualClock } from '../virtual-clock.ts'

export const recordedHost: HostFacts = {
  host: 'browser',
  build: 'test',
  downloads: 'blob',
  control: true,
  maxUploadBytes: null,
}

export const recordedSource: WorldSource = {
  scenario: 'tour',
  now: standardNow,
  seed: standardSeed,
  role: null,
}

export interface RecordedLife {
  readonly api: Api
  readonly recorder: Recorder
  readonly log: StepLog
  readonly store: MemoryStore
  readonly clock: VirtualClock
}

export interface RecordedWorld {
  readonly source: WorldSource
  life(): RecordedLife
  /** The host is gone, and another one has opened what it had stored. */
  reload(): void
  call(line: string, call?: RecordedCall): Promise<Response>
  /** Runs a verb of the control. */
  control(verb: ControlVerb, request: unknown): Promise<ControlState>
  records<K extends RecordKind>(kind: K): readonly Records[K][]
  /** The recipe of all that was done, after everything that is due. */
  recipe(): Promise<Recipe>
}

export interface RecordedCall {
  readonly headers?: Readonly<Record<string, string>>
  readonly json?: unknown
  readonly body?: BodyInit
}

const base = 'http://recorded.test'

export function createRecordedWorld(source: WorldSource = recordedSource): RecordedWorld {
  const bytes = createMemoryBytes()
  let openings = 0
  // No two looks at the clock are the same: what is not held shows.
  let ticks = 0
  const open = (stored: { overlay: Overlay; kept: KeptSteps; now: number } | null): RecordedLife => {
    openings += 1
    const clock = createVirtualClock({ now: stored?.now ?? source.now, rate: 1, real: () => (ticks += 1) })
    const store = createMemoryStore({
      base: seedWorld(source),
      ...(stored ? { overlay: stored.overlay } : {}),
    })
    const log = createStepLog(stored?.kept)
    const api = createApi(
      {
        clock,
        store,
        bytes,
        random: createSeededRandom(source.seed),
        host: recordedHost,
        uploads: createUploadWatch({ log, clock }),
        async caller() {
          const world = await store.read((tx) => tx.get('world', 'world'))
          return { user: world?.user.name ?? '', role: world?.user.role ?? 'viewer', via: 'browser' }
        },
      },
      { opening: openings },
    )
    const recorder = createRecorder({ api, clock, log, basePath: '', via: () => 'browser' })
    return { api, recorder, log, store, clock }
  }
  let life = open(null)
  const current = () => ({
    ...life,
    source,
    controlPlane: life.api.controlPlane,
    records: () => life.store.dump(),
  })
  const refuse = () => Promise.reject(new Error('This world stays the one that it is.'))
  const control = createControl({
    current,
    replace: refuse,
    steps: { current, facts: recordedHost, adopt: refuse },
  })
  /** Its records are looked up many times between two commits. */
  let known: {
    readonly store: MemoryStore
    readonly version: number
    readonly all: readonly AnyRecord[]
  } | null = null
  const all = () => {
    const { store } = life
    if (known?.store !== store || known.version !== store.version) {
      known = { store, version: store.version, all: store.dump() }
    }
    return known.all
  }
  return {
    source,
    life: () => life,
    reload() {
      const { steps, total } = life.log.kept()
      const stored = structuredClone({ overlay: life.store.overlay(), kept: { steps, total } })
      life = open({ ...stored, now: life.clock.now() })
    },
    call(line, { headers = {}, json, body } = {}) {
      const [method = '', path = ''] = line.split(' ')
      const type = json === undefined ? {} : { 'Content-Type': 'application/json' }
      const request = new Request(`${base}${path}`, {
        method,
        headers: { ...type, ...headers },
        body: json === undefined ? (body ?? null) : JSON.stringify(json),
      })
      return life.recorder.fetch(request)
    },
    control: (verb, request) => runControl(control, verb, request),
    records: <K extends RecordKind>(kind: K) =>
      all().flatMap((each) => (isOf(kind, each) ? [each.record] : [])),
    async recipe() {
      const letGo = life.clock.hold()
      await life.api.controlPlane.reconcile()
      const { steps } = life.log.kept()
      const made = { version: 1, source, steps, now: life.clock.now() } as const
      letGo()
      return structuredClone({ ...made, digest: digestOf(life.store.dump()) })
    },
  }
}

type OfKind<K extends RecordKind> = { readonly kind: K; readonly record: Records[K] }
const isOf = <K extends RecordKind>(kind: K, each: { readonly kind: RecordKind }): each is OfKind<K> =>
  each.kind === kind
