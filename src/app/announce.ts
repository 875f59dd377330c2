import type { Operation } from '../../contract/wire/operations.ts'
import { notify } from '../activity/notifications.ts'
import { tell } from '../feedback/toasts.ts'
import { news, words } from '../messages/operations.tsx'
import { toastOf } from './operation-toasts.ts'

/**
 * Says that an operation has ended: in the page, and while nobody looks at it in its title, and by the browser where the person
 * wants that. `go` leads to an address of the console.
 */
export function announce(
  operation: Operation,
  projects: Parameters<typeof toastOf>[2],
  go: (to: string) => void,
): void {
  const toast = toastOf(operation, location.href, projects)
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
