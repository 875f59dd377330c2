/** The queries of backups. What is under way moves by the clock; that its state changed is told by the poller. */
import { queryOptions } from '@tanstack/react-query'
import { dataOf, type ApiClient } from './client.ts'
import { keys } from './keys.ts'

/** Those of an instance, newest first; also of one that is gone, as long as it left any. */
export const backupsOf = (client: ApiClient, instanceId: string) =>
  queryOptions({
    queryKey: keys.backups(instanceId),
    queryFn: () => dataOf(client.afterglow.v1.instances[':id'].backups.$get({ param: { id: instanceId } })),
  })

/** One of them. */
export const backupById = (client: ApiClient, id: string) =>
  queryOptions({
    queryKey: keys.backup(id),
    queryFn: () => dataOf(client.afterglow.v1.backups[':id'].$get({ param: { id } })),
  })
