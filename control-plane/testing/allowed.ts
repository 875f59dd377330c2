import { can } from '../../contract/rules/can.ts'
import type { Decision } from '../../contract/rules/decision.ts'
import { canRestore } from '../../contract/rules/restoring.ts'
import { isOpen } from '../../contract/rules/windows.ts'
import type { InstanceRecord, OperationRecord, SnapshotRecord } from '../records.ts'
import { instanceFacts, restoreSource, restoreTarget, snapshotFacts } from '../rule-facts.ts'

/** Throws where something that must always hold does not. */
export function expectThat(holds: boolean, what: string): asserts holds {
  if (!holds) throw new Error(`Broken: ${what}`)
}

/**
 * Nothing refused ever happens: throws where an operation began that the rules refuse, by the records before it began:
 * its instance, the snapshot it names, the instance of that, and the name of the instance that waits for data of its own.
 */
export function mustBeAllowed(
  operation: OperationRecord,
  instance: InstanceRecord | undefined,
  snapshot: SnapshotRecord | undefined,
  owner: InstanceRecord | undefined,
  copiedTo: string | null,
): void {
  const asking = { role: 'admin', now: operation.startedAt } as const
  const must = (decision: Decision) =>
    expectThat(decision.allowed, `${operation.kind} was refused and began: ${JSON.stringify(decision)}`)
  if (operation.kind === 'create' || operation.kind === 'overwrite') {
    if (operation.kind === 'overwrite' && instance) must(can.overwrite(instanceFacts(instance), asking))
    if (snapshot && owner) must(can.create(snapshotFacts(snapshot), instanceFacts(owner), asking))
    else if (snapshot)
      expectThat(isOpen(snapshot.exportableUntil, asking.now), 'what was left was used too late')
    return
  }
  // Of no instance: what must hold of it stands in network-watch.ts.
  if (operation.kind === 'network-access') return
  expectThat(instance !== undefined, `${operation.kind} began without its instance`)
  // What comes by itself, or waits for its turn, begins under a revoked key too, and then fails.
  const byItself = operation.requestId === 'automatic' || operation.kind === 'backup'
  const facts = { ...instanceFacts(instance), ...(byItself ? { keyRevoked: false } : {}) }
  switch (operation.kind) {
    case 'take-snapshot':
      return must(can.take(facts, asking))
    case 'restore':
      expectThat(snapshot !== undefined, 'a restore began without its snapshot')
      return must(canRestore(restoreSource(snapshot), { ...restoreTarget(instance), ...facts }, asking))
    case 'export':
      expectThat(snapshot !== undefined, 'an export began without its snapshot')
      return must(can.export(snapshotFacts(snapshot), facts, asking))
    case 'backup':
      return must(can.backup(facts, false, asking))
    case 'load-file':
      return must(can.loadFile(facts, asking))
    case 'go-back':
      return must(can.goBack(facts, asking))
    case 'pause':
      // By itself it pauses what nobody could pause by hand.
      return operation.requestId === 'automatic'
        ? expectThat(instance.status === 'running', 'paused out of turn')
        : must(can.pause(facts, asking))
    case 'resume':
      return must(can.resume(facts, asking))
    case 'resize':
      return must(can.resize(facts, asking))
    case 'delete':
      return must(can.delete(facts, copiedTo, asking))
  }
}
