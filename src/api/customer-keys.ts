import { queryOptions } from '@tanstack/react-query'
import type { KeyFacts } from '../../contract/rules/keys.ts'
import type { CustomerManagedKeyListItem, CustomerManagedKeyWithView } from '../../contract/wire/keys.ts'
import { dataOf, type ApiClient } from './client.ts'
import { keys } from './keys.ts'
import { live, missingView, view } from './resources.ts'

function withKeyView(key: CustomerManagedKeyListItem): CustomerManagedKeyWithView {
  if (!('afterglow' in key)) throw missingView()
  return key
}

/** The customer's own keys of a project, in the order in which they were added. */
export const customerKeysIn = (client: ApiClient, tenantId: string) =>
  queryOptions({
    queryKey: keys.customerKeys(tenantId),
    // What each encrypts changes with the instances: it is asked for wherever it is shown anew.
    staleTime: 0,
    meta: live,
    queryFn: async () =>
      (await dataOf(client.v1['customer-managed-keys'].$get({ query: { ...view, tenantId } }))).map(
        withKeyView,
      ),
  })

/** What the rules need to know of a key. The Aura API calls a revoked one pending. */
export function keyFacts(key: CustomerManagedKeyWithView): KeyFacts {
  const { id, name, type, region, cloud_provider: cloud, afterglow } = key
  const { access } = afterglow
  return { id, name, type, cloud, region, access, status: access === 'revoked' ? 'ready' : key.status }
}
