import { z } from '@hono/zod-openapi'
import { limits } from '../../contract/rules/limits.ts'
import { NetworkAccess } from '../../contract/wire/network.ts'
import { routes } from '../../contract/wire/routes.ts'
import type { NetworkChanging } from '../commands/commands.ts'
import type { Queries } from '../queries/queries.ts'
import { askingOf, type ApiApp, type ApiContext, type Services } from './api-app.ts'
import { notFound } from './faults.ts'
import { mutate } from './mutation.ts'
import { presentNetwork } from './present-network.ts'

const NetworkBody = z.object({ data: NetworkAccess })

/** The routes of network access: look at it, set it up for a region, change it. */
export function addNetworkRoutes(app: ApiApp, services: Services): void {
  const { controlPlane } = services
  const { commands } = controlPlane

  const shown = async (c: ApiContext, q: Queries, id: string) => {
    const view = await q.network(id)
    if (!view) throw notFound.network(id)
    return presentNetwork(view, askingOf(c, q))
  }
  const answering = (c: ApiContext) => ({
    schema: NetworkBody,
    status: 202,
    answer: async (q: Queries, { network }: NetworkChanging) => ({ data: await shown(c, q, network.id) }),
  })

  app.openapi(routes.listNetworkAccess, async (c) => {
    const { tenantId } = c.req.valid('query')
    const data = await controlPlane.read(async (q) => {
      if (tenantId !== undefined && !(await q.tenant(tenantId))) throw notFound.tenant()
      const views = await q.networks(tenantId === undefined ? {} : { tenantId })
      return views.slice(0, limits.listItems).map((view) => presentNetwork(view, askingOf(c, q)))
    })
    return c.json({ data }, 200)
  })

  app.openapi(routes.getNetworkAccess, async (c) => {
    const { id } = c.req.valid('param')
    return c.json({ data: await controlPlane.read((q) => shown(c, q, id)) }, 200)
  })

  app.openapi(routes.createNetworkAccess, async (c) => {
    const fields = c.req.valid('json')
    const { body } = await mutate(c, services, {
      ...answering(c),
      fields,
      run: (asked) =>
        commands.createNetworkAccess(asked, {
          tenantId: fields.tenant_id,
          cloud: fields.cloud_provider,
          region: fields.region,
        }),
    })
    return c.json(body, 202)
  })

  app.openapi(routes.changeNetworkAccess, async (c) => {
    const networkId = c.req.valid('param').id
    const fields = c.req.valid('json')
    const { body } = await mutate(c, services, {
      ...answering(c),
      fields,
      check: async (q) => {
        if (!(await q.network(networkId))) throw notFound.network(networkId)
      },
      run: (asked) =>
        commands.changeNetworkAccess(asked, { networkId, publicTraffic: fields.public_traffic }),
    })
    return c.json(body, 202)
  })
}
