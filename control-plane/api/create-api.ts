import { OpenAPIHono, z } from '@hono/zod-openapi'
import { HTTPException } from 'hono/http-exception'
import { getPath } from 'hono/utils/url'
import { createControlPlane, type ControlPlane } from '../control-plane.ts'
import type { Ports } from '../ports.ts'
import {
  isOurView,
  type ApiApp,
  type ApiContext,
  type ApiEnv,
  type CallAgain,
  type Services,
} from './api-app.ts'
import { addBackupRoutes } from './backups.ts'
import { addDeletedRoutes } from './deleted.ts'
import { addExportRoutes } from './exports.ts'
import { ApiFault, errorBody, fault, notFound } from './faults.ts'
import { addImportRoutes } from './imports.ts'
import { addInstanceOperationRoutes } from './instance-operations.ts'
import { addInstanceRoutes } from './instances.ts'
import { instant } from './instant.ts'
import { createLinks } from './links.ts'
import { addKeyRoutes } from './keys.ts'
import { addMetaRoutes } from './meta.ts'
import { addNetworkRoutes } from './network.ts'
import { addOperationRoutes } from './operations.ts'
import { withWholeBody } from './request-body.ts'
import { brokenPromise } from './response-check.ts'
import { hasJsonBody, methodsAt, routeAt } from './route-map.ts'
import { addSessionRoutes } from './session.ts'
import { addSnapshotRoutes } from './snapshots.ts'
import { addTenantRoutes } from './tenants.ts'
import { addUploadRoutes } from './uploads.ts'
import { misfitFault } from './validation.ts'

// Zod would otherwise try `new Function` on its first parse, which a strict content security policy reports.
z.config({ jitless: true })

export interface ApiOptions {
  /** Where the API is mounted: '' or '/some/path', without a slash at its end. Locations in answers carry it. */
  readonly basePath?: string
  /**
   * Which opening of its world this is, from 1: what several pages of a world, or one and its reload, name their requests
   * apart by. A host that opens a world once leaves it out.
   */
  readonly opening?: number
  /** Checks every answer against its schema; one that does not fit is answered 500. By default in builds named `test`. */
  readonly validateResponses?: boolean
  /** Told of every defect: behind a 500, and behind work on bytes that was given up. `of`: of which request or work. */
  onDefect?(thrown: unknown, of: string): void
}

export interface Api {
  /** Answers a request; never rejects. `again`: it was made before, and is known by the name of then. */
  fetch(request: Request, again?: CallAgain): Promise<Response>
  readonly controlPlane: ControlPlane
  /** The stored file of a ready export or backup, for a host that hands out its bytes itself; null where there is none. */
  storedFile(
    of: 'export' | 'backup',
    id: string,
  ): Promise<{ readonly bytesKey: string; readonly fileName: string; readonly bytes: number } | null>
}

/** Whether a path is one of the API's: for a host that forwards only those. */
export function isApiPath(pathname: string, basePath = ''): boolean {
  return (
    pathname.startsWith(`${basePath}/`) &&
    /^\/(v1|oauth|afterglow\/v1)(\/|$)/.test(pathname.slice(basePath.length))
  )
}

