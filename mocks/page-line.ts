import { failuresOf, latencyOf } from '../control-plane/line-fields.ts'
import {
  createCallLine,
  LineLost,
  type CallLine,
  type LaidOut,
  type LogEntry,
} from '../control-plane/line-layer.ts'
import type { Latency, Line, LineFailure } from '../control-plane/line.ts'
import type { Clock, Random } from '../control-plane/ports.ts'
import type { Connection } from './connection.ts'
import { waitFor } from './wait-for.ts'

type Answer = (request: Request) => Promise<Response>

/** The line between this page and the API in it. */
export interface PageLine extends Pick<CallLine, 'read' | 'lay' | 'log'> {
  /** Pulls the plug, whatever the latency, or puts it back; a reload puts it back too. */
  offline(isOffline: boolean): void
  /** The answer to a call of this page. A failure with a status goes to `answer` with a mark, so that tools of the browser see it. */
  send(request: Request, answer: Answer): Promise<Response>
  /** The failure that a request is marked with; null: it has no mark. */
  marked(request: Request): Response | null
}

/** What a tab remembers of its line over a reload. */
export interface LineMemory {
  read(): string | null
  write(text: string): void
}

/** A request that a failure was laid out for, on its way to the worker and back: the reason and the name of its answer. */
const MARK = 'Afterglow-Laid-Out'
/** Sent to the window with each `LogEntry` as its `detail`. */
export const ANSWERED = 'afterglow:answered'

/** The line of a page as it is remembered, else `beginning`. */
export function createPageLine(options: {
  readonly page: EventTarget
  readonly basePath: string
  readonly world: () => { readonly clock: Clock; readonly random: Random }
  readonly connection: Connection
  readonly memory: LineMemory
  readonly beginning: Line
}): PageLine {
  const { page, connection, memory } = options
  /** The latency behind a pulled plug. */
  let behind: Latency | null = null
  const line = createCallLine({
    basePath: options.basePath,
    world: options.world,
    stopwatch: () => performance.now(),
    wait: waitFor,
    onAnswered: (entry: LogEntry) => page.dispatchEvent(new CustomEvent(ANSWERED, { detail: entry })),
    onChanged: ({ latency, failures }) =>
      memory.write(JSON.stringify({ latency: behind ?? latency, failures })),
  })
  const lay = (next: Line) => {
    line.lay(next)
    connection.offline(next.latency.kind === 'offline')
  }
  const kept = lineOfText(memory.read())
  lay(kept ?? options.beginning)
  return {
    read: line.read,
    lay(next) {
      behind = null
      lay(next)
    },
    log: line.log,
    offline(isOffline) {
      const { latency, failures } = line.read()
      if (isOffline === (latency.kind === 'offline')) return
      const before = behind ?? { kind: 'none' }
      behind = isOffline ? latency : null
      lay({ latency: isOffline ? { kind: 'offline' } : before, failures })
    },
    async send(request, answer) {
      try {
        return await line.send(request, answer, (met, failure) => answer(withMark(met, failure)))
      } catch (error) {
        // As a browser says it.
        if (error instanceof LineLost) throw new TypeError('Failed to fetch', { cause: error })
        throw error
      }
    },
    marked(request) {
      const failure = markOf(request)
      return failure && line.failed(request, failure)
    },
  }
}

function withMark(request: Request, { reason, requestId }: LaidOut): Request {
  const headers = new Headers(request.headers)
  headers.set(MARK, `${reason} ${requestId}`)
  return new Request(request, { headers })
}

const reasons: readonly LaidOut['reason'][] = ['unavailable', 'internal', 'rate-limited']

function markOf(request: Request): LaidOut | null {
  const [named, requestId] = request.headers.get(MARK)?.split(' ') ?? []
  const reason = reasons.find((each) => each === named)
  return reason === undefined || requestId === undefined ? null : { reason, requestId }
}

/** What another build wrote, or nobody, counts as nothing. */
function lineOfText(text: string | null): Line | null {
  try {
    const found: unknown = JSON.parse(text ?? 'null')
    if (typeof found !== 'object' || found === null || !('latency' in found && 'failures' in found))
      return null
    return { latency: latencyOf(found.latency), failures: failuresOf(found.failures).flatMap(ofCalls) }
  } catch {
    return null
  }
}

const ofCalls = (failure: ReturnType<typeof failuresOf>[number]): LineFailure[] =>
  failure.of === 'line' ? [{ operation: failure.operation, reason: failure.reason, when: failure.when }] : []
