import type { Page } from '@playwright/test'
import { inPage, overHttp, type LoadRequest, type Verb } from './control-way.ts'
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
  /** 1 to 64 letters, digits, dots, dashes or underscores: another one gives other ids and times. Always the same without. */
  readonly seed?: string
  /** Virtual seconds per real second; by default the world stands still until it is moved. */
  readonly speed?: number
  readonly role?: Role
  /** As the world of every tab of this browser. In the browser host a scenario belongs to its tab otherwise. */
  readonly everyTab?: boolean
}

/** Where a Node host serves unless it is told otherwise. */
export const standardAddress = 'http://127.0.0.1:4680'

/** The instant at which the default world begins, and every scenario that has none of its own. */
export const standardNow = '2025-11-14T09:04:00Z'

/** What makes a world again: how it began, all that was done to it, and what it came to. JSON; to be kept, not to be written. */
export interface Recipe {
  readonly version: 1
  readonly source: {
    readonly scenario: string
    readonly now: number
    readonly seed: string
    readonly role: Role | null
  }
  readonly steps: readonly { readonly at: number; readonly kind: string }[]
  /** Where its time stands, ms since the epoch. */
  readonly now: number
  /** SHA-256 over its records, in hexadecimal. */
  readonly digest: string
}

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
  /** What was done in this world, so that another test, or another machine, has it again. Throws where not all of it was kept. */
  recipe(): Promise<Recipe>
  /**
   * Does all again: a recipe, or one as text: its JSON, a state file, a link of *Copy link*. Throws where it cannot be done or
   * comes to another world; then this one is as it was. Its time stands, or goes on at the speed that it has.
   */
  replay(recipe: Recipe | string): Promise<void>
  /** Asks the API as the console does, with a JSON body. For what no page object does; a refusal is an answer, too. */
  call(method: string, path: string, body?: unknown, headers?: CallHeaders): Promise<Answer>
  /** The id of the instance of this name. Throws where there is none, or more than one. */
  instance(name: string): Promise<string>
}

export type CallHeaders = Readonly<Record<string, string>>

/** What the API answered: `body` is its JSON, null without one. */
export interface Answer {
  readonly status: number
  readonly body: unknown
}

/** The world of a context, whose first page is `page`; `baseURL` is where the host serves. */
export function createWorld(host: HostName, page: Page, baseURL: string | undefined): World {
  const way = host === 'browser' ? inPage : overHttp(baseURL ?? standardAddress)
  const requestOf = (id: string, options: ScenarioOptions): LoadRequest => ({
    scenario: id,
    speed: 0,
    ...options,
  })
  // What is asked for before the page is opened begins as it opens: one page load instead of two.
  let asked: LoadRequest | null = requestOf('tour', { now: standardNow })
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
    async recipe() {
      await ready()
      return way.recipe(page)
    },
    async replay(recipe) {
      await ready()
      await way.replay(page, typeof recipe === 'string' ? recipe : JSON.stringify(recipe))
    },
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
