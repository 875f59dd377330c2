/** The line under way: what each call of a host goes through before it reaches the API, and the log of what came of it. */
import type { OperationId } from '../contract/wire/routes.ts'
import { errorBody } from './api/faults.ts'
import { instant } from './api/instant.ts'
import { routeAt } from './api/route-map.ts'
import { bodyRoutes } from './line-fields.ts'
import { judge, lineState, type Line, type LineReason } from './line.ts'
import type { Clock, Random } from './ports.ts'
import { uuid } from './seeded-random.ts'

/** A call that gets no answer: the host tells its caller so in the way of a lost network. */
export class LineLost extends Error {
  override readonly name = 'LineLost'
}

/** A call and what came of it. */
export interface LogEntry {
  /** From 1, in the order in which they were begun. */
  readonly n: number
  /** The route of the contract; null: there is none at this path. */
  readonly operation: OperationId | null
  readonly method: string
  /** With its query, without the base path. */
  readonly path: string
  /** `lost`: no answer came. `aborted`: whoever asked gave it up. */
  readonly status: number | 'lost' | 'aborted'
  /** Real ms until the answer, latency included. */
  readonly ms: number
  /** When it was answered: an instant of the world. */
  readonly at: string
  readonly requestId: string | null
  /** Whose answer it is: the API's own, or that of a failure that was laid out. */
  readonly by: 'line' | 'api'
}

export interface LinePorts {
  /** Where the API is mounted: '' or '/some/path'. */
  readonly basePath: string
  /** Of the world that stands now. */
  world(): { readonly clock: Clock; readonly random: Random }
  /** Monotonic real ms. */
  stopwatch(): number
  /** Resolves after so many real ms; rejects with the signal's reason when that is aborted. */
  wait(ms: number, signal: AbortSignal): Promise<void>
  onAnswered?(entry: LogEntry): void
  /** Told of what lies there from now on. */
  onChanged?(line: Line): void
}

/** A failure that was laid out for a call, and the name its answer goes by. */
export interface LaidOut {
  readonly reason: Exclude<LineReason, 'lost' | 'answer-lost'>
  readonly requestId: string
}

export interface CallLine {
  read(): Line
  /** Lays another one out, and counts from 1 again. Made offline, what waits is lost. */
  lay(line: Line): void
  /** The last calls, oldest first. */
  log(): readonly LogEntry[]
  /**
   * The answer to a call: that of `answer`, or of a failure laid out for it (`failed` where the host has a way of its own to
   * make it). Throws `LineLost`, and what an aborted signal says.
   */
  send(
    request: Request,
    answer: (request: Request) => Promise<Response>,
    failed?: (request: Request, failure: LaidOut) => Promise<Response>,
  ): Promise<Response>
  /** The answer of a failure that was laid out, in the form of the API's own. */
  failed(request: Request, failure: LaidOut): Response
}

/** Entries that the log keeps. */
const LOGGED = 500

