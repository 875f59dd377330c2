import { QueryClient } from '@tanstack/react-query'
import { ApiFailure } from './failure.ts'

/** What the answers of the API are kept in. */
export function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      // Without a connection everything fails at once and says so. To wait for one would do later what was given up meanwhile.
      mutations: { networkMode: 'always' },
      queries: {
        networkMode: 'always',
        // The poller of changes says when something is stale; asking again on a whim would only cost.
        staleTime: Number.POSITIVE_INFINITY,
        refetchOnWindowFocus: false,
        refetchOnReconnect: false,
        retry: (count, thrown) => count < 2 && thrown instanceof ApiFailure && thrown.status >= 502,
      },
    },
  })
}
