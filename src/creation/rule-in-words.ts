import {
  planOf,
  snapshotRuleOf,
  type PlanType,
  type SnapshotRule,
  type Version,
  type Windows,
} from '../../contract/rules/plans.ts'

const cadences = { daily: 'every day', 'six-hourly': 'every 6 h' } as const

const days = (count: number) => `${count} ${count === 1 ? 'day' : 'days'}`

/** "can be restored and exported for 7 days", "can be restored for 60 days and exported for 14" */
const usable = ({ restorableDays, exportableDays }: Windows) =>
  restorableDays === exportableDays
    ? `can be restored and exported for ${days(restorableDays)}`
    : `can be restored for ${days(restorableDays)} and exported for ${exportableDays}`

function scheduleOf(rule: SnapshotRule): string {
  if (!rule.full || !rule.scheduled) return 'No snapshot is taken by itself.'
  const { long, short } = rule.scheduled
  const taken = rule.differential
    ? `A full snapshot is taken ${cadences[rule.full]}, a differential every hour between.`
    : `A full snapshot is taken ${cadences[rule.full]}.`
  const whole = rule.differential ? 'A full one' : 'Each'
  return short
    ? `${taken} The first of a day (UTC) ${usable(long)}, the others for ${days(short.restorableDays)}.`
    : `${taken} ${whole} ${usable(long)}.`
}

const onDemandOf = ({ onDemand }: SnapshotRule): string =>
  onDemand === 'latest-only'
    ? 'Only the latest is kept: a new one replaces it once it is complete.'
    : `One that you take ${usable(onDemand)}.`

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
        ? 'A differential can be restored, not exported.'
        : 'A differential cannot be restored or exported on its own.'
      : null,
  }
}

/** How an instance of this plan pauses, in one sentence. */
export function pauseInWords(type: PlanType): string {
  const { pause, shortName } = planOf(type)
  switch (pause.by) {
    case 'hand':
      return `It can be paused, and resumes by itself after ${days(pause.resumesAfterDays)}.`
    case 'idleness':
      return `It pauses after ${days(pause.afterHours / 24)} without queries, and is deleted after ${days(pause.deletedAfterDays)} of pause.`
    case 'nothing':
      return `A ${shortName} does not pause.`
  }
}
