import type { Operation } from '../../contract/wire/operations.ts'
import type { Toast } from '../feedback/toasts.ts'
import { paths } from '../paths.ts'

interface Words {
  readonly done: (name: string) => string
  readonly failed: (name: string) => string
}

const words = {
  create: { done: (name) => `${name} is running`, failed: (name) => `${name} could not be created` },
  'take-snapshot': {
    done: (name) => `Snapshot of ${name} completed`,
    failed: (name) => `A snapshot of ${name} failed`,
  },
  export: { done: (name) => `Export of ${name} is ready`, failed: (name) => `An export of ${name} failed` },
  backup: { done: (name) => `Backup of ${name} is ready`, failed: (name) => `A backup of ${name} failed` },
  restore: {
    done: (name) => `${name} runs with the restored data`,
    failed: (name) => `${name} was not restored`,
  },
  overwrite: {
    done: (name) => `${name} runs with the other data`,
    failed: (name) => `${name} was not overwritten`,
  },
  'load-file': {
    done: (name) => `${name} runs with the data of the file`,
    failed: (name) => `The file could not be loaded into ${name}`,
  },
  'go-back': {
    done: (name) => `${name} runs with the data from before`,
    failed: (name) => `${name} did not go back`,
  },
  pause: { done: (name) => `${name} is paused`, failed: (name) => `${name} was not paused` },
  resume: { done: (name) => `${name} is running`, failed: (name) => `${name} was not resumed` },
  resize: { done: (name) => `${name} has its new size`, failed: (name) => `${name} was not resized` },
  delete: { done: (name) => `${name} is deleted`, failed: (name) => `${name} was not deleted` },
  'network-access': {
    done: (name) => `Network access in ${name} is changed`,
    failed: (name) => `Network access in ${name} was not changed`,
  },
} as const satisfies Record<Operation['kind'], Words>

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
  const to =
    operation.kind === 'delete' || operation.instance_id === null
      ? null
      : {
          label: elsewhere ? `Show in ${elsewhere.name}` : 'Show',
          to:
            operation.kind === 'export' && operation.snapshot_id
              ? paths.export(operation.tenant_id, operation.instance_id, operation.snapshot_id)
              : paths.inspect(
                  operation.tenant_id,
                  operation.instance_id,
                  operation.kind === 'take-snapshot'
                    ? 'snapshots'
                    : operation.kind === 'backup'
                      ? 'backups'
                      : 'overview',
                ),
        }
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
        requestId: operation.request_id,
        link: to,
      }
  }
}
