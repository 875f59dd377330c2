import type { Operation } from '../../contract/wire/operations.ts'

/** An operation as the API shows it, for tests of plain functions: in its state, then what differs. */
export function anOperation({
  state,
  ...differs
}: Partial<Omit<Operation, 'state'>> & Pick<Operation, 'state'>): Operation {
  const base: Omit<Extract<Operation, { state: 'cancelled' }>, 'state' | 'ended_at'> = {
    id: '11111111-1111-4111-8111-111111111111',
    kind: 'restore',
    tenant_id: '6f3c1e0a-5b0b-4a53-9d2e-6c1b8a7d4e21',
    instance_id: '2f49c2b3',
    instance_name: 'orders',
    snapshot_id: null,
    import_id: null,
    export_id: null,
    backup_id: null,
    source_instance_name: null,
    size: null,
    stages: [],
    percent: 50,
    started_at: '2025-11-14T04:00:00Z',
    requested_by: 'Olga',
    request_id: '22222222-2222-4222-8222-222222222222',
    ...differs,
  }
  const ended = { ...base, percent: 100, ended_at: '2025-11-14T04:00:20Z' }
  switch (state) {
    case 'running':
      return { ...base, state, estimated_end_at: '2025-11-14T04:10:00Z' }
    case 'failed':
      return {
        ...ended,
        state,
        failure: { reason: 'restore-failed', message: 'It broke.', remedy: 'Try again.' },
      }
    case 'succeeded':
    case 'cancelled':
      return { ...ended, state }
  }
}
