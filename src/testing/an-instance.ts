import type { InstanceView, InstanceWithView } from '../../contract/wire/instances.ts'

const yes = { allowed: true } as const

/** An instance as the API shows it, for tests of plain functions: a running one with nothing unusual, then what differs. */
export function anInstance(
  { afterglow: _, ...differs }: Partial<InstanceWithView> = {},
  view: Partial<InstanceView> = {},
): InstanceWithView {
  const instance = {
    id: '2f49c2b3',
    name: 'orders',
    status: 'running',
    tenant_id: '6981ace7-efe8-4f5c-b7c5-267b5162ce91',
    cloud_provider: 'gcp',
    connection_url: 'neo4j+s://2f49c2b3.databases.neo4j.io',
    region: 'europe-west1',
    type: 'professional-db',
    memory: '8GB',
    storage: '16GB',
    customer_managed_key_id: null,
    created_at: '2025-11-01T00:00:00Z',
    ...differs,
  } satisfies Omit<InstanceWithView, 'afterglow'>
  return {
    ...instance,
    afterglow: {
      type: instance.type,
      version: '5',
      version_name: 'Neo4j 2025.10',
      cpu: 2,
      status_since: '2025-11-01T00:05:00Z',
      content: 'described',
      data_id: '3f0c1f0a-5d0f-4c3a-9d7e-6d1b0a7c2e11',
      storage_used_bytes: 4_000_000_000,
      nodes: 1000,
      relationships: 2000,
      labels: ['Order'],
      store_format: 'block-block-1.1',
      writes_per_hour: 0,
      operation: null,
      failure: null,
      taking_snapshot: false,
      customer_managed_key: null,
      snapshots: {
        kept: 0,
        last_good: null,
        last_restorable: null,
        next_at: null,
        overdue: false,
        failed_since_last_good: 0,
        last_24_hours: [],
      },
      backups: { ready: 0, last_data_at: null, open: false },
      paused_at: null,
      ends_at: null,
      resumes_at: null,
      pauses_at: null,
      extended_at: null,
      public_traffic: 'enabled',
      actions: {
        take: yes,
        load_file: yes,
        go_back: yes,
        backup: yes,
        pause: yes,
        resume: yes,
        overwrite: yes,
        clone: yes,
        resize: yes,
        extend: yes,
        rename: yes,
        delete: yes,
      },
      ...view,
    },
  }
}
