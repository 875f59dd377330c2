import { useQuery } from '@tanstack/react-query'
import { useParams, useSearchParams } from 'react-router'
import { useConsole } from '../api/context.tsx'
import { importsIn, operationsIn } from '../api/operations.ts'
import { backupsIn } from '../api/project-backups.ts'
import { FailurePanel } from '../feedback/FailurePanel.tsx'
import * as say from '../messages/activity.tsx'
import { Button } from '../ui/Button.tsx'
import { EmptyState } from '../ui/EmptyState.tsx'
import { Segmented } from '../ui/Segmented.tsx'
import { Select } from '../ui/Select.tsx'
import { Bone, Skeleton } from '../ui/Skeleton.tsx'
import { Announced } from '../ui/VisuallyHidden.tsx'
import {
  counts,
  filtered,
  instancesIn,
  noFilters,
  readFilters,
  shows,
  writeFilters,
  type Filters,
  type Show,
} from './activity-filters.ts'
import css from './Activity.module.css'
import { Earlier } from './Earlier.tsx'
import { entriesOf, type Entry } from './entries.ts'
import { Notify } from './Notify.tsx'
import { Running } from './Running.tsx'
import { Unseen } from './Unseen.tsx'
import { useSeen } from './seen.ts'

/** Everything long of a project: what runs, what failed and was not seen yet, and what has ended. Nothing here can be edited. */
export function Page() {
  const { project = '' } = useParams()
  const { client } = useConsole()
  const [operations, imports, backups] = [
    useQuery(operationsIn(client, project)),
    useQuery(importsIn(client, project)),
    useQuery(backupsIn(client, project)),
  ]
  // These alone are asked again while they move.
  const moving = useQuery(operationsIn(client, project, 'running')).data
  const failed = [operations, imports, backups].find((query) => query.isLoadingError)
  const entries =
    operations.data &&
    imports.data &&
    backups.data &&
    entriesOf(
      operations.data.map((each) => moving?.find(({ id }) => id === each.id) ?? each),
      imports.data,
      backups.data,
    )
  return (
    <div className={css.page}>
      <header className={css.head}>
        <h1>{say.title}</h1>
        <Notify />
      </header>
      {entries ? (
        entries.length === 0 ? (
          <EmptyState title={say.nothing}>{say.nothingText}</EmptyState>
        ) : (
          <Everything entries={entries} />
        )
      ) : failed ? (
        <FailurePanel title={say.failed} thrown={failed.error} onRetry={() => failed.refetch()} />
      ) : (
        <Skeleton label={say.loading}>
          <div className={css.bones}>
            <Bone width={20} height={1.5} />
            <Bone height={3} />
            <Bone height={3} />
          </div>
        </Skeleton>
      )}
    </div>
  )
}

function Everything({ entries }: { entries: readonly Entry[] }) {
  const seen = useSeen((state) => state.ids)
  const [search, setSearch] = useSearchParams()
  const filters = readFilters(search)
  const narrow = (change: Partial<Filters>) =>
    setSearch(writeFilters({ ...filters, ...change }), { replace: true, flushSync: true })
  const shown = filtered(entries, filters)
  const of = counts(entries, filters)
  const running = shown.filter(({ state }) => state === 'running' || state === 'waiting')
  const unseen = shown.filter(({ id, state }) => state === 'failed' && !seen.includes(id))
  const earlier = shown.filter((each) => !running.includes(each) && !unseen.includes(each))
  return (
    <>
      <section className={css.bar} aria-label={say.filters}>
        <Segmented<Show>
          label={say.state}
          value={filters.show}
          onChange={(show) => narrow({ show })}
          options={shows.map((value) => ({ value, label: say.states[value], count: of[value] }))}
        />
        <Select
          label={say.instance}
          value={filters.instance}
          onChange={(instance) => narrow({ instance })}
          options={[{ value: '', label: say.any }, ...instancesIn(entries, filters.instance)]}
        />
      </section>
      <Announced>{search.size > 0 && say.found(shown.length)}</Announced>
      {shown.length === 0 && (
        <EmptyState
          size="quiet"
          title={say.noMatch}
          actions={<Button onClick={() => narrow(noFilters)}>{say.clear}</Button>}
        >
          {say.noMatchText(entries.length)}
        </EmptyState>
      )}
      <Running entries={running} />
      <Unseen entries={unseen} />
      <Earlier key={search.toString()} entries={earlier} alone={shown.length === earlier.length} />
    </>
  )
}
