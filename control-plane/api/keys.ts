import { z } from '@hono/zod-openapi'
import { limits } from '../../contract/rules/limits.ts'
import { CustomerManagedKey } from '../../contract/wire/keys.ts'
import { routes } from '../../contract/wire/routes.ts'
import type { Queries } from '../queries/queries.ts'
import type { CustomerManagedKeyRecord } from '../records.ts'
import { askingOf, isOurView, type ApiApp, type ApiContext, type Services } from './api-app.ts'
import { notFound } from './faults.ts'
import { mutate } from './mutation.ts'
import { presentKey, presentKeyView } from './present-key.ts'

const KeyBody = z.object({ data: CustomerManagedKey })

/** The routes of the customer's own keys. */
export function addKeyRoutes(app: ApiApp, services: Services): void {
  const { controlPlane } = services

  const keyBody = async (c: ApiContext, q: Queries, id: string): Promise<z.infer<typeof KeyBody>> => {
    const view = await q.customerManagedKey(id)
    if (!view) throw notFound.key(id)
    return { data: isOurView(c) ? presentKeyView(view, askingOf(c, q)) : presentKey(view.record) }
  }

  app.openapi(routes.listCustomerManagedKeys, async (c) => {
    const { tenantId } = c.req.valid('query')
    const data = await controlPlane.read(async (q) => {
      if (tenantId !== undefined && !(await q.tenant(tenantId))) throw notFound.tenant()
      const views = await q.customerManagedKeys(tenantId === undefined ? {} : { tenantId })
      return views.slice(0, limits.listItems).map((view) => {
        if (isOurView(c)) return presentKeyView(view, askingOf(c, q))
        const { id, name, tenantId: tenant } = view.record
        return { id, name, tenant_id: tenant }
      })
    })
    return c.json({ data }, 200)
  })

  app.openapi(routes.getCustomerManagedKey, async (c) =>
    c.json(await controlPlane.read((q) => keyBody(c, q, c.req.valid('param').id)), 200),
  )

  app.openapi(routes.addCustomerManagedKey, async (c) => {
    const fields = c.req.valid('json')
    const order = {
      tenantId: fields.tenant_id,
      name: fields.name,
      keyId: fields.key_id,
      type: fields.instance_type,
      cloud: fields.cloud_provider,
      region: fields.region,
    }
    const { body } = await mutate(c, services, {
      schema: KeyBody,
      status: 202,
      fields: order,
      run: (asked) => controlPlane.commands.addCustomerManagedKey(asked, order),
      answer: (q, { id }: CustomerManagedKeyRecord) => keyBody(c, q, id),
    })
    return c.json(body, 202)
  })

  app.openapi(routes.removeCustomerManagedKey, async (c) => {
    const keyId = c.req.valid('param').id
    await mutate(c, services, {
      schema: z.null(),
      status: 204,
      run: (asked) => controlPlane.commands.removeCustomerManagedKey(asked, { keyId }),
      answer: async () => null,
    })
    return c.body(null, 204)
  })
}