/** The API over its ports: every route of the contract, reconciled before each request. */
export function createApi(ports: Ports, options: ApiOptions = {}): Api {
  const basePath = options.basePath ?? ''
  const controlPlane = createControlPlane(ports, options)
  const identify = requestIds(ports, options.opening ?? 1)
  const services: Services = {
    controlPlane,
    clock: ports.clock,
    host: ports.host,
    emulated: ports.fleet === undefined,
    bytesEncrypted: ports.bytes.encrypted ?? null,
    basePath,
    links: createLinks(ports, basePath),
    cursorTag: nextCursorTag(ports),
  }
  const app: ApiApp = new OpenAPIHono<ApiEnv>({
    getPath: (request) => getPath(request).slice(basePath.length),
    defaultHook: (result, c: ApiContext) => {
      if (result.success) return
      const data: unknown = 'data' in result ? result.data : undefined
      throw misfitFault({ target: result.target, data, error: result.error }, c.req.path)
    },
  })

  const answerThrown = (thrown: unknown, c: ApiContext): Response => {
    const known = knownFault(thrown)
    if (!known) options.onDefect?.(thrown, `Request ${c.var.requestId}`)
    return answerFault(c, known ?? defect(c.var.requestId))
  }

  app.use(async (c, next) => {
    c.set('requestId', againOf(c)?.requestId ?? identify())
    await next()
    if (options.validateResponses ?? ports.host.build === 'test') {
      const broken = await brokenPromise(c.req.method, c.req.path, c.res)
      if (broken !== null) c.res = answerThrown(new Error(broken), c)
    }
    c.res.headers.set('X-Request-Id', c.var.requestId)
    c.res.headers.set('Afterglow-Time', `${instant(ports.clock.now())}; rate=${ports.clock.rate()}`)
    c.res.headers.set('Cache-Control', 'no-store')
    c.res.headers.set('X-Content-Type-Options', 'nosniff')
  })
  app.use(async (c, next) => {
    const again = againOf(c)
    c.set('caller', { ...(await ports.caller(c.req.raw)), ...(again ? { via: again.via } : {}) })
    await controlPlane.reconcile({ wait: false })
    const route = routeAt(c.req.method, c.req.path)
    if (route && hasJsonBody(route)) c.req.raw = await withWholeBody(c.req.raw)
    await next()
  })
  app.notFound((c: ApiContext) => answerFault(c, nothingHere(c)))
  app.onError(answerThrown)

  addSessionRoutes(app, services)
  addTenantRoutes(app, services)
  addInstanceRoutes(app, services)
  addInstanceOperationRoutes(app, services)
  addKeyRoutes(app, services)
  addSnapshotRoutes(app, services)
  addDeletedRoutes(app, services)
  addMetaRoutes(app, services)
  addOperationRoutes(app, services)
  addExportRoutes(app, services)
  addBackupRoutes(app, services)
  addImportRoutes(app, services)
  addUploadRoutes(app, services)
  addNetworkRoutes(app, services)

  return {
    fetch: async (request, again) => app.fetch(request, again ? { again } : {}),
    controlPlane,
    storedFile: async (of, id) => {
      const file = await (of === 'export' ? controlPlane.openExport(id) : controlPlane.openBackup(id))
      return file && { bytesKey: file.bytesKey, fileName: file.fileName, bytes: file.bytes }
    },
  }
}

function answerFault(c: ApiContext, told: ApiFault): Response {
  const { status, headers } = told
  return Response.json(errorBody(told.errors, isOurView(c)), { status, headers })
}

// Asked without an environment, Hono gives none.
const againOf = (c: { readonly env: ApiEnv['Bindings'] | undefined }) => c.env?.again

function knownFault(thrown: unknown): ApiFault | null {
  if (thrown instanceof ApiFault) return thrown
  if (!(thrown instanceof HTTPException)) return null
  const remedy = 'Send JSON with Content-Type: application/json.'
  return thrown.status === 415
    ? fault(415, 'unsupported-media-type', 'The body is not JSON.', remedy)
    : fault(400, 'malformed-json', 'The body is not well-formed JSON.', remedy)
}

const defect = (requestId: string) =>
  fault(
    500,
    'defect',
    'The API met a defect of its own. Nothing was changed.',
    `Report request ${requestId}.`,
  )

function nothingHere(c: ApiContext): ApiFault {
  const methods = methodsAt(c.req.path)
  return methods.length === 0
    ? notFound.path(c.req.path)
    : fault(
        405,
        'method-not-allowed',
        `${c.req.method} is not possible here.`,
        `Use ${methods.join(', ')}.`,
        { Allow: methods.join(', ') },
      )
}

const hex = (bytes: Uint8Array) => Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')

/**
 * Names requests one by one, each once in a world. With a seeded port, the same requests at the same times of the same
 * openings have the same names, and so have the operations that keep them.
 */
function requestIds({ random, clock }: Ports, opening: number): () => string {
  let count = 0
  return () => {
    count += 1
    const name = hex(
      random.derive('request', String(opening), String(clock.now()), String(count)).subarray(0, 16),
    )
    return name.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
  }
}

let opened = 0

/** Differs between any two worlds that a client could meet at the same address. */
function nextCursorTag({ random, clock }: Ports): string {
  opened += 1
  return hex(random.derive('cursor', String(clock.now()), String(opened)).subarray(0, 6))
}
