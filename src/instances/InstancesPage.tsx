import { useQuery } from '@tanstack/react-query'
import Plus from 'lucide-react/icons/plus'
import TriangleAlert from 'lucide-react/icons/triangle-alert'
import { useState } from 'react'
import { Outlet, useNavigate, useParams, useSearchParams } from 'react-router'
import { canCreateEmpty } from '../../contract/rules/roles.ts'
import type { PlanType } from '../../contract/rules/plans.ts'
import type { InstanceWithView } from '../../contract/wire/instances.ts'
import { useConsole } from '../api/context.tsx'
import { useNow } from '../api/now.ts'
import { resources } from '../api/resources.ts'
import { FailurePanel } from '../feedback/FailurePanel.tsx'
import { paths } from '../../contract/places.ts'
import { Button, ButtonLink } from '../ui/Button.tsx'
import { EmptyState } from '../ui/EmptyState.tsx'
import { SearchInput } from '../ui/SearchInput.tsx'
import { Segmented } from '../ui/Segmented.tsx'
import { Select } from '../ui/Select.tsx'
import { Bone, Skeleton } from '../ui/Skeleton.tsx'
import { Announced } from '../ui/VisuallyHidden.tsx'
import * as say from '../messages/instances.tsx'
import { Deleted } from './Deleted.tsx'
import {
  counts,
  filtered,
  filterSearch,
  noFilters,
  plansIn,
  readFilters,
  type Filters,
  type Order,
  type Show,
} from './filters.ts'
import type { FileCheck } from './file-check.tsx'
import { InstanceCard } from './InstanceCard.tsx'
import css from './InstancesPage.module.css'

/** A click, or a drag that brings something. */
interface Begun {
  readonly type: string
  readonly dataTransfer?: DataTransfer
}

const loadCheck = () => import('./file-check.tsx')

/** The instances of a project; what is opened from here stands over it. */
export function Page() {
  const { project = '' } = useParams()
  const { client } = useConsole()
  const instances = useQuery(resources(client).instances(project))
  const [search, setSearch] = useSearchParams()
  const filters = readFilters(search)
  const [check, setCheck] = useState<FileCheck>()
  /** A file is asked for, or dragged over the list. What was dropped is told only while the event is handled. */
  const hear = ({ type, dataTransfer }: Begun) => {
    const files = [...(dataTransfer?.files ?? [])]
    void loadCheck().then(({ begin }) => setCheck(begin(check, type, files)))
  }
  const narrow = (change: Partial<Filters>) =>
    setSearch(filterSearch({ ...filters, ...change }), { replace: true, flushSync: true })
  return (
    <div onDragOver={hear} onDrop={hear}>
      <header className={css.head}>
        <h1>{say.title}</h1>
        <Button onClick={hear}>{say.checkFile}</Button>
        <CreateButton project={project} search={filterSearch(filters)} />
      </header>
      {check && <check.Panel />}
      {instances.data ? (
        instances.data.length === 0 ? (
          <NoInstances project={project} />
        ) : (
          <List instances={instances.data} filters={filters} narrow={narrow} check={check} />
        )
      ) : instances.isError ? (
        <FailurePanel title={say.notLoaded} thrown={instances.error} onRetry={instances.refetch} />
      ) : (
        <Cards />
      )}
      {instances.data && <Deleted project={project} />}
      <Outlet />
    </div>
  )
}

/** Whether this person may create an instance here: undefined, or why not. */
function useCreateRefusal() {
  const { client } = useConsole()
  const now = useNow()
  const role = useQuery(resources(client).meta()).data?.user.role
  const decision = role && canCreateEmpty({ role, now })
  return decision?.allowed === false ? decision : undefined
}

function CreateButton({ project, search }: { project: string; search: string }) {
  const refusal = useCreateRefusal()
  const navigate = useNavigate()
  return (
    <Button
      variant="solid"
      icon={Plus}
      refusal={refusal}
      onClick={() => void navigate(paths.createInstance(project) + search)}
    >
      {say.create}
    </Button>
  )
}

function NoInstances({ project }: { project: string }) {
  const refusal = useCreateRefusal()
  return (
    <EmptyState
      title={say.noneYet}
      actions={!refusal && <ButtonLink href={paths.createInstance(project)}>{say.createFirst}</ButtonLink>}
    >
      {refusal ? `${refusal.message} ${refusal.remedy}` : say.holdsOne}
    </EmptyState>
  )
}

function List({
  instances,
  filters,
  narrow,
  check,
}: {
  instances: readonly InstanceWithView[]
  filters: Filters
  narrow: (change: Partial<Filters>) => void
  check: FileCheck | undefined
}) {
  const now = useNow()
  const shown = filtered(instances, filters, now)
  const of = counts(instances, now)
  const search = filterSearch(filters)
  return (
    <>
      <section className={css.bar} aria-label={say.filters}>
        <SearchInput label={say.find} value={filters.find} onChange={(find) => narrow({ find })} />
        <Segmented<Show>
          label={say.state}
          value={filters.show}
          onChange={(show) => narrow({ show })}
          options={[
            { value: 'all', label: say.all, count: of.all },
            { value: 'needs-you', label: say.needsYou, count: of['needs-you'], icon: TriangleAlert },
            { value: 'in-progress', label: say.inProgress, count: of['in-progress'] },
            { value: 'paused', label: say.paused, count: of.paused },
          ]}
        />
        <Select<PlanType | 'any'>
          label={say.plan}
          value={filters.plan}
          onChange={(plan) => narrow({ plan })}
          options={[{ value: 'any', label: say.any }, ...plansIn(instances, filters.plan)]}
        />
        <span className={css.push} />
        <Select<Order>
          label={say.sort}
          value={filters.order}
          onChange={(order) => narrow({ order })}
          options={[
            { value: 'name', label: say.name },
            { value: 'status', label: say.status },
            { value: 'newest', label: say.newest },
          ]}
        />
      </section>
      <Announced>{search !== '' && say.shownOf(shown.length, instances.length)}</Announced>
      {shown.length === 0 ? (
        <EmptyState
          size="quiet"
          title={say.noneMatches}
          actions={
            <Button onClick={() => narrow({ ...noFilters, order: filters.order })}>{say.clearFilters}</Button>
          }
        >
          {say.hidden(instances.length)}
        </EmptyState>
      ) : (
        <div className={css.cards}>
          {shown.map((instance) => (
            <InstanceCard key={instance.id} instance={instance} search={search} check={check} />
          ))}
        </div>
      )}
    </>
  )
}

/** Three cards to come. */
function Cards() {
  return (
    <Skeleton label={say.loading}>
      <div className={css.cards}>
        {[18, 14, 16].map((width) => (
          <div key={width} className={css.bones}>
            <Bone width={width / 2} height={1.25} />
            <Bone width={width * 2} />
            <Bone height={2} />
            <Bone width={width} />
          </div>
        ))}
      </div>
    </Skeleton>
  )
}
