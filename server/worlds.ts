import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { standardSeed } from '../control-plane/scenarios/registry.ts'
import { createServedWorld, type ServedWorld, type ServedWorldOptions } from './world.ts'

/** Worlds that are kept beside the main one; the one unused for longest goes first. */
const KEPT = 64

export const worldCookie = 'afterglow-world'

export interface Worlds {
  /** The world that the cookie of a request names, without one the main one; null where there is no such world (any more). */
  named(request: Request): ServedWorld | null
  /**
   * The world that a request is answered from: the one it names, else the main one, and then the cookie to set so that
   * it is named no longer. No page can remove that cookie itself.
   */
  of(request: Request): { readonly world: ServedWorld; readonly cookie: string | null }
  /** The world of a request that may load it, and the cookie to set where it is a new one. */
  toLoad(request: Request): { readonly world: ServedWorld; readonly cookie: string | null }
  all(): readonly ServedWorld[]
  close(): Promise<void>
}

export interface WorldsOptions extends Pick<ServedWorldOptions, 'folder' | 'controlled' | 'onDefect'> {
  /** The machine's clock, ms since the epoch: the main world begins now. */
  readonly now: number
}

/** One world for everyone, and where they are controlled from outside one more for each cookie. */
export function createWorlds(options: WorldsOptions): Worlds {
  const begin = (name: string) =>
    createServedWorld({
      ...options,
      source: { scenario: 'tour', now: options.now, seed: standardSeed, role: null },
      folder: join(options.folder, name),
    })
  const main = begin('main')
  const others = new Map<string, ServedWorld>()

  const find = (request: Request) => {
    const name = options.controlled ? cookieOf(request) : null
    const world = name === null ? main : (others.get(name) ?? null)
    if (name !== null && world) {
      others.delete(name)
      others.set(name, world)
    }
    return world
  }

  return {
    named: find,
    of(request) {
      const world = find(request)
      return world ? { world, cookie: null } : { world: main, cookie: `${cookieFor('')}; Max-Age=0` }
    },
    toLoad(request) {
      const found = find(request)
      if (found && found !== main) return { world: found, cookie: null }
      const name = randomBytes(16).toString('hex')
      const world = begin(name)
      others.set(name, world)
      const [oldest] = others
      if (others.size > KEPT && oldest) {
        others.delete(oldest[0])
        void oldest[1].close()
      }
      return { world, cookie: cookieFor(name) }
    },
    all: () => [main, ...others.values()],
    async close() {
      for (const world of [main, ...others.values()]) await world.close()
    },
  }
}

const cookieFor = (name: string) => `${worldCookie}=${name}; Path=/; HttpOnly; SameSite=Strict`

function cookieOf(request: Request): string | null {
  const pairs = (request.headers.get('cookie') ?? '').split(';').map((pair) => pair.trim())
  return pairs.find((pair) => pair.startsWith(`${worldCookie}=`))?.slice(worldCookie.length + 1) ?? null
}
