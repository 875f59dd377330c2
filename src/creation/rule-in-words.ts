import {
  planOf,
  snapshotRuleOf,
  type PlanType,
  type SnapshotRule,
  type Version,
  type Windows,
} from '../../contract/rules/plans.ts'
import * as say from '../messages/snapshot-rules.tsx'

const cadences = { daily: say.daily, 'six-hourly': say.sixHourly } as const

const usable = ({ restorableDays, exportableDays }: Windows) =>
  restorableDays === exportableDays ? say.both(restorableDays) : say.each(restorableDays, exportableDays)

function scheduleOf(rule: SnapshotRule): string {
  if (!rule.full || !rule.scheduled) return say.none
  const { long, short } = rule.scheduled
  const taken = (rule.differential ? say.fullAndDifferential : say.full)(cadences[rule.full])
  if (short) return `${taken} ${say.firstOfDay(usable(long), short.restorableDays)}`
  return `${taken} ${(rule.differential ? say.fullIs : say.eachIs)(usable(long))}`
}

const onDemandOf = ({ onDemand }: SnapshotRule): string =>
  onDemand === 'latest-only' ? say.latestOnly : say.onDemand(usable(onDemand))

/** What a plan does about snapshots, each point as one sentence. */
export interface RuleInWords {
  readonly schedule: string
  readonly onDemand: string
  /** What a differential is good for; null where there are none. */
  readonly differential: string | null
}

/** The snapshot rule of an instance in words, straight from the plan table; null where its plan has no snapshots. */
export function ruleInWords(type: PlanType, version: Version): RuleInWords | null {
  const rule = snapshotRuleOf(type, version)
  if (!rule) return null
  return {
    schedule: scheduleOf(rule),
    onDemand: onDemandOf(rule),
    differential: rule.differential
      ? rule.differentialUse === 'restore'
        ? say.differentialRestored
        : say.differentialNeither
      : null,
  }
}

/** How an instance of this plan pauses, in one sentence. */
export function pauseInWords(type: PlanType): string {
  const { pause, shortName } = planOf(type)
  switch (pause.by) {
    case 'hand':
      return say.pausesByHand(pause.resumesAfterDays)
    case 'idleness':
      return say.pausesIdle(pause.afterHours / 24, pause.deletedAfterDays)
    case 'nothing':
      return say.neverPauses(shortName)
  }
}