/** A line with nothing laid out. */
export function createCallLine(ports: LinePorts): CallLine {
  let state = lineState({ latency: { kind: 'none' }, failures: [] })
  let count = 0
  let asked = 0
  let connection = new AbortController()
  const log: LogEntry[] = []
  const isBody = (operation: OperationId | null) => operation !== null && bodyRoutes.has(operation)

  const read = (): Line => ({ latency: state.latency, failures: state.failures })

  const failed: CallLine['failed'] = (request, { reason, requestId }) => {
    const { clock } = ports.world()
    const { status, message, headers } = answers[reason]
    const isRead = request.method === 'GET' || request.method === 'HEAD'
    const remedy = isRead ? answers[reason].remedy : `Nothing was changed. ${answers[reason].remedy}`
    const body = errorBody([{ reason, message, remedy }], isOurs(new URL(request.url), ports.basePath))
    return Response.json(body, {
      status,
      headers: {
        ...headers,
        'X-Request-Id': requestId,
        'Afterglow-Time': `${instant(clock.now())}; rate=${clock.rate()}`,
        'Cache-Control': 'no-store',
      },
    })
  }

  const answered = async (
    request: Request,
    operation: OperationId | null,
    answer: (request: Request) => Promise<Response>,
    fail: (request: Request, failure: LaidOut) => Promise<Response>,
  ): Promise<{ readonly response: Response; readonly by: LogEntry['by'] }> => {
    const { random } = ports.world()
    asked += 1
    const n = asked
    const judged = judge(state, { n, operation, isBody: isBody(operation) }, random)
    const isUsedUp = judged.line.failures.length < state.failures.length
    state = judged.line
    if (isUsedUp) ports.onChanged?.(read())
    const { verdict } = judged
    if (verdict.kind === 'offline') throw new LineLost('The line is cut.')
    const { delay, failure } = verdict
    if (delay > 0) await waited(delay, request.signal)
    if (failure === 'lost') throw new LineLost('This call was lost.')
    if (failure !== null && failure !== 'answer-lost') {
      const requestId = uuid(random, 'line', String(ports.world().clock.now()), String(n))
      return { response: await fail(request, { reason: failure, requestId }), by: 'line' }
    }
    const response = await answer(request)
    if (failure === null) return { response, by: 'api' }
    await response.body?.cancel()
    throw new LineLost('The answer of this call was lost.')
  }

  const waited = async (ms: number, signal: AbortSignal) => {
    const lost = connection.signal
    const either = AbortSignal.any([signal, lost])
    try {
      await ports.wait(ms, either)
    } catch (error) {
      if (!signal.aborted && lost.aborted) throw new LineLost('The line was cut.')
      throw error
    }
  }

  return {
    read,
    lay(line) {
      state = lineState(line)
      asked = 0
      ports.onChanged?.(line)
      if (line.latency.kind !== 'offline') return
      connection.abort()
      connection = new AbortController()
    },
    log: () => [...log],
    failed,
    async send(request, answer, fail = async (met, failure) => failed(met, failure)) {
      const { method } = request
      const url = new URL(request.url)
      const path = url.pathname.slice(ports.basePath.length)
      const operation = routeAt(method, path)
      count += 1
      const call = { n: count, operation, method, path: path + url.search }
      const began = ports.stopwatch()
      const tell = (outcome: Pick<LogEntry, 'status' | 'requestId' | 'by'>) => {
        const ms = Math.round(ports.stopwatch() - began)
        const entry = { ...call, ...outcome, ms, at: instant(ports.world().clock.now()) }
        log.push(entry)
        if (log.length > LOGGED) log.shift()
        ports.onAnswered?.(entry)
      }
      try {
        const { response, by } = await answered(request, operation, answer, fail)
        tell({ status: response.status, requestId: response.headers.get('X-Request-Id'), by })
        return response
      } catch (error) {
        const isLost = error instanceof LineLost
        tell({ status: isLost ? 'lost' : 'aborted', requestId: null, by: isLost ? 'line' : 'api' })
        throw error
      }
    },
  }
}

/** Whether an answer carries what is ours: on our own routes always, on those of Aura when asked to. */
const isOurs = ({ pathname, searchParams }: URL, basePath: string) =>
  pathname.startsWith(`${basePath}/afterglow/`) || searchParams.get('view') === 'afterglow'

/** What a call is told. Source of 429 with Retry-After (seconds): Aura API, rate limits. */
const answers = {
  unavailable: {
    status: 503,
    message: 'The service is unavailable.',
    remedy: 'Try again in a moment.',
    headers: {},
  },
  internal: {
    status: 500,
    message: 'The service met an error of its own.',
    remedy: 'Try again, and report the request if it goes on.',
    headers: {},
  },
  'rate-limited': {
    status: 429,
    message: 'Too many requests were made in the last minute.',
    remedy: 'Wait a minute, then try again.',
    headers: { 'Retry-After': '60' },
  },
} as const satisfies Record<LaidOut['reason'], unknown>
