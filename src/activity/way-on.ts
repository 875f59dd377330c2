import type { Operation } from '../../contract/wire/operations.ts'
import { paths } from '../../contract/places.ts'

/** Where an operation leads on to, and by which of the ways. Null: what it was done to is gone by it. */
export interface WayOn {
  readonly by:
    | 'overview'
    | 'snapshots'
    | 'backups'
    | 'restore-from-file'
    | 'export'
    | 'network'
    | 'deleted'
    | 'deleted-backups'
    | 'keys'
  readonly to: string
}

const tabs = {
  create: 'overview',
  'take-snapshot': 'snapshots',
  export: 'snapshots',
  backup: 'backups',
  restore: 'overview',
  overwrite: 'overview',
  'load-file': 'overview',
  'go-back': 'overview',
  pause: 'overview',
  resume: 'overview',
  resize: 'overview',
  delete: 'overview',
} as const satisfies Record<Exclude<Operation['kind'], 'network-access'>, WayOn['by']>

/** Where that is which an instance left, `deleted` being all that left snapshots; without them there are its backups alone. */
export function wayToLeft(
  project: string,
  instance: string,
  deleted: readonly { readonly id: string }[],
): WayOn {
  return deleted.some(({ id }) => id === instance)
    ? { by: 'deleted', to: paths.recentlyDeleted(project) }
    : { by: 'deleted-backups', to: paths.deletedBackups(project) }
}

/** Where one tries again what failed. */
const again: Partial<Record<Operation['kind'], 'snapshots' | 'restore-from-file'>> = {
  restore: 'snapshots',
  'load-file': 'restore-from-file',
}

/**
 * Where the result of an operation is seen, or where a failure is looked into. `deleted`: the deleted instances of the project
 * that left snapshots; not given: any may have.
 */
export function wayOn(operation: Operation, deleted?: Parameters<typeof wayToLeft>[2]): WayOn | null {
  const { kind, state, tenant_id: project, instance_id: instance, snapshot_id: snapshot } = operation
  if (state === 'failed' && operation.failure.reason === 'key-revoked')
    return { by: 'keys', to: paths.encryptionKeys(project) }
  if (kind === 'network-access') return { by: 'network', to: paths.networkAccess(project) }
  if (instance === null) return null
  if (kind === 'delete' && state === 'succeeded') {
    return wayToLeft(project, instance, deleted ?? [{ id: instance }])
  }
  if (kind === 'delete' && state !== 'failed') return null
  if (kind === 'export' && snapshot !== null) {
    return { by: 'export', to: paths.export(project, instance, snapshot) }
  }
  const by = (state === 'failed' && again[kind]) || tabs[kind]
  return { by, to: paths.inspect(project, instance, by) }
}
