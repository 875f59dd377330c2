import { automaticRequest } from '../../contract/rules/requesters.ts'
import type { Operation } from '../../contract/wire/operations.ts'
import { wayOn, type WayOn } from '../activity/way-on.ts'
import type { Toast } from '../feedback/toasts.ts'
import { inProject, show, toDeleted, toDeletedBackups, words } from '../messages/operations.tsx'

/** What is left of a deleted instance lies apart: the way there is called by it. */
const labels: Partial<Record<WayOn['by'], string>> = {
  deleted: toDeleted,
  'deleted-backups': toDeletedBackups,
}

/**
 * What is said when an operation has ended; null where it goes without saying (a scheduled snapshot that worked). The way to it
 * names its project where that is not the one at `address`: it is left by it.
 * `deleted`: of its project, those that left snapshots.
 */
export function toastOf(
  operation: Operation,
  address: string,
  projects: readonly { readonly id: string; readonly name: string }[] = [],
  deleted?: Parameters<typeof wayOn>[1],
): Pick<Toast, 'tone' | 'title'> | Omit<Toast, 'id'> | null {
  const says = words[operation.kind]
  const elsewhere = address.includes(operation.tenant_id)
    ? undefined
    : projects.find(({ id }) => id === operation.tenant_id)
  const way = wayOn(operation, deleted)
  const label = (way && labels[way.by]) ?? show
  const to = way && { label: elsewhere ? inProject(label, elsewhere.name) : label, to: way.to }
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
