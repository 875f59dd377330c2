/** Instances that a scenario begins without: what they left can still be made new instances of. */
import { keptUntilAfter, staysAfterDeletion } from '../../contract/rules/deleted.ts'
import { deletedRecord, kept } from '../deleted-life.ts'
import type { AnyRecord, InstanceRecord } from '../records.ts'
import { snapshotFacts } from '../rule-facts.ts'
import { withHistory } from './seeded-history.ts'
import { seededOperation, type Seeding } from './seeded-instance.ts'

/** What is left of an instance that ran until somebody began to delete it at `startedAt` (ms). */
export function* deletedInstance(
  at: Seeding,
  instance: InstanceRecord,
  startedAt: number,
  by: string,
): Iterable<AnyRecord> {
  const operation = seededOperation(at, instance, 'delete', startedAt, by, { previousStatus: 'running' })
  const endedAt = operation.pollAt ?? startedAt
  for (const snapshot of withHistory(at, instance, startedAt).snapshots) {
    if (!staysAfterDeletion(snapshotFacts(snapshot), endedAt)) continue
    yield { kind: 'snapshot', record: kept(snapshot, keptUntilAfter(endedAt)) }
  }
  yield { kind: 'deleted-instance', record: deletedRecord(instance, endedAt, by) }
  yield { kind: 'operation', record: { ...operation, state: 'succeeded', endedAt, pollAt: null } }
}
