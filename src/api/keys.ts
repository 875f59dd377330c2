/** The keys of every query, in one place: the poller of changes invalidates by them. */
export const keys = {
  meta: ['meta'],
  tenants: ['tenants'],
  tenant: (id: string) => ['tenants', id] as const,
  allInstances: ['instances'],
  instances: (tenantId: string) => ['instances', tenantId] as const,
  instance: (id: string) => ['instance', id] as const,
  snapshots: (instanceId: string) => ['snapshots', instanceId] as const,
  snapshot: (instanceId: string, id: string) => ['snapshot', instanceId, id] as const,
  allOperations: ['operations'],
  operations: (tenantId: string) => ['operations', tenantId] as const,
  operation: (id: string) => ['operation', id] as const,
  export: (id: string) => ['export', id] as const,
  allBackups: ['backups'],
  backup: (id: string) => ['backups', 'one', id] as const,
  backups: (instanceId: string) => ['backups', 'of', instanceId] as const,
  backupsIn: (tenantId: string) => ['backups', 'in', tenantId] as const,
} as const
