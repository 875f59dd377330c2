import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Navigate, useLocation, useNavigate, useOutlet, useParams } from 'react-router'
import { statusRule, statusWord } from '../../contract/rules/statuses.ts'
import type { InstanceWithView } from '../../contract/wire/instances.ts'
import { useConsole } from '../api/context.tsx'
import { progressOf } from '../api/facts.ts'
import { asFailure } from '../api/failure.ts'
import { keys } from '../api/keys.ts'
import { useNow } from '../api/now.ts'
import { resources } from '../api/resources.ts'
import { paths, type InspectTab } from '../../contract/places.ts'
import { PlaceLink } from '../router-link.tsx'
import { Copyable } from '../ui/Copy.tsx'
import { exactCount } from '../messages/format.ts'
import { Sheet } from '../ui/Sheet.tsx'
import { Bone, Skeleton } from '../ui/Skeleton.tsx'
import { Status } from '../ui/Status.tsx'
import { TabCount, TabList } from '../ui/Tabs.tsx'
import { filterSearch, readFilters } from './filters.ts'
import { MissingInstance } from '../feedback/MissingInstance.tsx'
import * as say from '../messages/overview.tsx'
import css from './Inspect.module.css'
import { KeyRevoked } from './KeyRevoked.tsx'
import { NameInPlace } from './NameInPlace.tsx'

/** The sheet over the list: one instance, its tabs, and in it the tab that the address names. */
export function Page() {
  const { project = '', instance: id = '' } = useParams()
  const location = useLocation()
  const navigate = useNavigate()
  const outlet = useOutlet()
  const queries = useQueryClient()
  const { client } = useConsole()
  const query = useQuery({
    ...resources(client).instance(id),
    placeholderData: () =>
      queries
        .getQueryData<readonly InstanceWithView[]>(keys.instances(project))
        ?.find((instance) => instance.id === id),
  })
  // What the tabs put into the address is theirs; the list's filters go back to the list.
  const search = filterSearch(readFilters(new URLSearchParams(location.search)))
  const close = () => void navigate(paths.instances(project) + search)
  const tab = (to: InspectTab) => paths.inspect(project, id, to) + search
  if (!outlet) return <Navigate to={tab('overview')} replace />

  const gone = query.isError && asFailure(query.error).status === 404
  const instance = query.data?.tenant_id === project && !gone ? query.data : undefined
  if (!instance) {
    return (
      <Sheet title={say.instance} onClose={close}>
        {query.isPending ? (
          <Loading />
        ) : (
          <MissingInstance project={project} thrown={query.error} onRetry={query.refetch} />
        )}
      </Sheet>
    )
  }
  const kept = instance.afterglow.snapshots?.kept
  const backups = instance.afterglow.backups.ready
  return (
    <Sheet
      title={<NameInPlace instance={instance} />}
      aside={
        <>
          <InstanceStatus instance={instance} />
          <Copyable text={id} name={say.id} />
        </>
      }
      tabs={
        <TabList label={say.parts}>
          <PlaceLink to={tab('overview')}>{say.overview}</PlaceLink>
          <PlaceLink to={tab('snapshots')}>
            {say.snapshots}
            {kept !== undefined && <TabCount> {exactCount(kept)}</TabCount>}
          </PlaceLink>
          <PlaceLink to={tab('backups')}>
            {say.backups}
            {backups > 0 && <TabCount> {exactCount(backups)}</TabCount>}
          </PlaceLink>
          <PlaceLink to={tab('restore-from-file')}>{say.restoreFromFile}</PlaceLink>
        </TabList>
      }
      onClose={close}
    >
      <div className={css.notice}>
        <KeyRevoked instance={instance} />
      </div>
      {outlet}
    </Sheet>
  )
}

/** The status with its percentage while it moves. */
function InstanceStatus({ instance }: { instance: InstanceWithView }) {
  const now = useNow(1000)
  const { operation } = instance.afterglow
  const { tone } = statusRule(instance.status)
  const word = statusWord(instance.status, instance.type)
  return tone === 'moving' ? (
    <Status tone="moving" percent={operation ? progressOf(operation, now).percent : undefined}>
      {word}
    </Status>
  ) : (
    <Status tone={tone}>{word}</Status>
  )
}

function Loading() {
  return (
    <Skeleton label={say.loading}>
      <Bone width={24} height={1.5} />
    </Skeleton>
  )
}
