import './no-eval.ts'
import { createApi, type Api } from '../control-plane/api/create-api.ts'
import { ControlRefusal } from '../control-plane/control-fields.ts'
import { createControl, lineOf } from '../control-plane/control.ts'
import { runControl, type ControlVerb } from '../control-plane/control-verbs.ts'
import { madeWorld } from '../control-plane/control.ts'
import { textOfFailure, textOfLatency } from '../control-plane/line-fields.ts'
import type { HostFacts } from '../control-plane/ports.ts'
import { fromFragment } from '../control-plane/steps/fragment.ts'
import { createRecorder, keptOf, type Recorder } from '../control-plane/steps/recorder.ts'
import type { MadeWorld } from '../control-plane/steps/replay.ts'
import { createUploadWatch } from '../control-plane/steps/upload-watch.ts'
import { answerOf, overridden } from './answers.ts'
import { linkTo } from './link-to.ts'
import { readAddress, type Asked } from './address.ts'
import { apiPart } from './api-paths.ts'
import { createConnection, type Connection } from './connection.ts'
import { beginningOf, scenarioNamed, type WorldSource } from '../control-plane/scenarios/registry.ts'
import { scenarioCards } from '../control-plane/scenarios/screens.ts'
import { MOVED, type PageControl } from './control-global.ts'
import { READY, STARTED, tellAround } from './gallery/frame-messages.ts'
import { joinFrame } from './frame/joined.ts'
import { createMemoryBytes } from './memory-bytes.ts'
import { nextTask } from './next-task.ts'
import { keepFiles, startWorker, throughWorker } from './network.ts'
import { createPageLine, type PageLine } from './page-line.ts'
import { createOpfsBytes, hasFileSystem, worldFolders, type PageBytes } from './opfs-bytes.ts'
import { createReadiness } from './ready.ts'
import { showOtherBuild, showWrongAddress, showWrongLink } from './refusals.ts'
import { tellStudios } from './studio/console-side.ts'
import { rememberStudio, studioHere } from './studio/remembered.ts'
import { offerStudio } from './studio/start-studio.ts'
import { stopHere } from './tour/remembered.ts'
import { tellOnce } from './tour/tell-once.ts'
import { lineMemory, remember, remembered, whichWorld, type WhichWorld } from './which-world.ts'
import { noDatabase, openWorldDatabase, type WorldDatabase, type WorldRow } from './world-database.ts'
import { newEpoch, NotSaved, openWorld, OtherBuild, type Life, type Made, type World } from './world.ts'

/** What the console's entry needs of its host. */
export interface BrowserHost {
  /** For JSON: in the page until the worker stands, through the worker then. */
  readonly fetch: typeof globalThis.fetch
  /** For bodies of archives: always in the page. */
  readonly uploadFetch: typeof globalThis.fetch
  /** A `blob:` address of the file of an export or a backup, which stays until it is released. Rejects where there is none. */
  fileOf(of: 'export' | 'backup', id: string): Promise<{ readonly url: string; release(): void }>
}

/** A world's life with what answers for it. */
interface Furnished extends Life {
  readonly bytes: PageBytes
  readonly api: Api
  readonly recorder: Recorder
}

/** Names the code that made a seed: a build's chunk carries a digest of itself and of what it imports. */
const build = import.meta.env.PROD
  ? (new URL(import.meta.url).pathname.split('/').at(-1) ?? '')
  : 'development'
/** A tab's own world that nobody opened for so long (ms) is forgotten. */
const FORGOTTEN_AFTER = 7 * 86_400_000
/** Bytes of an upload where they have to stay in this page's memory. */
const MEMORY_UPLOAD = 512 * 1024 * 1024

/**
 * The emulated Aura inside this page. `base` is the absolute address that the API's paths follow, without a slash at its
 * end. Null: the host shows a page of its own, and the console is not to start.
 */
