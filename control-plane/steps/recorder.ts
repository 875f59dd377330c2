import { hasJsonBody, routeAt } from '../api/route-map.ts'
import type { Api } from '../api/create-api.ts'
import type { Caller } from '../ports.ts'
import type { VirtualClock } from '../virtual-clock.ts'
import type { Step, StepHeaders } from './step.ts'
import type { StepLog } from './step-log.ts'

/** Answers for a world, and keeps what is done to it. What changes it is done one after the other. */
export interface Recorder {
  fetch(request: Request): Promise<Response>
  storedFile: Api['storedFile']
  /** Runs a verb of the control; one that is refused is no step. `moves`: it moves the time itself. */
  control<T>(verb: string, request: unknown, moves: boolean, work: () => Promise<T>): Promise<T>
}

type Kept =
  | { readonly kind: 'call'; readonly path: string; readonly hasBody: boolean }
  | { readonly kind: 'download'; readonly of: 'export' | 'backup'; readonly id: string }

/**
 * What a request may do to a world; null: nothing, or, where it brings bytes of an upload, what is told when they are
 * counted (see `upload-watch.ts`).
 */
export function keptOf(request: Request, basePath: string): Kept | null {
  const { pathname, search } = new URL(request.url)
  const path = pathname.slice(basePath.length)
  const route = routeAt(request.method, path)
  if (route === 'getExportFile' || route === 'getBackupFile') {
    const id = path.split('/').at(-2) ?? ''
    return { kind: 'download', of: route === 'getExportFile' ? 'export' : 'backup', id }
  }
  const changes = !['GET', 'HEAD', 'OPTIONS'].includes(request.method) && route !== 'tusPatch'
  if (route === null || !changes) return null
  return { kind: 'call', path: path + search, hasBody: hasJsonBody(route) }
}

/**
 * Records over an API. Each call is made under a clock that stands, over a world that work on bytes does not move
 * meanwhile; so it can be made again just so. `via` is who a request counts for.
 */
export function createRecorder(options: {
  readonly api: Api
  readonly clock: VirtualClock
  readonly log: StepLog
  readonly basePath: string
  readonly via: (request: Request) => Caller['via']
}): Recorder {
  const { api, clock, log, basePath } = options
  let last: Promise<unknown> = Promise.resolve()
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const mine = last.then(work)
    last = mine.catch(() => undefined)
    return mine
  }

  /** Another page of the world may be a moment ahead. */
  const instant = (): number => {
    const before = log.kept().steps.at(-1)?.at ?? 0
    if (clock.now() < before) clock.jumpTo(before)
    return clock.now()
  }

  const held = <T>(work: (at: number, behind: string | null) => Promise<T>): Promise<T> =>
    inTurn(async () => {
      const letGo = clock.hold()
      try {
        const at = instant()
        const world = await api.controlPlane.hold()
        try {
          return await work(at, world.behind)
        } finally {
          world.release()
        }
      } finally {
        letGo()
      }
    })

  const call = (request: Request, { path, hasBody }: Extract<Kept, { kind: 'call' }>): Promise<Response> =>
    held(async (at, behind) => {
      const copy = hasBody ? request.clone() : null
      const response = await api.fetch(request)
      const body = await textOf(copy, response.status)
      if (body === undefined) return response
      log.append({
        at,
        kind: 'call',
        method: request.method,
        path,
        body,
        headers: headersOf(request.headers),
        via: options.via(request),
        requestId: response.headers.get('x-request-id') ?? '',
        status: response.status,
        behind,
      } satisfies Step)
      return response
    })

  return {
    fetch(request) {
      const kept = keptOf(request, basePath)
      if (!kept) return api.fetch(request)
      if (kept.kind === 'call') return call(request, kept)
      return held(async (at, behind) => {
        const response = await api.fetch(request)
        // A wrong link opens nothing.
        const opened = response.ok || response.status === 416
        if (opened) log.append({ at, kind: 'download', of: kept.of, id: kept.id, behind } satisfies Step)
        return response
      })
    },

    storedFile: (of, id) =>
      held(async (at, behind) => {
        const file = await api.storedFile(of, id)
        if (file) log.append({ at, kind: 'download', of, id, behind } satisfies Step)
        return file
      }),

    control: (verb, request, moves, work) =>
      inTurn(async () => {
        const letGo = moves ? () => {} : clock.hold()
        try {
          const at = instant()
          await api.controlPlane.reconcile()
          const done = await work()
          log.append({ at, kind: 'control', verb, request: jsonOf(request) } satisfies Step)
          return done
        } finally {
          letGo()
        }
      }),
  }
}

/** The body as it was sent, null: none; undefined where it did not even arrive, and nothing was done. */
async function textOf(copy: Request | null, status: number): Promise<string | null | undefined> {
  if (!copy) return null
  if (status === 413) {
    // Not awaited: a copy is given up when the request is, too, and nobody reads that to its end.
    void copy.body?.cancel().catch(() => {})
    return undefined
  }
  try {
    const text = await copy.text()
    return text === '' ? null : text
  } catch {
    return undefined
  }
}

const names = {
  type: 'content-type',
  idempotency: 'idempotency-key',
  confirm: 'afterglow-confirm',
  tus: 'tus-resumable',
  length: 'upload-length',
  metadata: 'upload-metadata',
} as const satisfies Record<keyof StepHeaders, string>

function headersOf(headers: Headers): StepHeaders {
  return Object.fromEntries(
    Object.entries(names).flatMap(([name, header]) => {
      const value = headers.get(header)
      return value === null ? [] : [[name, value]]
    }),
  )
}

/** The headers of a call that is made again. */
export function sentHeaders(step: StepHeaders): Headers {
  const headers = new Headers()
  for (const [name, value] of Object.entries(step)) {
    const header = Object.entries(names).find(([each]) => each === name)?.[1]
    if (header !== undefined && typeof value === 'string') headers.set(header, value)
  }
  return headers
}

function jsonOf(request: unknown): unknown {
  return JSON.parse(JSON.stringify(request ?? {}))
}
