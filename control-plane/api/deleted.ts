import { limits } from '../../contract/rules/limits.ts'
import { routes } from '../../contract/wire/routes.ts'
import type { DeletedInstanceView, Queries } from '../queries/queries.ts'
import { askingOf, type ApiApp, type Services } from './api-app.ts'
import { notFound } from './faults.ts'
import { presentDeleted, presentLeft } from './present-deleted.ts'

async function existing(q: Queries, id: string): Promise<DeletedInstanceView> {
  const deleted = await q.deletedInstance(id)
  if (!deleted) throw notFound.db(id)
  return deleted
}

/** The routes of deleted instances: they are only looked at; a new instance is made of their snapshots as of any other. */
export function addDeletedRoutes(app: ApiApp, services: Services): void {
  const { controlPlane } = services

  app.openapi(routes.listDeletedInstances, async (c) => {
    const { tenantId } = c.req.valid('query')
    const data = await controlPlane.read(async (q) => {
      if (tenantId !== undefined && !(await q.tenant(tenantId))) throw notFound.tenant()
      const views = await q.deletedInstances(tenantId === undefined ? {} : { tenantId })
      return views.slice(0, limits.listItems).map((view) => presentDeleted(view, askingOf(c, q)))
    })
    return c.json({ data }, 200)
  })

  app.openapi(routes.getDeletedInstance, async (c) => {
    const { id } = c.req.valid('param')
    const data = await controlPlane.read(async (q) => presentDeleted(await existing(q, id), askingOf(c, q)))
    return c.json({ data }, 200)
  })

  app.openapi(routes.listDeletedSnapshots, async (c) => {
    const { id } = c.req.valid('param')
    const data = await controlPlane.read(async (q) => {
      const deleted = await existing(q, id)
      const left = await q.snapshotsLeft(id)
      return left.slice(0, limits.listItems).map((snapshot) => presentLeft(snapshot, deleted, askingOf(c, q)))
    })
    return c.json({ data }, 200)
  })
}
