/** Watches how instances live: every status by the table of transitions, and what they leave. */
import { staysAfterDeletion } from '../../contract/rules/deleted.ts'
import { limits } from '../../contract/rules/limits.ts'
import { planOf } from '../../contract/rules/plans.ts'
import { statusAfter, statusDuring } from '../../contract/rules/transitions.ts'
import { DAY_MS, HOUR_MS } from '../../contract/rules/windows.ts'
import type { Clock } from '../ports.ts'
import type { DeletedInstanceRecord, InstanceRecord, OperationRecord, SnapshotRecord } from '../records.ts'
import { snapshotFacts } from '../rule-facts.ts'
import { expectThat } from './allowed.ts'

export interface LifeWatch {
  instance(was: InstanceRecord | undefined, is: InstanceRecord | undefined): void
  deleted(was: DeletedInstanceRecord | undefined, is: DeletedInstanceRecord | undefined): void
  /** A snapshot is gone. `instance`: as it was before the commit. */
  snapshotGone(was: SnapshotRecord, instance: InstanceRecord | undefined): void
  /** What must hold at rest. */
  rest(): void
}

/** A watch over the records as they are after each commit. */
export function createLifeWatch(world: {
  readonly clock: Clock
  readonly instances: ReadonlyMap<string, InstanceRecord>
  readonly gone: ReadonlyMap<string, DeletedInstanceRecord>
  readonly snapshots: ReadonlyMap<string, SnapshotRecord>
  readonly operations: ReadonlyMap<string, OperationRecord>
  note(what: string): void
}): LifeWatch {
  const { clock, operations, note } = world

  const operationOf = (id: string | null): OperationRecord => {
    const found = operations.get(id ?? '')
    if (!found) throw new Error(`Broken: a status changed by the operation ${id}, which is not there`)
    return found
  }
  /** By the operation that let it go. */
  const afterwards = (was: InstanceRecord) => {
    const { kind, state, previousStatus } = operationOf(was.operationId)
    expectThat(state === 'succeeded' || state === 'failed', `${kind} let ${was.name} go while ${state}`)
    return statusAfter(kind, was.status, state, previousStatus)
  }

  const left = (instanceId: string) =>
    [...world.snapshots.values()].filter((each) => each.instanceId === instanceId)

  const gone = (was: InstanceRecord) => {
    expectThat(afterwards(was) === 'gone', `${was.name} went away while it was ${was.status}`)
    const kept = left(was.id).filter((each) => each.holds.length === 0)
    const record = world.gone.get(was.id)
    if (kept.length > 0) expectThat(record !== undefined, `nobody knows what ${was.name} left`)
    const { endedAt } = operationOf(was.operationId)
    for (const each of record ? kept : []) {
      const usable = each.kind === 'full' && each.status === 'Completed' && each.content !== null
      expectThat(usable, `${was.name} left a snapshot that nothing can be made of`)
      expectThat(
        each.purgeAt === record?.keptUntil,
        'a snapshot that was left has other days than its record',
      )
    }
    if (!record || endedAt === null) return
    expectThat(record.keptUntil === endedAt + limits.deletedKeptMs, `${was.name} is kept for other days`)
    note('instance left snapshots')
  }

  const extended = (was: InstanceRecord, is: InstanceRecord) => {
    const { lifetime } = planOf(is.type)
    if (was.extendedAt !== is.extendedAt) {
      expectThat(was.extendedAt === null && lifetime !== null, `${is.name} was extended twice`)
      const later = (was.endsAt ?? 0) + lifetime.extendableByDays * DAY_MS
      expectThat(is.endsAt === later, `${is.name} was extended by other days`)
      note('instance extended')
      return
    }
    // Where its deletion failed, it is tried again an hour later.
    const again = was.operationId !== null && operationOf(was.operationId).state === 'failed'
    expectThat(
      was.endsAt === is.endsAt || (again && (is.endsAt ?? 0) - clock.now() <= HOUR_MS),
      `the end of ${is.name} moved by itself`,
    )
  }

  return {
    instance(was, is) {
      if (!is) return was && gone(was)
      if (!was) return expectThat(is.status === statusDuring('create', null), `${is.name} began ${is.status}`)
      extended(was, is)
      if (was.status === is.status) return
      const expected =
        was.operationId === null
          ? statusDuring(operationOf(is.operationId).kind, was.status)
          : afterwards(was)
      expectThat(is.status === expected, `${is.name} went from ${was.status} to ${is.status}`)
    },
    deleted(was, is) {
      if (is) return expectThat(was === undefined, `what ${is.name} left was changed`)
      if (was) expectThat(clock.now() >= was.keptUntil, `${was.name} was forgotten within its days`)
    },
    snapshotGone(was, instance) {
      if (world.instances.has(was.instanceId)) return
      if (instance) {
        const { endedAt } = operationOf(instance.operationId)
        const stays = staysAfterDeletion(snapshotFacts(was), endedAt ?? clock.now())
        return expectThat(!stays, `a snapshot that could still be used went with ${instance.name}`)
      }
      note('left snapshot purged')
      expectThat(
        was.purgeAt !== null && clock.now() >= was.purgeAt,
        'a snapshot that was left went too early',
      )
    },
    rest() {
      for (const each of world.snapshots.values()) {
        const known = world.instances.has(each.instanceId) || world.gone.has(each.instanceId)
        expectThat(known || each.holds.length > 0, `snapshot ${each.id} is of nothing that is known`)
      }
    },
  }
}
