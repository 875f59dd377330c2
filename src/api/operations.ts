import { queryOptions } from '@tanstack/react-query'
import type { Operation } from '../../contract/wire/operations.ts'
import { dataOf, type ApiClient } from './client.ts'
import { keys } from './keys.ts'
import { live } from './resources.ts'

/**
 * Everything long of a project, newest first; with `state` those in it alone. What runs is asked again while it moves, the
 * others when the poller says that one has changed.
 */
export const operationsIn = (client: ApiClient, tenantId: string, state?: Operation['state']) =>
  queryOptions({
    queryKey: [...keys.operations(tenantId), state],
    ...(state === 'running' && { meta: live }),
    queryFn: () =>
      dataOf(
        client.afterglow.v1.operations.$get({ query: { tenantId, ...(state !== undefined && { state }) } }),
      ),
  })

/** Files on their way into the instances of a project, newest first; they stand among what is long. */
export const importsIn = (client: ApiClient, tenantId: string) =>
  queryOptions({
    queryKey: [...keys.operations(tenantId), 'imports'],
    queryFn: () => dataOf(client.afterglow.v1.imports.$get({ query: { tenantId } })),
  })
