import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { performance } from 'node:perf_hooks'
import { setImmediate, setTimeout } from 'node:timers/promises'
import { createApi, type Api } from '../control-plane/api/create-api.ts'
import { createControl, type Control } from '../control-plane/control.ts'
import { createCallLine, type CallLine } from '../control-plane/line-layer.ts'
import { createMemoryStore } from '../control-plane/memory-store.ts'
import type { HostFacts, Ports } from '../control-plane/ports.ts'
import { seedWorld, type WorldSource } from '../control-plane/scenarios/registry.ts'
import { createSeededRandom } from '../control-plane/seeded-random.ts'
import { createRecorder } from '../control-plane/steps/recorder.ts'
import type { MadeWorld } from '../control-plane/steps/replay.ts'
import { createStepLog, type StepLog } from '../control-plane/steps/step-log.ts'
import { createUploadWatch } from '../control-plane/steps/upload-watch.ts'
import { createVirtualClock, type VirtualClock } from '../control-plane/virtual-clock.ts'
import { createFolderBytes } from './folder-bytes.ts'
import { viaOf } from './guard.ts'
import { createServerRandom } from './server-random.ts'

/** One world of this server: records in memory, bytes in a folder of its own. */
export interface ServedWorld {
  /** Of the world as it was loaded last. */
  api(): Api
  /** The answer of its API; where it is controlled, what it does is one of the steps of the world. */
  fetch(request: Request): Promise<Response>
  readonly control: Control
  /** Between this world and whoever calls its API. */
  readonly line: CallLine
  /** Deletes its bytes. It must not be asked again. */
  close(): Promise<void>
}

export interface ServedWorldOptions {
  readonly source: WorldSource
  /** The folder for bytes; made when there are any. */
  readonly folder: string
  /** Worlds that can be moved and made again derive everything from their seed; others their passwords from a secret. */
  readonly controlled: boolean
  onDefect(thrown: unknown, of: string): void
}

/** Begins a world as fast as life. */
export function createServedWorld(options: ServedWorldOptions): ServedWorld {
  let count = 0
  const begin = (source: WorldSource, rate: number, made?: MadeWorld, bytes = nextBytes()) => {
    const clock = createVirtualClock({ now: made?.now ?? source.now, rate, real: () => Date.now() })
    const random = createSeededRandom(source.seed)
    const log = createStepLog(made?.kept)
    const store = createMemoryStore({
      base: seedWorld(source),
      ...(made ? { overlay: made.overlay } : {}),
    })
    const api = apiOf({ clock, store, log, random, bytes: bytes.bytes }, options)
    const recorder = createRecorder({ api, clock, log, basePath: '', via: viaOf })
    const records = () => store.dump()
    const { controlPlane } = api
    return { source, clock, random, folder: bytes.folder, api, controlPlane, log, recorder, records }
  }
  const nextBytes = () => {
    count += 1
    const folder = join(options.folder, String(count))
    return { folder, bytes: createFolderBytes(folder) }
  }
  let life = begin(options.source, 1)
  const take = async (next: typeof life) => {
    const { folder } = life
    life = next
    await rm(folder, { recursive: true, force: true })
  }
  const line = createCallLine({
    basePath: '',
    world: () => life,
    stopwatch: () => performance.now(),
    wait: (ms, signal) => setTimeout(ms, undefined, { signal }),
  })
  return {
    api: () => life.api,
    fetch: (request) => (options.controlled ? life.recorder.fetch(request) : life.api.fetch(request)),
    line,
    control: createControl({
      line,
      current: () => life,
      replace: (source, speed) => take(begin(source, speed)),
      steps: {
        current: () => life,
        facts: factsOf(options),
        pause,
        async adopt(made, speed) {
          const next = nextBytes()
          for await (const key of made.bytes.keys()) {
            const size = (await made.bytes.size(key)) ?? 0
            const body = size > 0 ? made.bytes.read(key, 0, size) : new Blob([]).stream()
            await next.bytes.append(key, 0, body)
          }
          await take(begin(made.source, speed, made, next))
        },
      },
    }),
    close: () => rm(options.folder, { recursive: true, force: true }),
  }
}

const pause = () => setImmediate()

const factsOf = ({ controlled }: ServedWorldOptions): HostFacts => ({
  host: 'node',
  build: process.env['AFTERGLOW_BUILD'] ?? 'local',
  downloads: 'http',
  control: controlled,
  maxUploadBytes: null,
})

interface Inside extends Pick<Ports, 'random' | 'store' | 'bytes'> {
  readonly clock: VirtualClock
  readonly log: StepLog
}

function apiOf({ clock, store, log, random, bytes }: Inside, options: ServedWorldOptions): Api {
  const ports: Ports = {
    clock,
    store,
    random: options.controlled ? random : createServerRandom(random),
    bytes,
    pause,
    host: factsOf(options),
    ...(options.controlled ? { uploads: createUploadWatch({ log, clock }) } : {}),
    async caller(request) {
      const world = await store.read((tx) => tx.get('world', 'world'))
      return { user: world?.user.name ?? '', role: world?.user.role ?? 'viewer', via: viaOf(request) }
    },
  }
  return createApi(ports, { onDefect: options.onDefect })
}
