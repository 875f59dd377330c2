import { runControl, type ControlVerb } from '../control-plane/control-verbs.ts'
import { createControl } from '../control-plane/control.ts'
import { textOfFailure, textOfLatency } from '../control-plane/line-fields.ts'
import type { HostFacts } from '../control-plane/ports.ts'
import { scenarioNamed, type WorldSource } from '../control-plane/scenarios/registry.ts'
import { scenarioCards } from '../control-plane/scenarios/screens.ts'
import { answerOf } from './answers.ts'
import type { Connection } from './connection.ts'
import { MOVED, type PageControl } from './control-global.ts'
import { madeWith, type Furnished, type Opened } from './furnished-world.ts'
import { linkTo } from './link-to.ts'
import { answerIn } from './page-host.ts'
import { nextTask } from './next-task.ts'
import type { PageLine } from './page-line.ts'
import type { World } from './world.ts'

/** The control that a page gives its world into: `window.afterglow`. `base`: what the paths of the API follow. */
export function pageControl(
  { world, bytesOf }: Opened,
  { holdUpload }: Connection,
  line: PageLine,
  base: string,
  facts: HostFacts,
): Omit<PageControl, 'ready' | 'world'> {
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
    steps: {
      current,
      facts,
      pause: nextTask,
      adopt: (made, speed) => replace(madeWith(made, bytesOf), speed),
    },
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
      const request = new Request(`${base}${path}`, { method, headers, ...(body === null ? {} : { body }) })
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
