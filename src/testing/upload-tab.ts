import { archiveBytes } from '../../archive/fixtures/archive-bytes.ts'
import type { FileImport } from '../../contract/wire/imports.ts'
import type { Changes } from '../api/changes.ts'
import { createClient, dataOf } from '../api/client.ts'
import type { Host } from '../api/host.ts'
import { reading } from '../uploads/reading.ts'
import type { Seen } from '../uploads/registering.ts'
import { inMemory, type RememberedUploads } from '../uploads/remembered.ts'
import { createUploadSession, type UploadSession } from '../uploads/session.ts'
import type { Place, StateAt, Upload } from '../uploads/states.ts'
import { tabLocks, type TabLocks } from '../uploads/tab-lock.ts'
import { createLine, type Line } from './line.ts'
import { createWorld, testBase, type World, type WorldOptions } from './world.ts'

/** What the tabs of one browser share. */
export interface Browser {
  readonly remembered: RememberedUploads
  readonly locks: TabLocks
}

/** A browser that nobody has used. */
export const aBrowser = (): Browser => ({
  remembered: inMemory(),
  locks: tabLocks(crypto.randomUUID(), navigator.locks),
})

/** A tab that shows the upload into one instance. */
export interface UploadTab {
  readonly session: UploadSession
  at(): Place
  /** The state, as soon as the session is in it. */
  reach<P extends Place>(place: P): Promise<StateAt<P>>
  /** What the poller says when an import has changed. */
  hearChange(): void
  /** What the person sees of the instance. */
  seen(): Promise<Seen>
  /** Takes the file in, and agrees to what is seen of the instance. */
  send(file: File): Promise<void>
  /** Something happens to the page: `online`, `focus`. */
  happens(type: 'online' | 'focus'): void
  /** Whether the browser would ask before the page is left. */
  asksBeforeLeaving(): boolean
  /** The tab is closed or reloaded: what it held is free, and nothing more comes from it. */
  close(): void
}

/** A world with a line to it, and tabs that look at it. */
export interface UploadWorld extends World {
  readonly line: Line
  /** A tab of `browser`, and without one of a browser of its own, that has looked at what the server knows. */
  tab(instance: string, browser?: Browser): Promise<UploadTab>
  imports(instance: string): Promise<readonly FileImport[]>
}

/** An archive of Neo4j 5 with a small store. */
export async function aFile(name = 'people.dump', lastModified = 1_763_000_000_000): Promise<File> {
  return new File([new Uint8Array(await archiveBytes('DZV1'))], name, { lastModified })
}

export function uploadWorld(options: WorldOptions = {}): UploadWorld {
  const line = createLine()
  const world = createWorld({
    ...options,
    intercept: (request, api) => options.intercept?.(request, api) ?? line.intercept(request, api),
  })
  const client = createClient(world.host, testBase)
  return {
    ...world,
    line,
    async tab(instance, browser = aBrowser()) {
      const tab = openTab(world, world.instance(instance).id, browser)
      await tab.session.refresh()
      return tab
    },
    imports: (instance) => {
      const { id } = world.instance(instance)
      return dataOf(client.afterglow.v1.instances[':id'].imports.$get({ param: { id } }))
    },
  }
}

function openTab(world: World, instanceId: string, browser: Browser): UploadTab {
  const page = new EventTarget()
  const gone = new AbortController()
  const listeners = new Set<Parameters<Changes['onChange']>[0]>()
  const fetch: Host['fetch'] = (input, init) =>
    gone.signal.aborted ? new Promise(() => {}) : world.host.fetch(input, init)
  const client = createClient({ ...world.host, fetch }, testBase)
  const changes: Changes = {
    start: () => () => {},
    ask: () => {},
    onChange(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
  const host = { ...world.host, fetch, uploadFetch: fetch }
  const session = createUploadSession({
    api: { client, host, base: testBase, changes },
    instanceId,
    page,
    reading,
    remembered: browser.remembered,
    locks: {
      ...browser.locks,
      async take(importId) {
        const release = await browser.locks.take(importId)
        if (release) gone.signal.addEventListener('abort', release)
        return release
      },
    },
  })
  const isIn = <P extends Place>(state: Upload, place: P): state is StateAt<P> => state.at === place

  const tab: UploadTab = {
    session,
    at: () => session.store.getState().at,
    reach(place) {
      const { promise, resolve } = Promise.withResolvers<StateAt<typeof place>>()
      const look = (state: Upload) => {
        if (isIn(state, place)) resolve(state)
      }
      look(session.store.getState())
      const stop = session.store.subscribe(look)
      return promise.finally(stop)
    },
    hearChange() {
      const change = {
        type: 'import',
        id: '',
        instance_id: instanceId,
        tenant_id: null,
        deleted: false,
      } as const
      for (const listener of listeners) listener(change)
    },
    async seen() {
      const asked = client.v1.instances[':id'].$get({
        param: { id: instanceId },
        query: { view: 'afterglow' },
      })
      const { name, afterglow } = await dataOf(asked)
      return { name, dataId: afterglow?.data_id ?? '' }
    },
    async send(file) {
      await session.take({ file, handle: Promise.resolve(null) }, () => ({ allowed: true }))
      await session.confirm(await tab.seen())
    },
    happens: (type) => void page.dispatchEvent(new Event(type)),
    asksBeforeLeaving: () => !page.dispatchEvent(new Event('beforeunload', { cancelable: true })),
    close: () => gone.abort(),
  }
  return tab
}
