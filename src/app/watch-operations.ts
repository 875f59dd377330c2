import type { QueryClient } from '@tanstack/react-query'
import type { Changes } from '../api/changes.ts'
import type { ApiClient } from '../api/client.ts'
import { keys } from '../api/keys.ts'
import { resources } from '../api/resources.ts'

/**
 * Says what ended while this console is open, wherever the person is in it, and in the background. The words come when the
 * first has ended. `go` leads to an address of the console.
 */
export function watchOperations(
  changes: Changes,
  client: ApiClient,
  queries: QueryClient,
  go: (to: string) => void,
): void {
  const told = new Set<string>()
  changes.onChange(({ type, deleted, id }) => {
    if (type !== 'operation' || deleted || told.has(id)) return
    const say = async () => {
      const operation = await queries.fetchQuery({ ...resources(client).operation(id), staleTime: 0 })
      if (operation.state === 'running' || told.has(id)) return
      told.add(id)
      const { announceEnd } = await import('./announce.ts')
      await announceEnd(operation, client, queries, go)
    }
    // Gone again before it could be read: nothing to say.
    say().catch(() => queries.removeQueries({ queryKey: keys.operation(id) }))
  })
}
