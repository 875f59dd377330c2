import type { Page } from '@playwright/test'
import { askControl, mention, tell } from './control-http.ts'
import { controlToken } from './control-token.ts'
import type { Answer, CallHeaders, Recipe, ScenarioOptions, WorldState } from './world.ts'

export type Verb = 'advance' | 'settle' | 'end-session' | 'state'
type Access = 'granted' | 'revoked'

/** One way to the control of a host. */
export interface ControlWay {
  /** Begins `request` as the world of this context; `page` may not have been opened yet. */
  load(page: Page, request: LoadRequest): Promise<void>
  /** The same, and opens an address in it. */
  loadAt(page: Page, request: LoadRequest, path: string): Promise<void>
  run(page: Page, verb: Verb, ms: number): Promise<WorldState>
  keyAccess(page: Page, key: string, access: Access): Promise<void>
  call(page: Page, request: Call): Promise<Answer>
  recipe(page: Page): Promise<Recipe>
  replay(page: Page, recipe: string): Promise<void>
}

interface Call {
  readonly method: string
  readonly path: string
  readonly headers: CallHeaders
  readonly body: string | null
}

/** A scenario to begin; what is left out is the scenario's own. */
export interface LoadRequest extends ScenarioOptions {
  readonly scenario: string
  readonly speed: number
}

/** The browser host is controlled through the page's own global. */
export const inPage: ControlWay = {
  async load(page, { everyTab, ...request }) {
    const goTo = async (address: string) => {
      await page.goto(address)
      await page.waitForFunction(() => window.afterglow !== undefined)
    }
    if (everyTab) await goTo('/?world=main&speed=0')
    const isThere = await page.evaluate(() => window.afterglow !== undefined).catch(() => false)
    if (isThere) await page.evaluate((asked) => window.afterglow?.load(asked), request)
    else await goTo(addressOf('/', request))
  },
  async loadAt(page, request, path) {
    if (request.everyTab) {
      await inPage.load(page, request)
      await page.goto(path)
    } else {
      await page.goto(addressOf(path, request))
      await page.waitForFunction(() => window.afterglow !== undefined)
    }
  },
  async run(page, verb, ms) {
    const state = await page.evaluate(
      async ([name, step]) => {
        const control = window.afterglow
        if (name === 'advance') return control?.advance(step)
        if (name === 'end-session') return control?.endSession()
        return name === 'settle' ? control?.settle() : control?.state()
      },
      [verb, ms] as const,
    )
    if (!state) throw new Error('The page has no control: open it before moving its world.')
    if (verb !== 'state') await tell(page)
    return state
  },
  async keyAccess(page, key, access) {
    await page.evaluate(([name, to]) => window.afterglow?.keyAccess(name, to), [key, access] as const)
    await tell(page)
  },
  async call(page, request) {
    const answer = await page.evaluate((asked) => window.afterglow?.call(asked), request)
    if (!answer) throw new Error('The page has no control: open it before asking its API.')
    await tell(page)
    return { status: answer.status, body: read(answer.body) }
  },
  async recipe(page) {
    const recipe = await page.evaluate(() => window.afterglow?.recipe())
    if (!recipe) throw new Error('The page has no control: open it before asking what was done.')
    return recipe
  },
  async replay(page, recipe) {
    const state = await page.evaluate((asked) => window.afterglow?.replay(asked), recipe)
    if (!state) throw new Error('The page has no control: open it before moving its world.')
    await tell(page)
  },
}

/** An address of the console with the world that it begins. */
function addressOf(path: string, { scenario, now, seed, speed, role }: LoadRequest): string {
  const [place, fragment] = path.split('#')
  const query = new URLSearchParams({ scenario, speed: String(speed) })
  if (now !== undefined) query.set('now', now)
  if (seed !== undefined) query.set('seed', seed)
  if (role !== undefined) query.set('role', role)
  const joined = `${place}${place?.includes('?') ? '&' : '?'}${query.toString()}`
  return fragment === undefined ? joined : `${joined}#${fragment}`
}

/** The Node host is controlled over HTTP; the context's cookie says which world. */
export function overHttp(baseURL: string): ControlWay {
  const ask = async (page: Page, verb: string, data: object) => {
    const sent = verb === 'state' ? null : data
    const state = await askControl(page.context(), controlToken(baseURL), verb, sent)
    if (!isState(state)) throw new Error(`The control told no state: ${JSON.stringify(state)}`)
    return state
  }
  const load: ControlWay['load'] = async (page, { everyTab: _everyTab, ...request }) => {
    await ask(page, 'load', request)
    await tell(page)
  }
  return {
    load,
    async loadAt(page, request, path) {
      await load(page, request)
      await page.goto(path)
    },
    async run(page, verb, ms) {
      const state = await ask(page, verb, verb === 'advance' ? { ms } : {})
      await (verb === 'state' ? mention(page) : tell(page))
      return state
    },
    async keyAccess(page, key, access) {
      await ask(page, 'key-access', { key, access })
      await tell(page)
    },
    async call(page, { method, path, headers, body }) {
      const answer = await page
        .context()
        .request.fetch(path, { method, headers, ...(body === null ? {} : { data: body }) })
      await tell(page)
      return { status: answer.status(), body: read(await answer.text()) }
    },
    async recipe(page) {
      const recipe = await askControl(page.context(), controlToken(baseURL), 'recipe', null)
      if (!isRecipe(recipe)) throw new Error(`The control told no recipe: ${JSON.stringify(recipe)}`)
      return recipe
    },
    async replay(page, recipe) {
      await ask(page, 'replay', { recipe })
      await tell(page)
    },
  }
}

function read(text: string): unknown {
  return text === '' ? null : JSON.parse(text)
}

function isState(data: unknown): data is WorldState {
  return typeof data === 'object' && data !== null && 'now' in data
}

function isRecipe(data: unknown): data is Recipe {
  return typeof data === 'object' && data !== null && 'steps' in data && 'digest' in data
}
