import type { ReactNode } from 'react'
import { snapshotRuleOf } from '../../contract/rules/plans.ts'
import type { InstanceWithView } from '../../contract/wire/instances.ts'
import { instant } from '../api/facts.ts'
import { paths } from '../paths.ts'
import { Button, ButtonLink } from '../ui/Button.tsx'
import { EmptyState } from '../ui/EmptyState.tsx'
import { date, timeWithZone } from '../messages/format.ts'

/** A plan without snapshots: says so and leads to the way that works. */
export function PlanWithoutSnapshots({ project, instance }: { project: string; instance: InstanceWithView }) {
  const { take } = instance.afterglow.actions
  return (
    <EmptyState
      title={take.allowed ? 'No snapshots' : take.message}
      actions={
        <ButtonLink href={paths.inspect(project, instance.id, 'backups')}>Go to the backups</ButtonLink>
      }
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
    <EmptyState title="No snapshot yet" actions={take}>
      {next
        ? `The first one is due on ${date(instant(next), { now })} at ${timeWithZone(instant(next))}, or take one now.`
        : latestOnly
          ? 'None is taken by itself. Take one before anything that could go wrong; only the latest is kept.'
          : 'Take one before anything that could go wrong.'}
    </EmptyState>
  )
}

/** Nothing passes the filters. */
export function NoneMatch({ onClear }: { onClear: () => void }) {
  return (
    <EmptyState
      size="quiet"
      title="No snapshot matches the filters"
      actions={<Button onClick={onClear}>Show all</Button>}
    />
  )
}
