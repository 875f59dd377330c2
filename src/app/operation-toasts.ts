import { automaticRequest } from '../../contract/rules/requesters.ts'
import type { Operation } from '../../contract/wire/operations.ts'
import { wayOn } from '../activity/way-on.ts'
import type { Toast } from '../feedback/toasts.ts'
import { show, showIn, words } from '../messages/operations.tsx'

/**
 * What is said when an operation has ended; null where it goes without saying (a scheduled snapshot that worked). The way to it
 * names its project where that is not the one at `address`: it is left by it.
 */
export function toastOf(
  operation: Operation,
  address: string,
  projects: readonly { readonly id: string; readonly name: string }[] = [],
): Pick<Toast, 'tone' | 'title'> | Omit<Toast, 'id'> | null {
  const says = words[operation.kind]
  const elsewhere = address.includes(operation.tenant_id)
    ? undefined
    : projects.find(({ id }) => id === operation.tenant_id)
  const way = wayOn(operation)
  const to = way && { label: elsewhere ? showIn(elsewhere.name) : show, to: way.to }
  switch (operation.state) {
    case 'running':
    case 'cancelled':
      return null
    case 'succeeded':
      return {
        tone: 'good',
        title: says.done(operation.instance_name),
        text: null,
        requestId: null,
        link: to,
      }
    case 'failed':
      return {
        tone: 'bad',
        title: says.failed(operation.instance_name),
        text: `${operation.failure.message} ${operation.failure.remedy}`,
        // What comes by itself was asked for by no request.
        requestId: operation.request_id === automaticRequest ? null : operation.request_id,
        link: to,
      }
  }
}
