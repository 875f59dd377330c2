import type { QueryClient } from '@tanstack/react-query'
import type { Changes } from '../api/changes.ts'
import type { ApiClient } from '../api/client.ts'
import { keys } from '../api/keys.ts'
import { resources } from '../api/resources.ts'
import { tell } from '../feedback/toasts.ts'

/** Says what ended while this console is open, wherever the person is in it. The words come when the first has ended. */
export function watchOperations(changes: Changes, client: ApiClient, queries: QueryClient): void {
  const told = new Set<string>()
  changes.onChange(({ type, deleted, id }) => {
    if (type !== 'operation' || deleted || told.has(id)) return
    const say = async () => {
      const operation = await queries.fetchQuery({ ...resources(client).operation(id), staleTime: 0 })
      if (operation.state === 'running' || told.has(id)) return
      told.add(id)
      const { toastOf } = await import('./operation-toasts.ts')
      const toast = toastOf(operation, location.href, queries.getQueryData(keys.tenants))
      if (toast) tell(toast)
    }
    // Gone again before it could be read: nothing to say.
    say().catch(() => queries.removeQueries({ queryKey: keys.operation(id) }))
  })
}
