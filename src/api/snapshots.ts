/** The queries of snapshots. */
import { queryOptions } from '@tanstack/react-query'
import type { Snapshot, SnapshotView } from '../../contract/wire/snapshots.ts'
import { dataOf, type ApiClient } from './client.ts'
import { keys } from './keys.ts'
import { live, missingView, view } from './resources.ts'

export type SnapshotWithView = Omit<Snapshot, 'afterglow'> & { readonly afterglow: SnapshotView }

/** A snapshot with what is ours on it; throws where the server left it out. */
export const withSnapshotView = (snapshot: Snapshot): SnapshotWithView => {
  if (!snapshot.afterglow) throw missingView()
  return { ...snapshot, afterglow: snapshot.afterglow }
}

/** Those of an instance, newest first. */
export const snapshotsOf = (client: ApiClient, instanceId: string) =>
  queryOptions({
    queryKey: keys.snapshots(instanceId),
    queryFn: async () => {
      const query = { param: { id: instanceId }, query: view }
      return (await dataOf(client.v1.instances[':id'].snapshots.$get(query))).map(withSnapshotView)
    },
  })

/** One snapshot, live: for the row of one that is being taken. */
export const snapshotById = (client: ApiClient, instanceId: string, id: string) =>
  queryOptions({
    queryKey: keys.snapshot(instanceId, id),
    meta: live,
    queryFn: async () => {
      const query = { param: { id: instanceId, snapshotId: id }, query: view }
      return withSnapshotView(await dataOf(client.v1.instances[':id'].snapshots[':snapshotId'].$get(query)))
    },
  })
