import { limits } from '../../contract/rules/limits.ts'
import { routes } from '../../contract/wire/routes.ts'
import type { ApiApp, Services } from './api-app.ts'
import { notFound } from './faults.ts'
import { presentOperation } from './present-operation.ts'

/** The routes of everything long. Operations of an instance outlive it, so an unknown instance has an empty list. */
export function addOperationRoutes(app: ApiApp, { controlPlane }: Services): void {
  app.openapi(routes.listOperations, async (c) => {
    const { tenantId, instanceId, state, limit = limits.listItems } = c.req.valid('query')
    const data = await controlPlane.read(async (q) => {
      if (tenantId !== undefined && !(await q.tenant(tenantId))) throw notFound.tenant()
      const operations = await q.operations({
        ...(tenantId === undefined ? {} : { tenantId }),
        ...(instanceId === undefined ? {} : { instanceId }),
        ...(state === undefined ? {} : { state }),
      })
      return operations.slice(0, Math.min(Number(limit), limits.listItems)).map(presentOperation)
    })
    return c.json({ data }, 200)
  })

  app.openapi(routes.getOperation, async (c) => {
    const { id } = c.req.valid('param')
    const operation = await controlPlane.read((q) => q.operation(id))
    if (!operation) throw notFound.operation(id)
    return c.json({ data: presentOperation(operation) }, 200)
  })
}
