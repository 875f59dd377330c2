/** One query definition per resource of the API: hooks, prefetches and tests use the same. */
import { queryOptions } from '@tanstack/react-query'
import type { Instance, InstanceListItem, InstanceWithView } from '../../contract/wire/instances.ts'
import type { Snapshot, SnapshotView } from '../../contract/wire/snapshots.ts'
import { dataOf, type ApiClient } from './client.ts'
import { ApiFailure } from './failure.ts'
import { keys } from './keys.ts'

export type SnapshotWithView = Omit<Snapshot, 'afterglow'> & { readonly afterglow: SnapshotView }

const missingView = () =>
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

const snapshotWithView = (snapshot: Snapshot): SnapshotWithView => {
  if (!snapshot.afterglow) throw missingView()
  return { ...snapshot, afterglow: snapshot.afterglow }
}

/** `live`: asked again with every question of the poller while anything moves. */
const live = { live: true }
const view = { view: 'afterglow' } as const

/** The query definitions over one client. */
export const resources = (client: ApiClient) => ({
  meta: () => queryOptions({ queryKey: keys.meta, queryFn: () => dataOf(client.afterglow.v1.meta.$get()) }),

  tenants: () => queryOptions({ queryKey: keys.tenants, queryFn: () => dataOf(client.v1.tenants.$get()) }),

  tenant: (id: string) =>
    queryOptions({
      queryKey: keys.tenant(id),
      queryFn: () => dataOf(client.v1.tenants[':id'].$get({ param: { id } })),
    }),

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
      queryFn: async () =>
        withView(await dataOf(client.v1.instances[':id'].$get({ param: { id }, query: view }))),
    }),

  snapshots: (instanceId: string) =>
    queryOptions({
      queryKey: keys.snapshots(instanceId),
      queryFn: async () =>
        (
          await dataOf(client.v1.instances[':id'].snapshots.$get({ param: { id: instanceId }, query: view }))
        ).map(snapshotWithView),
    }),

  /** One snapshot, live: for the row of one that is being taken. */
  snapshot: (instanceId: string, id: string) =>
    queryOptions({
      queryKey: keys.snapshot(instanceId, id),
      meta: live,
      queryFn: async () =>
        snapshotWithView(
          await dataOf(
            client.v1.instances[':id'].snapshots[':snapshotId'].$get({
              param: { id: instanceId, snapshotId: id },
              query: view,
            }),
          ),
        ),
    }),

  operation: (id: string) =>
    queryOptions({
      queryKey: keys.operation(id),
      meta: live,
      queryFn: () => dataOf(client.afterglow.v1.operations[':id'].$get({ param: { id } })),
    }),

  export: (id: string) =>
    queryOptions({
      queryKey: keys.export(id),
      queryFn: () => dataOf(client.afterglow.v1.exports[':id'].$get({ param: { id } })),
    }),

  import: (id: string) =>
    queryOptions({
      queryKey: keys.import(id),
      queryFn: () => dataOf(client.afterglow.v1.imports[':id'].$get({ param: { id } })),
    }),

  imports: (instanceId: string) =>
    queryOptions({
      queryKey: keys.imports(instanceId),
      queryFn: () => dataOf(client.afterglow.v1.instances[':id'].imports.$get({ param: { id: instanceId } })),
    }),
})
