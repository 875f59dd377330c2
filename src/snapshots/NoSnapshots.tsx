import type { ReactNode } from 'react'
import { snapshotRuleOf } from '../../contract/rules/plans.ts'
import type { InstanceWithView } from '../../contract/wire/instances.ts'
import { instant } from '../api/facts.ts'
import { paths } from '../../contract/places.ts'
import { Button, ButtonLink } from '../ui/Button.tsx'
import { EmptyState } from '../ui/EmptyState.tsx'
import { date, timeWithZone } from '../messages/format.ts'
import * as say from '../messages/snapshots.tsx'

/** A plan without snapshots: says so and leads to the way that works. */
export function PlanWithoutSnapshots({ project, instance }: { project: string; instance: InstanceWithView }) {
  const { take } = instance.afterglow.actions
  return (
    <EmptyState
      title={take.allowed ? say.none : take.message}
      actions={<ButtonLink href={paths.inspect(project, instance.id, 'backups')}>{say.toBackups}</ButtonLink>}
    >
      {take.allowed ? null : take.remedy}
    </EmptyState>
  )
}

/** An instance of which nothing was taken yet: when the first one comes by itself, or that one has to be taken. */
export function NoneYet({
  instance,
  now,
  take,
}: {
  instance: InstanceWithView
  now: number
  take: ReactNode
}) {
  const next = instance.afterglow.snapshots?.next_at
  const latestOnly = snapshotRuleOf(instance.type, instance.afterglow.version)?.onDemand === 'latest-only'
  return (
    <EmptyState title={say.noneYet} actions={take}>
      {next
        ? say.firstIsDue(date(instant(next), { now }), timeWithZone(instant(next)))
        : latestOnly
          ? say.latestOnly
          : say.takeOne}
    </EmptyState>
  )
}

/** Nothing passes the filters. */
export function NoneMatch({ onClear }: { onClear: () => void }) {
  return (
    <EmptyState
      size="quiet"
      title={say.noneMatch}
      actions={<Button onClick={onClear}>{say.showAll}</Button>}
    />
  )
}
