/** What of an instance its plan alone decides: pausing, ending, snapshots, sizes, files. */
import type { InstanceFacts } from './can.ts'
import { allowed, refuse, type Decision } from './decision.ts'
import { planOf, snapshotRuleOf } from './plans.ts'

/** A pause that is not made by hand has its own reason. */
export function planPauses(instance: InstanceFacts): Decision {
  const plan = planOf(instance.type)
  switch (plan.pause.by) {
    case 'hand':
      return allowed
    case 'idleness':
      return refuse(
        'plan-pauses-by-itself',
        `${plan.name} cannot be paused by hand.`,
        `It pauses by itself after ${plan.pause.afterHours} h without queries.`,
      )
    case 'nothing':
      return refuse(
        'plan-cannot-pause',
        `A ${plan.shortName} cannot be paused.`,
        'It ends by itself; request a backup to keep its data.',
      )
  }
}

/** Only what ends by its plan is extended, and only once. */
export function planEnds(instance: InstanceFacts, extended: boolean): Decision {
  const { lifetime, name } = planOf(instance.type)
  if (!lifetime)
    return refuse(
      'plan-without-end',
      `${instance.name} does not end by itself: ${name} has no end.`,
      'Nothing to do.',
    )
  return extended
    ? refuse(
        'already-extended',
        `${instance.name} was extended before, and that is possible once.`,
        'Request a backup of it to keep its data.',
      )
    : allowed
}

/** Whether instances of this plan have snapshots at all. */
export function planHasSnapshots(instance: InstanceFacts): Decision {
  return snapshotRuleOf(instance.type, instance.version)
    ? allowed
    : refuse(
        'plan-without-snapshots',
        `A ${planOf(instance.type).shortName} has no snapshots.`,
        'Request a backup of it; the backup can be loaded into an Aura instance.',
      )
}

/** A size is changed only where the plan has another. */
export function planHasSizes(instance: InstanceFacts): Decision {
  const plan = planOf(instance.type)
  if (plan.sizes.length > 1) return allowed
  return refuse(
    'plan-one-size',
    `${plan.name} comes in one size.`,
    plan.snapshots
      ? 'Clone it to a new instance of a larger plan.'
      : 'Request a backup of it; the backup can be loaded into an Aura instance.',
  )
}

/** Whether a dump or backup file can be restored to instances of this plan. */
export function planTakesFiles(instance: InstanceFacts): Decision {
  return planOf(instance.type).takesFiles
    ? allowed
    : refuse(
        'plan-takes-no-files',
        `A ${planOf(instance.type).shortName} does not take dump files.`,
        'Create an Aura instance and restore the file there.',
      )
}

/** Whether an instance of this plan can be overwritten with other data, as a file overwrites it. */
export function planIsOverwritten(instance: InstanceFacts): Decision {
  const { takesFiles, shortName } = planOf(instance.type)
  return takesFiles
    ? allowed
    : refuse('plan-takes-no-files', `A ${shortName} cannot be overwritten.`, 'Clone to a new instance.')
}
