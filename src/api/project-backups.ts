import { queryOptions } from '@tanstack/react-query'
import { dataOf, type ApiClient } from './client.ts'
import { keys } from './keys.ts'

/** The backups of a project, newest first, whatever became of their instances. */
export const backupsIn = (client: ApiClient, tenantId: string) =>
  queryOptions({
    queryKey: keys.backupsIn(tenantId),
    queryFn: () => dataOf(client.afterglow.v1.backups.$get({ query: { tenantId } })),
  })
