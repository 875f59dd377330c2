import './no-eval.ts'
import { ControlRefusal } from '../control-plane/control-fields.ts'
import { lineOf, madeWorld } from '../control-plane/control.ts'
import type { HostFacts } from '../control-plane/ports.ts'
import { scenarioNamed } from '../control-plane/scenarios/registry.ts'
import { fromFragment, packedIn } from '../control-plane/steps/fragment.ts'
import type { MadeWorld } from '../control-plane/steps/replay.ts'
import { readAddress, type Asked } from './address.ts'
import { createConnection } from './connection.ts'
import { joinFrame } from './frame/joined.ts'
import { build, factsOf, openFurnished, type Furnished, type Opening } from './furnished-world.ts'
import { READY, STARTED, tellAround } from './gallery/frame-messages.ts'
import { leaveFocusAround } from './gallery/leave-focus.ts'
import { pageControl } from './page-control.ts'
import { nextTask } from './next-task.ts'
import { begunAnew, doneAgain } from './other-build.ts'
import { hostOf, type BrowserHost } from './page-host.ts'
import { createPageLine } from './page-line.ts'
import { createReadiness } from './ready.ts'
import { showGone, showOtherBuild, showWrongAddress, showWrongLink } from './refusals.ts'
import { noRoomFor } from './room-for-failures.ts'
import { tellStudios } from './studio/console-side.ts'
import { rememberStudio, studioHere } from './studio/remembered.ts'
import { offerStudio } from './studio/start-studio.ts'
import { arriveAfterTour } from './tour/after-tour.ts'
import { stopHere } from './tour/remembered.ts'
import { tellOnce } from './tour/tell-once.ts'
import { kindOf, lineMemory, remember, remembered, whichWorld } from './which-world.ts'
import { keeps, openPlace } from './world-place.ts'
import { newEpoch, OtherBuild, type World } from './world.ts'

/**
 * The emulated Aura inside this page. `base` is the absolute address that the API's paths follow, without a slash at its
 * end. Null: the host shows a page of its own, and the console is not to start.
 */
export async function startBrowserHost(base: string): Promise<BrowserHost | null> {
  const root = document.querySelector('#root') ?? document.body
  // A link to the place that is shown differs in its fragment only: nobody loads the page for it.
  addEventListener('hashchange', () => {
    if (packedIn(location.hash) !== null) location.reload()
  })
  const basePath = new URL(base).pathname.replace(/\/$/, '')
  if (location.pathname === `${basePath}/gallery`) {
    const { showGallery } = await import('./gallery/start.tsx')
    showGallery(root, `${basePath}/`)
    return null
  }
  // Two demos of one origin, under two paths, share nothing.
  const site = `afterglow${encodeURIComponent(basePath)}`
  // Before the tour: its window has what the tab that opened it remembers.
  if (location.pathname === `${basePath}/studio`) {
    const { showStudioAlone } = await import('./studio/show-studio.tsx')
    showStudioAlone({ root, base: `${basePath}/`, site })
    return null
  }
  if (location.pathname === `${basePath}/tour`) {
    const { beginTourHere } = await import('./tour/begin.ts')
    beginTourHere(`${basePath}/`, site)
    return null
  }
  const stop = window.parent === window ? stopHere(site) : null
  if (stop !== null) {
    const { showTour } = await import('./tour/show-tour.tsx')
    showTour({ root, base: `${basePath}/`, site, stop })
    return null
  }
  joinFrame()
  leaveFocusAround()
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
  const facts = factsOf(keeps(place))
  const made = await madeOf(asked, facts)
  if (made instanceof ControlRefusal) {
    showWrongLink(root, made, rest)
    return null
  }
  const { id, source } = which
  const ahead = { id, build, source, changes: made?.overlay.changes ?? [], database: place.database }
  const noRoom = await noRoomFor(
    asked.fail ?? [],
    new URL(location.href).searchParams.get('fail') ?? '',
    ahead,
  )
  if (noRoom) {
    showWrongAddress(root, [noRoom], rest)
    return null
  }
  const opening: Opening = { which, asked, place, basePath, made, onGone: (by) => showGone(root, by) }
  try {
    const opened = await openFurnished(opening)
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
    const control = pageControl(opened, connection, line, base, facts)
    window.afterglow = { ...control, world: kindOf(which), ready }
    if (asked.latency !== undefined) line.lay({ ...line.read(), latency: asked.latency })
    if (asked.fail !== undefined) {
      line.lay({ ...line.read(), failures: [] })
      for (const { operation, reason, when } of asked.fail) {
        // There was room; another tab may have taken it since.
        await control.fail({ operation, reason, when }).catch(reportError)
      }
    }
    // A picture of a world that nobody keeps needs no place in the network panel.
    const hasWorker = which.kept || asked.studio !== 'off'
    const host = hostOf(world, `${basePath}/`, place, connection, line, hasWorker, ready)
    tellAround(STARTED)
    if (asked.studio !== 'off') tellStudios(site)
    offerStudio({ base: `${basePath}/`, site, kept: keeps(place) })
    void ready().then(() => tellAround(READY))
    void arriveAfterTour(site, ready)
    void tellOnce({ which, base: `${basePath}/`, site, ready })
    return { ...host, fetch: over(host.fetch) }
  } catch (error) {
    if (!(error instanceof OtherBuild)) throw error
    const replaced = async (instead: NonNullable<Opening['instead']>) =>
      void (await openFurnished({ ...opening, instead }))
    showOtherBuild(root, rest, {
      doAgain: () => replaced((stored) => doneAgain(stored, facts, nextTask)),
      startAgain: () => replaced(async (stored) => begunAnew(stored, source)),
    })
    return null
  }
}

/** The world that a link brings with it, null: none; or why it cannot be made here. */
async function madeOf({ replay }: Asked, facts: HostFacts): Promise<MadeWorld | ControlRefusal | null> {
  if (replay === undefined) return null
  try {
    return await madeWorld(await fromFragment(replay), facts, nextTask)
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