export async function startBrowserHost(base: string): Promise<BrowserHost | null> {
  const root = document.querySelector('#root') ?? document.body
  const basePath = new URL(base).pathname.replace(/\/$/, '')
  if (location.pathname === `${basePath}/gallery`) {
    const { showGallery } = await import('./gallery/start.tsx')
    showGallery(root, `${basePath}/`)
    return null
  }
  // Two demos of one origin, under two paths, share nothing.
  const site = `afterglow${encodeURIComponent(basePath)}`
  const stop = window.parent === window ? stopHere(site) : null
  if (stop !== null) {
    const { showTour } = await import('./tour/show-tour.tsx')
    showTour({ root, base: `${basePath}/`, site, stop })
    return null
  }
  if (location.pathname === `${basePath}/studio`) {
    const { showStudioAlone } = await import('./studio/show-studio.tsx')
    showStudioAlone({ root, base: `${basePath}/`, site })
    return null
  }
  joinFrame()
  const reading = readAddress(location.href)
  if (!reading.ok) {
    showWrongAddress(root, reading.wrong, reading.rest)
    return null
  }
  const { asked, rest } = reading
  if (window.parent === window) {
    if (asked.studio !== undefined) rememberStudio(site, asked.studio === 'off' ? 'off' : null)
    const dock = studioHere(site)
    if (dock !== null && dock !== 'off') {
      const { showStudio } = await import('./studio/show-studio.tsx')
      showStudio({ root, base: `${basePath}/`, site, dock })
      return null
    }
  }
  const which = whichWorld(asked, remembered(site), newEpoch())
  const place = await openPlace(site, which.kept)
  const made = await madeOf(asked, factsOf(keeps(place)))
  if (made instanceof ControlRefusal) {
    showWrongLink(root, made, rest)
    return null
  }
  try {
    const opened = await openFurnished(which, asked, place, basePath, made)
    const { world } = opened
    if (which.kept) remember(site, which.id)
    if (rest.href !== location.href) history.replaceState(history.state, '', rest)
    if (asked.speed !== undefined) await setSpeed(world, asked.speed)
    const connection = createConnection(window)
    const line = createPageLine({
      page: window,
      basePath,
      world: () => world.current(),
      connection,
      memory: lineMemory(site, which),
      beginning: lineOf(scenarioNamed(world.current().source.scenario)),
    })
    const { over, ready } = createReadiness(window)
    const control = pageControl(opened, connection, line, base, factsOf(keeps(place)))
    window.afterglow = { ...control, ready }
    if (asked.latency !== undefined) line.lay({ ...line.read(), latency: asked.latency })
    if (asked.fail !== undefined) {
      line.lay({ ...line.read(), failures: [] })
      for (const { operation, reason, when } of asked.fail) await control.fail({ operation, reason, when })
    }
    // A picture of a world that nobody keeps needs no place in the network panel.
    const hasWorker = which.kept || asked.studio !== 'off'
    const host = hostOf(world, `${basePath}/`, place, connection, line, hasWorker, ready)
    tellAround(STARTED)
    if (asked.studio !== 'off') tellStudios(site)
    offerStudio({ base: `${basePath}/`, site, kept: keeps(place) })
    void ready().then(() => tellAround(READY))
    void tellOnce({ asked, which, base: `${basePath}/`, site, ready })
    return { ...host, fetch: over(host.fetch) }
  } catch (error) {
    if (error instanceof ControlRefusal) {
      showWrongAddress(root, [{ name: 'fail', value: '', allowed: error.message }], rest)
      return null
    }
    if (!(error instanceof OtherBuild)) throw error
    showOtherBuild(root, rest, () => place.database.forget(which.id))
    return null
  }
}

/** The world that a link brings with it, null: none; or why it cannot be made here. */
async function madeOf({ replay }: Asked, facts: HostFacts): Promise<MadeWorld | ControlRefusal | null> {
  if (replay === undefined) return null
  try {
    return await madeWorld(await fromFragment(replay), facts)
  } catch (error) {
    if (error instanceof ControlRefusal) return error
    throw error
  }
}

/** What is due by now is due at the speed of before. */
const setSpeed = (world: World<Furnished>, speed: number) =>
  world.alone(async ({ api, clock }) => {
    await api.controlPlane.reconcile({ wait: false })
    clock.setRate(speed)
  })

interface Place {
  /** What everything that is kept is named by. */
  readonly site: string
  readonly database: WorldDatabase
}

/** Whether worlds of this place outlive the page, their bytes with them. */
const keeps = ({ database }: Place) => database !== noDatabase

/**
 * Where the world can be kept in this browser. Records without their bytes would be a broken world, and without locks two
 * tabs could not share it: then nothing is kept.
 */
async function openPlace(site: string, kept: boolean): Promise<Place> {
  if (!kept || !('locks' in navigator) || !(await hasFileSystem())) return { site, database: noDatabase }
  return { site, database: await openWorldDatabase(site).catch(() => noDatabase) }
}

const folderOf = ({ id, epoch }: Pick<WorldRow, 'id' | 'epoch'>) => `${id}-${epoch}`

interface Opened {
  readonly world: World<Furnished>
  readonly bytesOf: (epoch: string) => PageBytes
}

/** Opens the world of a tab. `made`: it begins as this one, which a link has brought. */
async function openFurnished(
  which: WhichWorld,
  asked: Asked,
  place: Place,
  basePath: string,
  made: MadeWorld | null,
): Promise<Opened> {
  const { site, database } = place
  const shared = keeps(place)
  const lockName = `${site}/${which.id}`
  const channel = shared ? new BroadcastChannel(lockName) : null
  channel?.addEventListener('message', () => window.dispatchEvent(new Event(MOVED)))
  const bytesOf = bytesByEpoch((epoch) =>
    shared ? createOpfsBytes(site, folderOf({ id: which.id, epoch })) : createMemoryBytes(),
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
          if (!(thrown instanceof NotSaved)) reportError(thrown)
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
  })
  return { world, bytesOf }
}

