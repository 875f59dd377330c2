import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { performance } from 'node:perf_hooks'
import { setImmediate, setTimeout } from 'node:timers/promises'
import { createApi, type Api } from '../control-plane/api/create-api.ts'
import { createControl, type Control } from '../control-plane/control.ts'
import { createCallLine, type CallLine } from '../control-plane/line-layer.ts'
import { createMemoryStore } from '../control-plane/memory-store.ts'
import type { Ports } from '../control-plane/ports.ts'
import { seedWorld, type WorldSource } from '../control-plane/scenarios/registry.ts'
import { createSeededRandom } from '../control-plane/seeded-random.ts'
import { createVirtualClock, type VirtualClock } from '../control-plane/virtual-clock.ts'
import { createFolderBytes } from './folder-bytes.ts'
import { viaOf } from './guard.ts'
import { createServerRandom } from './server-random.ts'

/** One world of this server: records in memory, bytes in a folder of its own. */
export interface ServedWorld {
  /** Of the world as it was loaded last. */
  api(): Api
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
  const begin = (source: WorldSource, rate: number) => {
    count += 1
    const folder = join(options.folder, String(count))
    const clock = createVirtualClock({ now: source.now, rate, real: () => Date.now() })
    const random = createSeededRandom(source.seed)
    return { source, clock, random, folder, api: apiOf(source, clock, folder, options) }
  }
  let life = begin(options.source, 1)
  const line = createCallLine({
    basePath: '',
    world: () => life,
    stopwatch: () => performance.now(),
    wait: (ms, signal) => setTimeout(ms, undefined, { signal }),
  })
  return {
    api: () => life.api,
    line,
    control: createControl({
      line,
      current: () => ({ source: life.source, clock: life.clock, controlPlane: life.api.controlPlane }),
      async replace(source, speed) {
        const { folder } = life
        life = begin(source, speed)
        await rm(folder, { recursive: true, force: true })
      },
    }),
    close: () => rm(options.folder, { recursive: true, force: true }),
  }
}

function apiOf(source: WorldSource, clock: VirtualClock, folder: string, options: ServedWorldOptions): Api {
  const seeded = createSeededRandom(source.seed)
  const store = createMemoryStore({ base: seedWorld(source) })
  const ports: Ports = {
    clock,
    store,
    random: options.controlled ? seeded : createServerRandom(seeded),
    bytes: createFolderBytes(folder),
    pause: () => setImmediate(),
    host: {
      host: 'node',
      build: process.env['AFTERGLOW_BUILD'] ?? 'local',
      downloads: 'http',
      control: options.controlled,
      maxUploadBytes: null,
    },
    async caller(request) {
      const world = await store.read((tx) => tx.get('world', 'world'))
      return { user: world?.user.name ?? '', role: world?.user.role ?? 'viewer', via: viaOf(request) }
    },
  }
  return createApi(ports, { onDefect: options.onDefect })
}
