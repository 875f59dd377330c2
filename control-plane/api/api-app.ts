import type { OpenAPIHono } from '@hono/zod-openapi'
import type { Context } from 'hono'
import type { Asking } from '../../contract/rules/roles.ts'
import type { ControlPlane } from '../control-plane.ts'
import type { Bytes, Caller, Clock, HostFacts } from '../ports.ts'
import type { InstanceView, Queries } from '../queries/queries.ts'
import { notFound } from './faults.ts'
import type { Links } from './links.ts'

/** What every handler finds in its context. */
export interface ApiEnv {
  Variables: { caller: Caller; requestId: string }
  Bindings: { again?: CallAgain }
}

/** A call that was made before, as it was known then. */
export interface CallAgain {
  readonly requestId: string
  readonly via: Caller['via']
}

export type ApiApp = OpenAPIHono<ApiEnv>
export type ApiContext = Context<ApiEnv>

/** What the handlers work with. */
export interface Services {
  readonly controlPlane: ControlPlane
  readonly clock: Clock
  readonly host: HostFacts
  /** The instances are simulated: no real database is behind them. */
  readonly emulated: boolean
  /** How the bytes of archives are encrypted where they are stored. */
  readonly bytesEncrypted: NonNullable<Bytes['encrypted']> | null
  /** Where the API is mounted: '' or '/some/path'. */
  readonly basePath: string
  /** Signs and checks the links to files. */
  readonly links: Links
  /** What a cursor of this world begins with. */
  readonly cursorTag: string
}

/** Whether this answer shows what is ours: on our own routes always, on those of Aura when asked to. */
export function isOurView(c: ApiContext): boolean {
  return c.req.path.startsWith('/afterglow/') || c.req.query('view') === 'afterglow'
}

/** Who asks, at the moment of a read: what the rules of `contract/rules` decide by. */
export function askingOf(c: ApiContext, q: Queries): Asking {
  return { role: c.var.caller.role, now: q.now }
}

/** An instance, or the fault 404. A Sandbox is unknown to the Aura API: it is there in our view only. */
export async function existingInstance(c: ApiContext, q: Queries, id: string): Promise<InstanceView> {
  const instance = await q.instance(id)
  if (!instance || (instance.record.type === 'sandbox' && !isOurView(c))) throw notFound.db(id)
  return instance
}

/** The same of an instance that is named as a source; what is not there, or is deleted, is the command's to tell. */
export async function mustBeKnownSource(c: ApiContext, q: Queries, id: string | undefined): Promise<void> {
  if (id !== undefined && (await q.instanceRecord(id))) await existingInstance(c, q, id)
}
