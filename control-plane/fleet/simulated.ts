/** The simulated fleet: how long things take and how they end, as a pure function of the task and the time. */
import type { Refusal } from '../../contract/rules/decision.ts'
import { NETWORK_CHANGE_MS } from '../../contract/rules/network.ts'
import { backupStages } from '../../contract/rules/backups.ts'
import { failureOf } from '../failures.ts'
import type { Random } from '../ports.ts'
import type { OperationKind } from '../records.ts'
import { fraction } from '../seeded-random.ts'
import type { Fleet, FleetTask, Progress, Stage } from './fleet.ts'

const SECOND = 1000
const MINUTE = 60 * SECOND
const GIB = 2 ** 30
const MB = 1_000_000

interface Pace {
  /** Its stages by name and share of the time. */
  readonly stages: readonly (readonly [name: string, share: number])[]
  /** ms, before chance. */
  readonly takes: (bytes: number) => number
}

const moved = (start: number, megabytesPerSecond: number, most: number) => (bytes: number) =>
  Math.min(start + (bytes / (megabytesPerSecond * MB)) * SECOND, most)

/** Aura estimates 5 minutes and 3 for each GiB; a fifth of that keeps the shape and lets a small file load in a minute. */
const loading = (bytes: number) => (5 + (3 * bytes) / GIB) * MINUTE * 0.2

const paces: Record<OperationKind, Pace> = {
  create: {
    stages: [
      ['Reserving', 0.2],
      ['Starting', 0.5],
      ['Loading data', 0.3],
    ],
    takes: moved(2 * MINUTE, 100, 60 * MINUTE),
  },
  'take-snapshot': {
    stages: [
      ['Copying', 0.8],
      ['Checking', 0.2],
    ],
    takes: moved(12 * SECOND, 150, 30 * MINUTE),
  },
  export: {
    stages: [
      ['Reading', 0.3],
      ['Writing the archive', 0.7],
    ],
    takes: moved(8 * SECOND, 200, 20 * MINUTE),
  },
  // With chance from 30 s to 10 min, as the article on Sandbox backups says of them.
  backup: {
    stages: backupStages.map(({ name, share }) => [name, share]),
    takes: moved(36 * SECOND, 100, 9 * MINUTE),
  },
  restore: {
    stages: [
      ['Stopping', 0.15],
      ['Copying', 0.65],
      ['Starting', 0.2],
    ],
    takes: moved(MINUTE, 100, 45 * MINUTE),
  },
  overwrite: {
    stages: [
      ['Stopping', 0.15],
      ['Copying', 0.65],
      ['Starting', 0.2],
    ],
    takes: moved(MINUTE, 100, 45 * MINUTE),
  },
  'load-file': {
    stages: [
      ['Stopping', 0.1],
      ['Loading', 0.75],
      ['Starting', 0.15],
    ],
    takes: loading,
  },
  'go-back': {
    // What failed to load was never in the place of the data, so there is nothing else to do.
    stages: [['Starting with the data from before', 1]],
    takes: () => 20 * SECOND,
  },
  pause: {
    stages: [
      ['Saving', 0.7],
      ['Stopping', 0.3],
    ],
    takes: moved(50 * SECOND, 500, 15 * MINUTE),
  },
  resume: {
    stages: [
      ['Starting', 0.3],
      ['Loading data', 0.7],
    ],
    takes: moved(50 * SECOND, 500, 15 * MINUTE),
  },
  resize: {
    // The new machine is filled beside the old one, which serves until the end.
    stages: [
      ['Preparing', 0.25],
      ['Moving data', 0.6],
      ['Switching over', 0.15],
    ],
    takes: moved(90 * SECOND, 200, 30 * MINUTE),
  },
  delete: {
    stages: [
      ['Stopping', 0.5],
      ['Deleting', 0.5],
    ],
    takes: () => 30 * SECOND,
  },
  'network-access': {
    stages: [
      ['Checking', 0.2],
      ['Applying to the region', 0.8],
    ],
    takes: () => NETWORK_CHANGE_MS,
  },
}

const QUEUE_MS = { least: 2 * SECOND, more: 3 * SECOND } as const

function stagesAt(task: FleetTask, elapsed: number, waited: number, takes: number): Stage[] {
  const { stages } = paces[task.kind]
  const named: Stage[] = []
  if (task.queues) named.push({ name: 'Waiting', state: elapsed < waited ? 'current' : 'done' })
  let end = waited
  let begin = waited
  for (const [name, share] of stages) {
    begin = end
    end += share * takes
    named.push({ name, state: elapsed >= end ? 'done' : elapsed >= begin ? 'current' : 'waiting' })
  }
  return named
}

/** A fleet that answers from the task, the time and the world's chance. Durations are whole seconds. */
export function createSimulatedFleet(random: Random): Fleet {
  return {
    poll(task, now): Progress {
      const estimate = paces[task.kind].takes(task.bytes)
      const chance = fraction(random, 'duration', task.id)
      const takes = Math.ceil((estimate * (0.85 + 0.25 * chance)) / SECOND) * SECOND
      const waited = task.queues ? QUEUE_MS.least + Math.floor(chance * QUEUE_MS.more) : 0
      // A failing one gets most of the way.
      const failure = failureAhead(task)
      const endsAt = task.startedAt + waited + (failure === null ? takes : Math.ceil(takes * 0.7))
      const elapsed = Math.max(0, now - task.startedAt)
      const ended = now >= endsAt
      const stages = stagesAt(task, elapsed, waited, takes)
      const succeeded = ended && failure === null
      return {
        stages: succeeded ? stages.map((stage) => ({ ...stage, state: 'done' })) : stages,
        percent: succeeded ? 100 : percentAt(task.kind, elapsed - waited, takes, estimate),
        beginsAt: task.startedAt + waited,
        endsAt,
        outcome: !ended ? null : failure === null ? { ok: true } : { ok: false, failure },
      }
    },
  }
}

/** What the task is going to fail with: what is wrong with its data, or what was laid out for it. */
function failureAhead({ flaw, fault, kind, instanceName }: FleetTask): Refusal | null {
  return flaw ?? (fault === null ? null : failureOf(fault, kind, instanceName))
}

/** Of loading, an estimate from the clock as Aura's uploader makes it: 1 + at most 98. Of everything else, the truth. */
function percentAt(kind: OperationKind, worked: number, takes: number, estimate: number): number {
  if (worked <= 0) return 0
  const share = kind === 'load-file' ? worked / estimate : worked / takes
  return Math.min(99, Math.floor(1 + Math.min(98, share * 98)))
}
