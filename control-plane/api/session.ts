import { routes } from '../../contract/wire/routes.ts'
import type { Session } from '../../contract/wire/session.ts'
import type { WorldRecord } from '../records.ts'
import type { ApiApp, ApiContext, Services } from './api-app.ts'
import { fault, faultOf } from './faults.ts'

const SESSION = '/afterglow/v1/session'

/** What a link leads to: it needs no session, the link itself is checked. */
const isFile = (path: string) => /^\/afterglow\/v1\/(exports|backups)\/[^/]+\/file$/.test(path)

/**
 * The session of the world. A client with a token has none: it is never ended. Whoever has ended theirs is answered 401
 * everywhere but here and where a link leads.
 */
export function addSessionRoutes(app: ApiApp, services: Services): void {
  const { controlPlane } = services

  app.use(async (c, next) => {
    if (c.var.caller.via === 'browser' && c.req.path !== SESSION && !isFile(c.req.path)) {
      const { session } = await controlPlane.read((q) => q.world())
      if (session === 'ended') throw sessionEnded()
    }
    await next()
  })

  const set = async (c: ApiContext, state: WorldRecord['session']): Promise<Session> => {
    const { user, role } = c.var.caller
    const outcome = await controlPlane.commands.setSession({ user, role, requestId: c.var.requestId }, state)
    if (!outcome.ok) throw faultOf(outcome)
    return { state, user: { name: user, role } }
  }

  app.openapi(routes.getSession, async (c) => {
    const { user, role } = c.var.caller
    const world = await controlPlane.read((q) => q.world())
    return c.json({ data: { state: world.session, user: { name: user, role } } }, 200)
  })
  app.openapi(routes.beginSession, async (c) => c.json({ data: await set(c, 'open') }, 200))
  app.openapi(routes.endSession, async (c) => c.json({ data: await set(c, 'ended') }, 200))
}

// A 401 names a scheme (RFC 9110, 15.5.2); none that a browser would ask for a password by.
const sessionEnded = () =>
  fault(401, 'session-ended', 'Your session has ended.', 'Sign in again.', { 'WWW-Authenticate': 'Session' })
