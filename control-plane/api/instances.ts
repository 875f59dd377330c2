import { z } from '@hono/zod-openapi'
import { limits } from '../../contract/rules/limits.ts'
import { CreatedInstance, Instance } from '../../contract/wire/instances.ts'
import { PlanType } from '../../contract/wire/parts.ts'
import { routes } from '../../contract/wire/routes.ts'
import type { NewInstance, Started } from '../commands/commands.ts'
import type { Queries } from '../queries/queries.ts'
import type { InstanceRecord } from '../records.ts'
import {
  askingOf,
  existingInstance,
  isOurView,
  mustBeKnownSource,
  type ApiApp,
  type ApiContext,
  type Services,
} from './api-app.ts'
import { notFound } from './faults.ts'
import { checkConfirmation, mutate } from './mutation.ts'
import { connectionUrl, presentInstance, presentInstanceView, presentSummary } from './present-instance.ts'

const InstanceBody = z.object({ data: Instance })
const CreatedBody = z.object({ data: CreatedInstance })

/** The answer that shows one instance as it is now, in the view that is asked for. */
export async function instanceBody(
  c: ApiContext,
  q: Queries,
  id: string,
): Promise<z.infer<typeof InstanceBody>> {
  const view = await existingInstance(c, q, id)
  return { data: isOurView(c) ? presentInstanceView(view, askingOf(c, q)) : presentInstance(view) }
}

/** Schema and answer of every call that changes an instance and shows it. */
export const showingInstance = (c: ApiContext, id: string) => ({
  schema: InstanceBody,
  answer: (q: Queries, _value: Started | InstanceRecord) => instanceBody(c, q, id),
})

/** The routes that read instances, and those that make, name and delete them. */
export function addInstanceRoutes(app: ApiApp, services: Services): void {
  const { controlPlane } = services

  app.openapi(routes.listInstances, async (c) => {
    const { tenantId } = c.req.valid('query')
    const asked = tenantId === undefined ? {} : { tenantId }
    const data = await controlPlane.read(async (q) => {
      if (tenantId !== undefined && !(await q.tenant(tenantId))) throw notFound.tenant()
      if (isOurView(c)) {
        const views = await q.instances(asked)
        return views.slice(0, limits.listItems).map((view) => presentInstanceView(view, askingOf(c, q)))
      }
      const records = await q.instanceRecords(asked)
      return records
        .filter((record) => record.type !== 'sandbox')
        .slice(0, limits.listItems)
        .map(presentSummary)
    })
    return c.json({ data }, 200)
  })

  app.openapi(routes.getInstance, async (c) =>
    c.json(await controlPlane.read((q) => instanceBody(c, q, c.req.valid('param').id)), 200),
  )

  app.openapi(routes.createInstance, async (c) => {
    const order = orderOf(c.req.valid('json'))
    const { body, answeredAt } = await mutate(c, services, {
      schema: CreatedBody,
      status: 202,
      fields: order,
      check: (q) => mustBeKnownSource(c, q, order.sourceInstanceId),
      run: (asked) => controlPlane.commands.createInstance(asked, order),
      answer: async (_q, { instance }: Started) => ({ data: presentCreated(instance) }),
    })
    const fresh = services.clock.now() - answeredAt < limits.passwordMs
    const password = fresh ? { password: controlPlane.password(body.data.id) } : {}
    return c.json({ data: { ...body.data, ...password } }, 202)
  })

  app.openapi(routes.updateInstance, async (c) => {
    const instanceId = c.req.valid('param').id
    const { name, memory, storage } = c.req.valid('json')
    const check = async (q: Queries) => {
      await existingInstance(c, q, instanceId)
    }
    const shown = { ...showingInstance(c, instanceId), check }
    if (memory === undefined && storage === undefined && name !== undefined) {
      const { body } = await mutate(c, services, {
        ...shown,
        status: 200,
        fields: { name },
        run: (asked) => controlPlane.commands.renameInstance(asked, { instanceId, name }),
      })
      return c.json(body, 200)
    }
    const size = {
      ...(name === undefined ? {} : { name }),
      ...(memory === undefined ? {} : { memory }),
      ...(storage === undefined ? {} : { storage }),
    }
    const { body } = await mutate(c, services, {
      ...shown,
      status: 202,
      fields: size,
      run: (asked) => controlPlane.commands.resizeInstance(asked, { instanceId, ...size }),
    })
    return c.json(body, 202)
  })

  app.openapi(routes.deleteInstance, async (c) => {
    const instanceId = c.req.valid('param').id
    const { body } = await mutate(c, services, {
      ...showingInstance(c, instanceId),
      status: 202,
      check: async (q) => {
        await existingInstance(c, q, instanceId)
        checkConfirmation(c, instanceId)
      },
      run: (asked) => controlPlane.commands.deleteInstance(asked, { instanceId }),
    })
    return c.json(body, 202)
  })
}

function orderOf(
  fields: z.infer<typeof import('../../contract/wire/instances.ts').CreateInstance>,
): NewInstance {
  return {
    tenantId: fields.tenant_id,
    name: fields.name,
    type: fields.type,
    version: fields.version,
    cloud: fields.cloud_provider,
    region: fields.region,
    memory: fields.memory,
    ...(fields.storage === undefined ? {} : { storage: fields.storage }),
    ...(fields.vector_optimized === undefined ? {} : { vectorOptimized: fields.vector_optimized }),
    ...(fields.graph_analytics_plugin === undefined ? {} : { graphAnalytics: fields.graph_analytics_plugin }),
    ...(fields.source_instance_id === undefined ? {} : { sourceInstanceId: fields.source_instance_id }),
    ...(fields.source_snapshot_id === undefined ? {} : { sourceSnapshotId: fields.source_snapshot_id }),
    ...(fields.customer_managed_key_id === undefined
      ? {}
      : { customerManagedKeyId: fields.customer_managed_key_id }),
  }
}

/** Without its password, which no record holds. */
function presentCreated(record: InstanceRecord): CreatedInstance {
  return {
    id: record.id,
    name: record.name,
    tenant_id: record.tenantId,
    connection_url: connectionUrl(record.id),
    username: 'neo4j',
    cloud_provider: record.cloud,
    region: record.region,
    type: PlanType.parse(record.type),
  }
}
