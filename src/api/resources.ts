/** One query definition per resource of the API: hooks, prefetches and tests use the same. */
import { queryOptions } from '@tanstack/react-query'
import type { Instance, InstanceListItem, InstanceWithView } from '../../contract/wire/instances.ts'
import { dataOf, type ApiClient } from './client.ts'
import { ApiFailure } from './failure.ts'
import { keys } from './keys.ts'

/** What is said where an answer lacks what is ours. */
export const missingView = () =>
  new ApiFailure({
    status: 200,
    reason: 'not-afterglow',
    message: 'This server does not speak the afterglow view.',
  })

/** An instance with what is ours on it; throws where the server left it out. */
export function withView(instance: Instance | InstanceListItem): InstanceWithView {
  if (!('afterglow' in instance) || !instance.afterglow) throw missingView()
  return { ...instance, afterglow: instance.afterglow }
}

/** `live`: asked again with every question of the poller while anything moves. */
export const live = { live: true }
export const view = { view: 'afterglow' } as const

/** The query definitions over one client. */
export const resources = (client: ApiClient) => ({
  meta: () => queryOptions({ queryKey: keys.meta, queryFn: () => dataOf(client.afterglow.v1.meta.$get()) }),

  tenants: () => queryOptions({ queryKey: keys.tenants, queryFn: () => dataOf(client.v1.tenants.$get()) }),

  instances: (tenantId: string) =>
    queryOptions({
      queryKey: keys.instances(tenantId),
      meta: live,
      queryFn: async () =>
        (await dataOf(client.v1.instances.$get({ query: { ...view, tenantId } }))).map(withView),
    }),

  instance: (id: string) =>
    queryOptions({
      queryKey: keys.instance(id),
      meta: live,
      // A question that nobody waits for any more is given up: by its answer a deleted instance may be gone.
      queryFn: async ({ signal }) =>
        withView(
          await dataOf(client.v1.instances[':id'].$get({ param: { id }, query: view }, { init: { signal } })),
        ),
    }),

  operation: (id: string) =>
    queryOptions({
      queryKey: keys.operation(id),
      meta: live,
      queryFn: () => dataOf(client.afterglow.v1.operations[':id'].$get({ param: { id } })),
    }),
})
