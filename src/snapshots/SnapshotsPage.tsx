import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { Outlet, useLocation, useParams, useSearchParams } from 'react-router'
import type { Role } from '../../contract/rules/roles.ts'
import { snapshotRuleOf } from '../../contract/rules/plans.ts'
import type { InstanceWithView } from '../../contract/wire/instances.ts'
import { useConsole } from '../api/context.tsx'
import { useNow } from '../api/now.ts'
import { resources } from '../api/resources.ts'
import { snapshotsOf, type SnapshotWithView } from '../api/snapshots.ts'
import { useTakeSnapshot } from '../api/take-snapshot.ts'
import { ruleInWords } from '../creation/rule-in-words.ts'
import { FailureNotice } from '../feedback/FailureNotice.tsx'
import { Place } from '../feedback/WhereItLies.tsx'
import * as say from '../messages/where.tsx'
import { FailurePanel } from '../feedback/FailurePanel.tsx'
import { bytes } from '../messages/format.ts'
import { paths } from '../../contract/places.ts'
import { Anchor } from '../ui/Anchor.tsx'
import { Bone, Skeleton } from '../ui/Skeleton.tsx'
import * as words from '../messages/snapshots.tsx'
import { FilterBar } from './FilterBar.tsx'
import { NoneMatch, NoneYet, PlanWithoutSnapshots } from './NoSnapshots.tsx'
import { OperationBanner } from './OperationBanner.tsx'
import { targetFacts } from './row-actions.ts'
import { bytesOf, rowsOf, type SnapshotRow } from './rows.ts'
import css from './SnapshotsPage.module.css'
import { SnapshotTable } from './SnapshotTable.tsx'
import { defaultView, filterRows, readView, writeView, type TableView } from './table-view.ts'
import { TakeSnapshot } from './TakeSnapshot.tsx'

/** The tab Snapshots. Its dialogs are routes below it. */
export function Page() {
  const { project = '', instance: id = '' } = useParams()
  return (
    <>
      <Snapshots key={id} project={project} id={id} />
      <Outlet />
    </>
  )
}

function Snapshots({ project, id }: { project: string; id: string }) {
  const { client } = useConsole()
  const instance = useQuery(resources(client).instance(id))
  const meta = useQuery(resources(client).meta())
  const failed = [instance, meta].find((query) => query.isError)
  if (failed) {
    return (
      <FailurePanel title={words.instanceNotLoaded} thrown={failed.error} onRetry={() => failed.refetch()} />
    )
  }
  if (!instance.data || !meta.data) return <Loading />
  return snapshotRuleOf(instance.data.type, instance.data.afterglow.version) ? (
    <Listed project={project} instance={instance.data} role={meta.data.user.role} />
  ) : (
    <PlanWithoutSnapshots project={project} instance={instance.data} />
  )
}

function Loading() {
  return (
    <Skeleton label={words.loading}>
      <div className={css.bones}>
        {Array.from({ length: 8 }, (_, index) => (
          <Bone key={index} height={index % 4 === 3 ? 1.25 : 0.75} />
        ))}
      </div>
    </Skeleton>
  )
}

interface ListedProps {
  readonly project: string
  readonly instance: InstanceWithView
  readonly role: Role
}

function Listed({ project, instance, role }: ListedProps) {
  const { client } = useConsole()
  const { search } = useLocation()
  const list = useQuery(snapshotsOf(client, instance.id))
  const taking = useTakeSnapshot(instance)
  const rule = ruleInWords(instance.type, instance.afterglow.version)
  const take = <TakeSnapshot instance={instance} take={() => taking.run()} busy={taking.busy} />
  const now = useNow()
  const empty = list.data?.length === 0
  return (
    <section className={css.page} aria-label={words.tab}>
      <div className={css.top}>
        <p className={css.rule}>
          {rule?.schedule} {rule?.onDemand} {say.snapshotsLie(<Place instance={instance} />)}{' '}
          <Anchor href={paths.snapshotDetails(project, instance.id) + search}>{words.details}</Anchor>{' '}
          <Anchor href={paths.whichRestore(project, instance.id, 'snapshots') + search}>
            {words.whichRestore}
          </Anchor>
        </p>
        {!empty && take}
      </div>
      <FailureNotice failure={taking.failure} />
      <OperationBanner instance={instance} />
      {list.isLoadingError ? (
        <FailurePanel title={words.notLoaded} thrown={list.error} onRetry={() => list.refetch()} />
      ) : !list.data ? (
        <Loading />
      ) : empty ? (
        <NoneYet instance={instance} now={now} take={take} />
      ) : (
        <Filtered project={project} instance={instance} role={role} snapshots={list.data} now={now} />
      )}
    </section>
  )
}

interface FilteredProps extends ListedProps {
  readonly snapshots: readonly SnapshotWithView[]
  /** ms, in steps of a minute */
  readonly now: number
}

function Filtered({ project, instance, role, snapshots, now }: FilteredProps) {
  const [search, setSearch] = useSearchParams()
  const written = search.toString()
  const view = useMemo(() => readView(new URLSearchParams(written)), [written])
  const rows = useMemo(() => rowsOf(snapshots), [snapshots])
  const shown = useMemo(() => filterRows(rows, view, now), [rows, view, now])
  const facts = useMemo(
    () => ({
      project,
      instanceId: instance.id,
      instance: targetFacts(instance),
      role,
      now,
      rows,
      byId: new Map(rows.map((row) => [row.id, row])),
      search: written === '' ? '' : `?${written}`,
    }),
    [project, instance, role, now, rows, written],
  )
  const onView = (next: TableView) =>
    setSearch((before) => writeView(before, next), { replace: true, flushSync: true })
  return (
    <>
      <FilterBar rows={rows} view={view} onView={onView} now={now} />
      {shown.length === 0 ? (
        <NoneMatch onClear={() => onView({ ...defaultView, sort: view.sort, descending: view.descending })} />
      ) : (
        <SnapshotTable
          label={words.listOf(instance.name)}
          rows={shown}
          view={view}
          onView={onView}
          facts={facts}
        />
      )}
      <Sums rows={rows} shown={shown} />
    </>
  )
}

/** "1,427 snapshots, 1 in progress, 1 failed" */
function written(rows: readonly SnapshotRow[]): string {
  let failed = 0
  let moving = 0
  for (const { status } of rows) {
    if (status === 'Failed') failed += 1
    else if (status !== 'Completed') moving += 1
  }
  const parts = [words.counts(rows.length - failed - moving)]
  if (moving > 0) parts.push(words.countMoving(moving))
  if (failed > 0) parts.push(words.countFailed(failed))
  return parts.join(', ')
}

function Sums({ rows, shown }: { rows: readonly SnapshotRow[]; shown: readonly SnapshotRow[] }) {
  const { all, differentials } = useMemo(() => bytesOf(shown), [shown])
  const whole = useMemo(() => written(rows), [rows])
  return (
    <div className={css.sums}>
      <span role="status">{shown.length === rows.length ? whole : words.shownOf(shown.length, whole)}</span>
      <span className={css.push} />
      <span hidden={shown.length === 0}>
        {differentials > 0
          ? words.ofDifferentials(bytes(differentials), bytes(all))
          : words.inAll(bytes(all))}
      </span>
    </div>
  )
}
