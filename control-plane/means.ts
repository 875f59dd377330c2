import { automaticRequest, automaticUser } from '../contract/rules/requesters.ts'
import type { Fleet, FleetTask } from './fleet/fleet.ts'
import type { Random, ReadTx } from './ports.ts'
import type { OperationRecord, RecordKind } from './records.ts'

/** What commands and events work with, beside the records. Both are pure functions. */
export interface Means {
  readonly random: Random
  readonly fleet: Fleet
}

/** Who asks for an operation, and with which request. */
export interface Requester {
  readonly user: string
  readonly requestId: string
}

/** What comes by itself: the schedule, and what the plan table says of pausing and ending. */
export const automatic: Requester = { user: automaticUser, requestId: automaticRequest }

/**
 * An id that no record of the kind has, from what it is for: the parent, the purpose and the time (ms). The same steps in
 * the same world give the same ids.
 */
export async function freshId(
  tx: ReadTx,
  kind: RecordKind,
  make: (...key: readonly string[]) => string,
  at: number,
  ...key: readonly string[]
): Promise<string> {
  for (let attempt = 0; ; attempt++) {
    const id = make(kind, ...key, String(at), String(attempt))
    if ((await tx.get(kind, id)) === undefined) return id
  }
}

/** The operation as the fleet knows it. */
export function taskOf(operation: OperationRecord): FleetTask {
  const { id, kind, instanceName, startedAt, bytes, queues, fault, flaw } = operation
  return { id, kind, instanceName, startedAt, bytes, queues, fault, flaw }
}