/** What this host tells of itself. `shared`: its worlds are kept, and their bytes with them. */
const factsOf = (shared: boolean): HostFacts => ({
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
function madeWith(world: MadeWorld, bytesOf: (epoch: string) => PageBytes): Made {
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

function pageControl(
  { world, bytesOf }: Opened,
  { holdUpload }: Connection,
  line: PageLine,
  base: string,
  facts: HostFacts,
): Omit<PageControl, 'ready'> {
  const current = () => {
    const life = world.current()
    return { ...life, controlPlane: life.api.controlPlane }
  }
  const replace = async (begin: Parameters<World<Furnished>['replace']>[0], speed: number) => {
    const { bytes } = world.current()
    await world.replace(begin, speed)
    // Files of the world before.
    await bytes.clear().catch(() => {})
  }
  const control = createControl({
    line,
    current,
    replace: (source, speed) => replace(source, speed),
    steps: { current, facts, adopt: (made, speed) => replace(madeWith(made, bytesOf), speed) },
  })
  const run = async (verb: ControlVerb, request: unknown) => {
    const state = await world.alone(() => runControl(control, verb, request))
    window.dispatchEvent(new Event(MOVED))
    return state
  }
  return {
    scenarios: scenarioCards,
    load: (request) => run('load', request),
    advance: (ms) => run('advance', { ms }),
    setSpeed: (speed) => run('speed', { speed }),
    nextEvent: () => run('next-event', {}),
    jump: (now) => run('jump', { now }),
    setLatency: (latency) => run('latency', { latency }),
    fail: (failure) => run('fail', failure),
    clearFailures: () => run('clear-failures', {}),
    setRole: (role) => run('role', { role }),
    reset: () => run('reset', {}),
    log: line.log,
    state: () => world.request(() => control.state()),
    settle: () => run('settle', {}),
    endSession: () => run('end-session', {}),
    keyAccess: (key, access) => run('key-access', { key, access }),
    back: () => run('back', {}),
    replay: (recipe) => run('replay', { recipe }),
    importState: (state) => run('import-state', { state }),
    steps: () => world.request(async () => control.steps()),
    recipe: () => world.alone(() => control.recipe()),
    exportState: () => world.alone(() => control.exportState()),
    async link() {
      const recipe = await world.alone(() => control.recipe())
      const { latency, failures } = line.read()
      return linkTo(location.href, recipe, {
        speed: world.current().clock.rate(),
        latency: textOfLatency(latency) ?? (hasLine(recipe.source) ? 'none' : undefined),
        fail: failures.length > 0 ? failures.map(textOfFailure).join(',') : undefined,
      })
    },
    async playwrightTest() {
      const { playwrightTest } = await import('./studio/playwright-test.ts')
      const [recipe, records] = await world.alone(
        async () => [await control.recipe(), world.current().records()] as const,
      )
      return playwrightTest(recipe, records)
    },
    async call({ method, path, headers = {}, body = null }) {
      const request = new Request(`${base}${path}`, { method, headers, body })
      const answer = await answerOf(() => answerIn(world, request, new URL(base).pathname))
      window.dispatchEvent(new Event(MOVED))
      return { status: answer.status, body: await answer.text() }
    },
    offline: line.offline,
    holdUpload,
  }
}

/** Whether a scenario begins on a line of its own, which a link without it has to say. */
const hasLine = ({ scenario }: WorldSource) => scenarioNamed(scenario).line !== undefined

/**
 * An answer of the world. What changes it is done alone and is one of its steps; a `body` may take minutes to arrive or to
 * be read, and holds the world for each of its commits only.
 */
function answerIn(
  world: World<Furnished>,
  request: Request,
  base: string,
  part: 'json' | 'body' = 'json',
): Promise<Response> {
  if (keptOf(request, base.replace(/\/$/, ''))) return world.alone(({ recorder }) => recorder.fetch(request))
  return part === 'body' ? world.current().api.fetch(request) : world.request(({ api }) => api.fetch(request))
}

function hostOf(
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

/** Forgets worlds that no tab will open again, and files that belong to none. */
async function tidy(place: Place, { epoch, api }: Furnished): Promise<void> {
  await api.controlPlane.sweep()
  const { site, database } = place
  // Listed first: the row of a world is there before its folder, so one that begins now is not taken for a left one.
  const folders = keeps(place) ? await worldFolders(site) : []
  const kept: string[] = []
  for (const row of await database.rows()) {
    const old = row.id !== 'main' && Date.now() - row.clock.savedAt > FORGOTTEN_AFTER && row.epoch !== epoch
    if (old) await database.forget(row.id)
    else kept.push(folderOf(row))
  }
  for (const folder of folders) if (!kept.includes(folder)) await createOpfsBytes(site, folder).clear()
}
