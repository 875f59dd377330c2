import type { Page } from '@playwright/test'
import { askControl, tell } from './control-http.ts'
import { controlToken } from './control-token.ts'
import { createDials, type Dials } from './dials.ts'
import { milliseconds, type Duration } from './duration.ts'

/** Which host a project's page and API come from (an option of playwright.config.ts). */
export type HostName = 'browser' | 'node'

/** What the control API tells of a world; instants in UTC. */
export interface WorldState {
  readonly scenario: string
  readonly title: string
  readonly now: string
  readonly speed: number
  readonly moving: boolean
  readonly instances: readonly { readonly id: string; readonly name: string; readonly status: string }[]
}

export type Role = 'viewer' | 'member' | 'admin'

export interface ScenarioOptions {
  /** An instant in UTC; by default the scenario's own, always the same. */
  readonly now?: string
  /** Virtual seconds per real second; by default the world stands still until it is moved. */
  readonly speed?: number
  readonly role?: Role
  /** As the world of every tab of this browser. In the browser host a scenario belongs to its tab otherwise. */
  readonly everyTab?: boolean
}

/** Where a Node host serves unless it is told otherwise. */
export const standardAddress = 'http://127.0.0.1:4680'

/** The instant at which scenarios begin unless a test says otherwise. */
export const standardNow = '2025-11-14T09:04:00Z'

/** The world behind the page of a test: no other test sees it. */
export interface World extends Dials {
  /** Begins a scenario. Before the page is opened, or under it. Without a call, the default world at the standard instant. */
  scenario(id: string, options?: ScenarioOptions): Promise<void>
  /** Opens an address of the console in this world. */
  open(path?: string, page?: Page): Promise<void>
  /** Moves the world on to an instant. */
  now(instant: string): Promise<void>
  /** Moves the world on. */
  advance(duration: Duration): Promise<void>
  /** Moves the world on until nothing runs. */
  settle(): Promise<void>
  /** Takes the access to a customer's key, by its name, back at the provider, or gives it again; the page learns of it at once. */
  keyAccess(key: string, access: 'granted' | 'revoked'): Promise<void>
  /** Ends the session of whoever is signed in; the page learns of it at once. */
  endSession(): Promise<void>
  state(): Promise<WorldState>
  /** Asks the API as the console does, with a JSON body. For what no page object does; a refusal is an answer, too. */
  call(method: string, path: string, body?: unknown, headers?: CallHeaders): Promise<Answer>
  /** The id of the instance of this name. Throws where there is none, or more than one. */
  instance(name: string): Promise<string>
}

type CallHeaders = Readonly<Record<string, string>>

/** What the API answered: `body` is its JSON, null without one. */
export interface Answer {
  readonly status: number
  readonly body: unknown
}

type Verb = 'advance' | 'settle' | 'end-session' | 'state'
type Access = 'granted' | 'revoked'

/** One way to the control of a host. */
interface ControlWay {
  /** Begins `request` as the world of this context; `page` may not have been opened yet. */
  load(page: Page, request: LoadRequest): Promise<void>
  /** The same, and opens an address in it. */
  loadAt(page: Page, request: LoadRequest, path: string): Promise<void>
  run(page: Page, verb: Verb, ms: number): Promise<WorldState>
  keyAccess(page: Page, key: string, access: Access): Promise<void>
  call(page: Page, request: Call): Promise<Answer>
}

interface Call {
  readonly method: string
  readonly path: string
  readonly headers: CallHeaders
  readonly body: string | null
}

interface LoadRequest extends Required<Omit<ScenarioOptions, 'role' | 'everyTab'>> {
  readonly scenario: string
  readonly role?: string
  readonly everyTab?: boolean
}

