import type { Refusal } from '../../contract/rules/decision.ts'
import type { OperationKind } from '../records.ts'

/** What the fleet knows an operation by. `startedAt` in ms. */
export interface FleetTask {
  readonly id: string
  readonly kind: OperationKind
  readonly instanceName: string
  readonly startedAt: number
  /** Bytes of store it moves; 0 where it moves none. */
  readonly bytes: number
  /** It waits for its turn first. */
  readonly queues: boolean
  /** The reason it is going to fail with, if it is. */
  readonly fault: string | null
  /** What is wrong with the data it moves: it fails with that. */
  readonly flaw: Refusal | null
}

export interface Stage {
  readonly name: string
  readonly state: 'done' | 'current' | 'waiting'
}

/** How an operation stands. Instants in ms. */
export interface Progress {
  readonly stages: readonly Stage[]
  /** 0 to 100; 100 only when it has ended. */
  readonly percent: number
  /** When it leaves the queue. */
  readonly beginsAt: number
  /** When it ends, as estimated now. */
  readonly endsAt: number
  readonly outcome: { readonly ok: true } | { readonly ok: false; readonly failure: Refusal } | null
}

/** What runs the instances. The simulated one answers as a pure function, another can drive real databases. */
export interface Fleet {
  poll(task: FleetTask, now: number): Progress
}
