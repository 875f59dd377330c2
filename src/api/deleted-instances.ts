/** The queries of deleted instances. Their keys lie below those of instances: with one of these, they change. */
import { queryOptions } from '@tanstack/react-query'
import { dataOf, type ApiClient } from './client.ts'
import { keys } from './keys.ts'
import { withSnapshotView } from './snapshots.ts'

/** Those of a project that left snapshots, the last deleted first. */
export const deletedIn = (client: ApiClient, tenantId: string) =>
  queryOptions({
    queryKey: [...keys.instances(tenantId), 'deleted'],
    queryFn: () => dataOf(client.afterglow.v1['deleted-instances'].$get({ query: { tenantId } })),
  })

/** The snapshots that one left, newest first. */
export const snapshotsLeftBy = (client: ApiClient, tenantId: string, id: string) =>
  queryOptions({
    queryKey: [...keys.instances(tenantId), 'deleted', id],
    queryFn: async () => {
      const answer = client.afterglow.v1['deleted-instances'][':id'].snapshots.$get({ param: { id } })
      return (await dataOf(answer)).map(withSnapshotView)
    },
  })