/** The world of a context, whose first page is `page`; `baseURL` is where the host serves. */
export function createWorld(host: HostName, page: Page, baseURL: string | undefined): World {
  const way = host === 'browser' ? inPage : overHttp(baseURL ?? standardAddress)
  const requestOf = (id: string, options: ScenarioOptions): LoadRequest => ({
    scenario: id,
    now: standardNow,
    speed: 0,
    ...options,
  })
  // What is asked for before the page is opened begins as it opens: one page load instead of two.
  let asked: LoadRequest | null = requestOf('tour', {})
  const isOpen = () => page.url() !== 'about:blank'
  const begun = () => {
    const request = asked
    asked = null
    return request
  }
  const ready = async () => {
    const request = begun()
    if (request) await way.load(page, request)
  }
  const run = async (verb: Verb, ms = 0) => {
    await ready()
    return way.run(page, verb, ms)
  }
  return {
    ...createDials(page, host === 'browser' ? null : (baseURL ?? standardAddress), ready),
    async scenario(id, options = {}) {
      asked = requestOf(id, options)
      if (isOpen()) await ready()
    },
    async open(path = '/', opened = page) {
      const request = opened === page ? begun() : null
      if (request) return way.loadAt(page, request, path)
      await ready()
      await opened.goto(path)
    },
    async now(instant) {
      const { now } = await run('state')
      await run('advance', Date.parse(instant) - Date.parse(now))
    },
    advance: async (duration) => void (await run('advance', milliseconds(duration))),
    settle: async () => void (await run('settle')),
    endSession: async () => void (await run('end-session')),
    async keyAccess(key, access) {
      await ready()
      await way.keyAccess(page, key, access)
    },
    state: () => run('state'),
    async call(method, path, body, headers = {}) {
      await ready()
      return way.call(page, {
        method,
        path,
        headers: { ...(body === undefined ? {} : { 'content-type': 'application/json' }), ...headers },
        body: body === undefined ? null : JSON.stringify(body),
      })
    },
    async instance(name) {
      const found = (await run('state')).instances.filter((each) => each.name === name)
      const [first] = found
      if (first && found.length === 1) return first.id
      throw new Error(`There are ${found.length} instances with the name ${name}.`)
    },
  }
}

/** The browser host is controlled through the page's own global. */
const inPage: ControlWay = {
  async load(page, { scenario, now, speed, role, everyTab }) {
    if (everyTab) {
      await page.goto('/?world=main&speed=0')
      await page.waitForFunction(() => window.afterglow !== undefined)
    }
    if (await page.evaluate(() => window.afterglow !== undefined).catch(() => false)) {
      const request = { scenario, now, speed, ...(role === undefined ? {} : { role }) }
      await page.evaluate((asked) => window.afterglow?.load(asked), request)
      return
    }
    await page.goto(addressOf('/', { scenario, now, speed, ...(role === undefined ? {} : { role }) }))
    await page.waitForFunction(() => window.afterglow !== undefined)
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
    return state
  },
  async keyAccess(page, key, access) {
    await page.evaluate(([name, to]) => window.afterglow?.keyAccess(name, to), [key, access] as const)
  },
  async call(page, request) {
    const answer = await page.evaluate((asked) => window.afterglow?.call(asked), request)
    if (!answer) throw new Error('The page has no control: open it before asking its API.')
    return { status: answer.status, body: read(answer.body) }
  },
}

/** An address of the console with the world that it begins. */
function addressOf(path: string, { scenario, now, speed, role }: LoadRequest): string {
  const [place, fragment] = path.split('#')
  const query = new URLSearchParams({ scenario, now, speed: String(speed), ...(role ? { role } : {}) })
  const joined = `${place}${place?.includes('?') ? '&' : '?'}${query.toString()}`
  return fragment === undefined ? joined : `${joined}#${fragment}`
}

/** The Node host is controlled over HTTP; the context's cookie says which world. */
function overHttp(baseURL: string): ControlWay {
  const ask = async (page: Page, verb: string, data: object) => {
    const sent = verb === 'state' ? null : data
    const state = await askControl(page.context(), controlToken(baseURL), verb, sent)
    if (!isState(state)) throw new Error(`The control told no state: ${JSON.stringify(state)}`)
    return state
  }
  const load: ControlWay['load'] = async (page, { scenario, now, speed, role }) => {
    await ask(page, 'load', { scenario, now, speed, ...(role === undefined ? {} : { role }) })
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
      await tell(page)
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
  }
}

function read(text: string): unknown {
  return text === '' ? null : JSON.parse(text)
}

function isState(data: unknown): data is WorldState {
  return typeof data === 'object' && data !== null && 'now' in data
}
