import { planOf, plans } from '../../contract/rules/plans.ts'
import { regionName, regionsOf } from '../../contract/rules/regions.ts'
import type { Tenant } from '../../contract/wire/instances.ts'
import { PlanType } from '../../contract/wire/parts.ts'
import { routes } from '../../contract/wire/routes.ts'
import type { ApiApp, Services } from './api-app.ts'
import { notFound } from './faults.ts'

/** The routes of tenants: projects, in the words of the console. */
export function addTenantRoutes(app: ApiApp, { controlPlane }: Services): void {
  app.openapi(routes.listTenants, async (c) => {
    const tenants = await controlPlane.read((q) => q.tenants())
    return c.json({ data: tenants.map(({ id, name }) => ({ id, name })) }, 200)
  })

  app.openapi(routes.getTenant, async (c) => {
    const tenant = await controlPlane.read((q) => q.tenant(c.req.valid('param').id))
    if (!tenant) throw notFound.tenant()
    const { id, name } = tenant
    return c.json({ data: { id, name, instance_configurations: configurations() } }, 200)
  })
}

/** What can be created: the plan table, one line for each plan, version, size and region. */
function configurations(): Tenant['instance_configurations'] {
  return PlanType.options.flatMap((type) => {
    const plan = planOf(plans[type].type)
    return plan.offeredVersions.flatMap((version) =>
      plan.sizes.flatMap(({ memory, storage }) =>
        regionsOf(plan).map((region) => ({
          region: region.id,
          region_name: regionName(region.cloud, region.id),
          type,
          memory,
          storage,
          version,
          cloud_provider: region.cloud,
        })),
      ),
    )
  })
}
