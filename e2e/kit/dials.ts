import type { Page } from '@playwright/test'
import { askControl, mention, tell } from './control-http.ts'
import { controlToken } from './control-token.ts'
import type { Role, WorldState } from './world.ts'

/** How long a call takes: ms, a range of ms, never, or not at all. */
export type Latency = number | { readonly from: number; readonly to: number } | 'offline' | 'none'

/** What is to fail: the calls of a route (`listSnapshots`, or `any`), or the long operations of a kind (`restore`). */
export interface Failure {
  readonly operation: string
  /** Of calls: `unavailable`, `internal`, `rate-limited`, `lost` or `answer-lost`. Of operations: why they fail. */
  readonly reason: string
  /** Without it, the next one. */
  readonly when?: 'next' | 'always' | { readonly every: number }
  /** Of operations: of this instance only, by its id or name. */
  readonly instance?: string
}

/** A call of the API and what came of it. */
export interface LoggedCall {
  readonly n: number
  readonly operation: string | null
  readonly method: string
  readonly path: string
  readonly status: number | 'lost' | 'aborted'
  readonly requestId: string | null
  /** Whose answer it is: the API's, or that of a failure that was laid out. */
  readonly by: 'line' | 'api'
}

/** What can be set about a world: how its API answers, who looks at it, where its time stands. The page learns of it at once. */
export interface Dials {
  /** How long each call takes from now on. */
  latency(latency: Latency): Promise<void>
  /** Lays one more failure out. */
  fail(failure: Failure): Promise<void>
  /** Nothing fails any more that was laid out. */
  clearFailures(): Promise<void>
  /** Gives whoever is signed in another role. */
  role(role: Role): Promise<void>
  /** Moves the world on to an instant, all at once; or back to one, where what was done later is undone. */
  jump(instant: string): Promise<void>
  /** Moves the world on to what comes next. */
  nextEvent(): Promise<void>
  /** Begins the world again as it was loaded. */
  reset(): Promise<void>
  /** The last calls, oldest first: in the browser host those of the page, in the Node host those of its world. */
  log(): Promise<readonly LoggedCall[]>
}

type Dial =
  | readonly ['latency', { readonly latency: string }]
  | readonly ['fail', Omit<Failure, 'when'> & { readonly when: string }]
  | readonly ['role', { readonly role: string }]
  | readonly ['jump', { readonly now: string }]
  | readonly ['clear-failures' | 'next-event' | 'reset', Readonly<Record<string, never>>]

/** The dials of the world of a page; `ready` begins the world where it has not begun. `baseURL`: of a Node host; null: the page's own. */
export function createDials(page: Page, baseURL: string | null, ready: () => Promise<void>): Dials {
  const set = async (dial: Dial) => {
    await ready()
    await (baseURL === null ? inPage(page, dial) : overHttp(page, baseURL, dial))
    if (!isOfAnswers(dial)) await tell(page)
    else if (baseURL !== null) await mention(page)
  }
  return {
    latency: (latency) => set(['latency', { latency: written(latency) }]),
    fail: ({ when = 'next', ...failure }) =>
      set(['fail', { ...failure, when: typeof when === 'string' ? when : `every-${when.every}` }]),
    clearFailures: () => set(['clear-failures', {}]),
    role: (role) => set(['role', { role }]),
    jump: (now) => set(['jump', { now }]),
    nextEvent: () => set(['next-event', {}]),
    reset: () => set(['reset', {}]),
    async log() {
      await ready()
      if (baseURL === null) return (await page.evaluate(() => window.afterglow?.log())) ?? []
      const data = await askControl(page.context(), controlToken(baseURL), 'log', null)
      if (!isLog(data)) throw new Error(`The control told no log: ${JSON.stringify(data)}`)
      return data
    },
  }
}

function isLog(data: unknown): data is readonly LoggedCall[] {
  return Array.isArray(data)
}

const written = (latency: Latency) =>
  typeof latency === 'object' ? `${latency.from}~${latency.to}` : String(latency)

async function inPage(page: Page, dial: Dial): Promise<void> {
  const state: WorldState | undefined = await page.evaluate((asked) => {
    const control = window.afterglow
    switch (asked[0]) {
      case 'latency':
        return control?.setLatency(asked[1].latency)
      case 'fail':
        return control?.fail(asked[1])
      case 'role':
        return control?.setRole(asked[1].role)
      case 'jump':
        return control?.jump(asked[1].now)
      case 'clear-failures':
        return control?.clearFailures()
      case 'next-event':
        return control?.nextEvent()
      case 'reset':
        return control?.reset()
    }
  }, dial)
  if (!state) throw new Error('The page has no control: open it before setting its world.')
}

async function overHttp(page: Page, baseURL: string, [verb, request]: Dial): Promise<void> {
  await askControl(page.context(), controlToken(baseURL), verb, request)
}

/** About how calls are answered from now on: to wait for an answer would be to wait for what the test set up. */
const isOfAnswers = ([verb]: Dial) => verb === 'latency' || verb === 'fail' || verb === 'clear-failures'
