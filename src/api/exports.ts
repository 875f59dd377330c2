import { queryOptions } from '@tanstack/react-query'
import { dataOf, type ApiClient } from './client.ts'
import { keys } from './keys.ts'

/** An export of a snapshot. */
export const exportById = (client: ApiClient, id: string) =>
  queryOptions({
    queryKey: keys.export(id),
    queryFn: () => dataOf(client.afterglow.v1.exports[':id'].$get({ param: { id } })),
  })
