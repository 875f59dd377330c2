import { createApi, type Api } from '../control-plane/api/create-api.ts'
import type { HostFacts } from '../control-plane/ports.ts'
import { beginningOf } from '../control-plane/scenarios/registry.ts'
import { createRecorder, type Recorder } from '../control-plane/steps/recorder.ts'
import type { MadeWorld } from '../control-plane/steps/replay.ts'
import { createUploadWatch } from '../control-plane/steps/upload-watch.ts'
import type { Asked } from './address.ts'
import { MOVED } from './control-global.ts'
import { createPageMemoryBytes } from './memory-bytes.ts'
import { nextTask } from './next-task.ts'
import type { Beginning } from './other-build.ts'
import { createOpfsBytes, type PageBytes } from './opfs-bytes.ts'
import type { WhichWorld } from './which-world.ts'
import { folderOf, keeps, type Place } from './world-place.ts'
import { NotSaved, openWorld, WorldGone, type Life, type Made, type Stored, type World } from './world.ts'

/** A world's life with what answers for it. */
export interface Furnished extends Life {
  readonly bytes: PageBytes
  readonly api: Api
  readonly recorder: Recorder
}

/** Names the code that made a seed: a build's chunk carries a digest of itself and of what it imports. */
export const build = import.meta.env.PROD
  ? (new URL(import.meta.url).pathname.split('/').at(-1) ?? '')
  : 'development'

/** Bytes of an upload where they have to stay in this page's memory. */
const MEMORY_UPLOAD = 512 * 1024 * 1024

/** A world that is open, and where the files of each of its epochs are. */
export interface Opened {
  readonly world: World<Furnished>
  readonly bytesOf: (epoch: string) => PageBytes
}

export interface Opening {
  readonly which: WhichWorld
  readonly asked: Asked
  readonly place: Place
  readonly basePath: string
  /** It begins as this one, which a link has brought. */
  readonly made: MadeWorld | null
  /** See `WorldOptions`. */
  readonly onGone?: (by: string | null) => void
  readonly instead?: (stored: Stored) => Promise<Beginning>
}

/** Opens the world of a tab. Throws `OtherBuild`. */
export async function openFurnished(opening: Opening): Promise<Opened> {
  const { which, asked, place, basePath, made, onGone, instead } = opening
  const { site, database } = place
  const shared = keeps(place)
  const lockName = `${site}/${which.id}`
  const channel = shared ? new BroadcastChannel(lockName) : null
  channel?.addEventListener('message', () => window.dispatchEvent(new Event(MOVED)))
  const bytesOf = bytesByEpoch((epoch) =>
    shared ? createOpfsBytes(site, folderOf({ id: which.id, epoch })) : createPageMemoryBytes(),
  )
  const furnish = (life: Life): Furnished => {
    const bytes = bytesOf(life.epoch)
    const api = createApi(
      {
        clock: life.clock,
        random: life.random,
        store: life.store,
        bytes,
        host: factsOf(shared),
        uploads: createUploadWatch(life),
        ...(shared
          ? {
              alone: (name, work, otherwise) =>
                navigator.locks.request(
                  `${lockName}/work/${name}`,
                  { ifAvailable: otherwise !== undefined },
                  (lock) => (lock || !otherwise ? work() : otherwise()),
                ),
            }
          : {}),
        pause: nextTask,
        async caller() {
          const world = await life.store.read((tx) => tx.get('world', 'world'))
          return { user: world?.user.name ?? '', role: world?.user.role ?? 'viewer', via: 'browser' }
        },
      },
      {
        basePath,
        opening: life.opening,
        // What could not be saved is told by its answer; anything else is a defect, and shows as one.
        onDefect: (thrown) => {
          if (!(thrown instanceof NotSaved || thrown instanceof WorldGone)) reportError(thrown)
        },
      },
    )
    const recorder = createRecorder({ api, clock: life.clock, log: life.log, basePath, via: () => 'browser' })
    return { ...life, bytes, api, recorder }
  }
  const world = await openWorld({
    id: which.id,
    build,
    database,
    source: made ? madeWith(made, bytesOf) : which.source,
    rate: asked.speed ?? beginningOf(which.source.scenario).speed,
    machine: () => Date.now(),
    exclusive: shared ? (work) => navigator.locks.request(lockName, () => work()) : (work) => work(),
    furnish,
    onSaved: () => channel?.postMessage('saved'),
    ...(onGone ? { onGone } : {}),
    ...(instead
      ? {
          async instead(stored) {
            const { begin, rate } = await instead(stored)
            return { begin: 'overlay' in begin ? madeWith(begin, bytesOf) : begin, rate }
          },
        }
      : {}),
  })
  return { world, bytesOf }
}

/** What this host tells of itself. `shared`: its worlds are kept, and their bytes with them. */
export const factsOf = (shared: boolean): HostFacts => ({
  host: 'browser',
  build,
  downloads: 'blob',
  control: true,
  maxUploadBytes: shared ? null : MEMORY_UPLOAD,
})

/** The bytes of a world's epochs, each made once: those of a world that is made again are there before it. */
function bytesByEpoch(make: (epoch: string) => PageBytes): (epoch: string) => PageBytes {
  const known = new Map<string, PageBytes>()
  return (epoch) => {
    const bytes = known.get(epoch) ?? make(epoch)
    known.set(epoch, bytes)
    return bytes
  }
}

/** A world that was made again, to be put in the place of one. */
export function madeWith(world: MadeWorld, bytesOf: (epoch: string) => PageBytes): Made {
  return {
    ...world,
    async bring(epoch) {
      const bytes = bytesOf(epoch)
      for await (const key of world.bytes.keys()) {
        const size = await world.bytes.size(key)
        if (size !== null)
          await bytes.append(key, 0, size > 0 ? world.bytes.read(key, 0, size) : new Blob().stream())
      }
    },
  }
}
