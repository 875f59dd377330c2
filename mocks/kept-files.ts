/** What a page says to its worker when the build's files are to be kept. */
export const KEEP = 'afterglow:keep'

/** Where files are kept: the part of CacheStorage that is needed, so that it can be had in memory. */
export interface FileCaches {
  open(name: string): Promise<FileCache>
  keys(): Promise<readonly string[]>
  delete(name: string): Promise<boolean>
}
export interface FileCache {
  match(url: string): Promise<Response | undefined>
  put(url: string, response: Response): Promise<void>
}

interface Means {
  readonly caches: FileCaches
  readonly fetch: (request: Request) => Promise<Response>
  /** The absolute address of the page's base, with a slash at its end. */
  readonly base: string
  /** A digest of the build's files. */
  readonly build: string
  /** The build's files, relative to the base. */
  readonly files: readonly string[]
}

/** The files of a build, kept in the browser so that the page opens without its server. */
export interface KeptFiles {
  /** Fetches what is not kept yet, and forgets builds of before when all is there. What fails is tried again at the next call. */
  keep(): Promise<void>
  /** How a request for a file of this page is answered; null: not by this. */
  answer(request: Request): Promise<Response> | null
}

/** Keeps the build's files under a name of its own: two demos of one origin, under two paths, share nothing. */
export function createKeptFiles({ caches, fetch, base, build, files }: Means): KeptFiles {
  const mine = `afterglow ${base} `
  const open = () => caches.open(mine + build)
  const known = new Set(files)
  const kept = async (url: string) => (await open()).match(url)
  const isPage = (path: string) => path === 'index.html' || !/\.\w+$/.test(path)
  const pathOf = (request: Request) => {
    const { origin, pathname } = new URL(request.url)
    const url = origin + pathname
    return request.method === 'GET' && url.startsWith(base) ? url.slice(base.length) : null
  }

  /** Whether a page is this build's: all that it names is kept with it. */
  const isOurs = (page: string) => [...page.matchAll(/assets\/[\w.-]+/g)].every(([file]) => known.has(file))

  const add = async (cache: FileCache, file: string) => {
    const url = base + file
    if (await cache.match(url)) return
    const response = await fetch(new Request(url, file.startsWith('assets/') ? {} : { cache: 'no-cache' }))
    if (!response.ok) throw new Error(`${url} was answered ${response.status}.`)
    await cache.put(url, response)
  }

  const page = async (request: Request) => {
    const answer = await fetch(request).catch(() => null)
    // A static host knows the addresses of its files only, and a host that is down none.
    if (answer && answer.status !== 404 && answer.status < 500) return answer
    return (await kept(base)) ?? answer ?? Response.error()
  }

  return {
    async keep() {
      const cache = await open()
      for (const file of files) if (file !== 'index.html') await add(cache, file)
      const shell = await fetch(new Request(base, { cache: 'no-cache' }))
      if (!shell.ok || !isOurs(await shell.clone().text())) return
      await cache.put(base, shell)
      for (const name of await caches.keys()) {
        if (name.startsWith(mine) && name !== mine + build) await caches.delete(name)
      }
    },
    answer(request) {
      const path = pathOf(request)
      if (path === null) return null
      if (request.mode === 'navigate') return isPage(path) ? page(request) : null
      if (!known.has(path)) return null
      // What carries a digest in its name is never another; the rest may be, where the server can be asked.
      if (path.startsWith('assets/')) return kept(base + path).then((file) => file ?? fetch(request))
      return fetch(request).catch(async () => (await kept(base + path)) ?? Response.error())
    },
  }
}
