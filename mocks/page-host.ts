import { keptOf } from '../control-plane/steps/recorder.ts'
import { answerOf, overridden } from './answers.ts'
import { apiPart } from './api-paths.ts'
import type { Connection } from './connection.ts'
import type { Furnished } from './furnished-world.ts'
import { keepFiles, startWorker, throughWorker } from './network.ts'
import type { PageLine } from './page-line.ts'
import { tidy, type Place } from './world-place.ts'
import type { World } from './world.ts'

/** What the console's entry needs of its host. */
export interface BrowserHost {
  /** For JSON: in the page until the worker stands, through the worker then. */
  readonly fetch: typeof globalThis.fetch
  /** For bodies of archives: always in the page. */
  readonly uploadFetch: typeof globalThis.fetch
  /** A `blob:` address of the file of an export or a backup, which stays until it is released. Rejects where there is none. */
  fileOf(of: 'export' | 'backup', id: string): Promise<{ readonly url: string; release(): void }>
}

/**
 * An answer of the world. What changes it is done alone and is one of its steps; a `body` may take minutes to arrive or to
 * be read, and holds the world for each of its commits only.
 */
export function answerIn(
  world: World<Furnished>,
  request: Request,
  base: string,
  part: 'json' | 'body' = 'json',
): Promise<Response> {
  if (keptOf(request, base.replace(/\/$/, ''))) return world.alone(({ recorder }) => recorder.fetch(request))
  return part === 'body' ? world.current().api.fetch(request) : world.request(({ api }) => api.fetch(request))
}

/** What the console asks, answered by a world over the line and the connection of its page. */
export function hostOf(
  world: World<Furnished>,
  base: string,
  place: Place,
  connection: Connection,
  line: PageLine,
  hasWorker: boolean,
  ready: () => Promise<void>,
): BrowserHost {
  const inPage = async (request: Request) =>
    line.marked(request) ?? (await overridden(request)) ?? answerOf(() => answerIn(world, request, base))
  // The first answer comes from the page, and MSW is fetched after it: the first card never waits for a worker.
  let json = async (request: Request) => {
    json = inPage
    const first = await inPage(request)
    void afterwards()
    return first
  }
  const afterwards = async () => {
    if (hasWorker && (await startWorker(base, inPage))) {
      json = throughWorker(inPage)
      void ready().then(keepFiles)
    }
    // What is left over now is met again the next time.
    await world
      .request(async () => {})
      .then(() => tidy(place, world.current()))
      .catch(() => undefined)
  }
  const answer = (request: Request, way: 'json' | 'upload') => {
    const url = new URL(request.url)
    const part = url.origin === location.origin ? apiPart(url.pathname, base) : null
    if (part === null) return fetch(request)
    if (part === 'body')
      return line.send(request, (asked) => answerOf(() => answerIn(world, asked, base, 'body')))
    return line.send(request, (asked) => (way === 'json' ? json(asked) : inPage(asked)))
  }
  return {
    fetch: connection.over((input, init) => answer(new Request(input, init), 'json')),
    uploadFetch: connection.over((input, init) => answer(new Request(input, init), 'upload')),
    async fileOf(of, id) {
      const { bytes } = world.current()
      const file = await world.alone(({ recorder }) => recorder.storedFile(of, id))
      const held = file ? await bytes.hold(file.bytesKey) : null
      if (!held) throw new Error('The file is not there any more.')
      const url = URL.createObjectURL(held.file)
      return {
        url,
        release() {
          URL.revokeObjectURL(url)
          held.release()
        },
      }
    },
  }
}
