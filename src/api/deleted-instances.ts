/** The queries of deleted instances. The key of those of a project lies below that of its instances: with one of these, they change. */
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
export const snapshotsLeftBy = (client: ApiClient, id: string) =>
  queryOptions({
    queryKey: keys.left(id),
    queryFn: async () => {
      const answer = client.afterglow.v1['deleted-instances'][':id'].snapshots.$get({ param: { id } })
      return (await dataOf(answer)).map(withSnapshotView)
    },
  })
