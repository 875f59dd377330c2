import { taskOf, type Means } from '../means.ts'
import type { OperationRecord } from '../records.ts'
import type { OperationView } from './queries.ts'

/**
 * How an operation stands at `now` (ms). One that runs is never shown as complete, even where the fleet has done its part
 * and the commit that says so is still to come.
 */
export function operationView(means: Means, record: OperationRecord, now: number): OperationView {
  const at = record.endedAt ?? now
  const progress = means.fleet.poll(taskOf(record), at)
  switch (record.state) {
    case 'running':
      if (progress.outcome === null) {
        return { record, progress: { ...progress, endsAt: Math.max(progress.endsAt, record.pollAt ?? 0) } }
      }
      return {
        record,
        progress: {
          ...progress,
          stages: progress.stages.map((stage, i, all) => ({
            name: stage.name,
            state: i === all.length - 1 ? 'current' : 'done',
          })),
          percent: 99,
          endsAt: Math.max(progress.endsAt, record.pollAt ?? 0, now),
          outcome: null,
        },
      }
    case 'succeeded':
      return {
        record,
        progress: {
          ...progress,
          stages: progress.stages.map((stage) => ({ name: stage.name, state: 'done' })),
          percent: 100,
          endsAt: at,
          outcome: { ok: true },
        },
      }
    case 'failed':
      return {
        record,
        progress: {
          ...progress,
          percent: Math.min(progress.percent, 99),
          endsAt: at,
          outcome: record.failure && { ok: false, failure: record.failure },
        },
      }
    case 'cancelled':
      return {
        record,
        progress: { ...progress, percent: Math.min(progress.percent, 99), endsAt: at, outcome: null },
      }
  }
}
