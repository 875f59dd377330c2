import type { QueryClient } from '@tanstack/react-query'
import type { Operation } from '../../contract/wire/operations.ts'
import type { ApiClient } from '../api/client.ts'
import { deletedIn } from '../api/deleted-instances.ts'
import { keys } from '../api/keys.ts'
import { notify } from '../activity/notifications.ts'
import { tell } from '../feedback/toasts.ts'
import { news, words } from '../messages/operations.tsx'
import { toastOf } from './operation-toasts.ts'

/**
 * Says that an operation has ended: in the page, and while nobody looks at it in its title, and by the browser where the person
 * wants that. `go` leads to an address of the console. `deleted`: the deleted instances of its project that left snapshots.
 */
export function announce(
  operation: Operation,
  projects: Parameters<typeof toastOf>[2],
  go: (to: string) => void,
  deleted?: Parameters<typeof toastOf>[3],
): void {
  const toast = toastOf(operation, location.href, projects, deleted)
  if (!toast) return
  const { ended, endedBadly } = words[operation.kind]
  const text = news(operation.state === 'failed' ? endedBadly : ended, operation.instance_name)
  tell({ ...toast, news: text })
  if (document.visibilityState === 'visible') return
  const { link, text: more } = { link: null, text: null, ...toast }
  notify({
    id: operation.id,
    title: text,
    text: more ?? toast.title,
    onOpen: () => {
      if (link) go(link.to)
    },
  })
}

/** Announces it, after a look at what it leads to. */
export async function announceEnd(
  operation: Operation,
  client: ApiClient,
  queries: QueryClient,
  go: (to: string) => void,
): Promise<void> {
  // Without an answer, the way is as for most: to Recently deleted.
  const deleted =
    operation.kind === 'delete'
      ? await queries
          .fetchQuery({ ...deletedIn(client, operation.tenant_id), staleTime: 0 })
          .catch(() => undefined)
      : undefined
  announce(operation, queries.getQueryData(keys.tenants), go, deleted)
}
