import { useQuery } from '@tanstack/react-query'
import { useId } from 'react'
import { Outlet, useNavigate, useParams } from 'react-router'
import { limits } from '../../contract/rules/limits.ts'
import { planOf } from '../../contract/rules/plans.ts'
import { regionName } from '../../contract/rules/regions.ts'
import { DAY_MS } from '../../contract/rules/windows.ts'
import type { DeletedInstance } from '../../contract/wire/deleted.ts'
import { useConsole } from '../api/context.tsx'
import { customerKeysIn } from '../api/customer-keys.ts'
import { deletedIn } from '../api/deleted-instances.ts'
import { instant } from '../api/facts.ts'
import { useNow } from '../api/now.ts'
import { FailurePanel } from '../feedback/FailurePanel.tsx'
import * as say from '../messages/deleted.tsx'
import { duration, fullDate, moment, time, utc } from '../messages/format.ts'
import { paths } from '../../contract/places.ts'
import { Anchor } from '../ui/Anchor.tsx'
import { EmptyState } from '../ui/EmptyState.tsx'
import { Exact } from '../ui/Exact.tsx'
import { Isolate } from '../ui/Isolate.tsx'
import { Notice } from '../ui/Notice.tsx'
import { Sheet } from '../ui/Sheet.tsx'
import { Bone, Skeleton } from '../ui/Skeleton.tsx'
import { withWayBack } from '../way-back.ts'
import css from './Deleted.module.css'
import { LeftSnapshots } from './LeftSnapshots.tsx'

const days = limits.deletedKeptMs / DAY_MS

/** The sheet over the list of instances: those that were deleted and can be had back. */
export function Page() {
  const { project = '' } = useParams()
  const navigate = useNavigate()
  return (
    <Sheet title={say.title} onClose={() => void navigate(paths.instances(project))}>
      <title>{`${say.title} · Afterglow`}</title>
      <div className={css.page}>
        <Deleted project={project} />
        <p>{say.backups(<Anchor href={paths.deletedBackups(project)}>{say.backupsLink}</Anchor>)}</p>
      </div>
      <Outlet />
    </Sheet>
  )
}

function Deleted({ project }: { project: string }) {
  const { client } = useConsole()
  const now = useNow()
  const deleted = useQuery(deletedIn(client, project))
  if (deleted.isLoadingError) {
    return <FailurePanel title={say.notLoaded} thrown={deleted.error} onRetry={() => deleted.refetch()} />
  }
  if (!deleted.data) {
    return (
      <Skeleton label={say.loading}>
        <Bone width={24} height={1.5} />
        <Bone width={40} />
      </Skeleton>
    )
  }
  const kept = deleted.data.filter((each) => instant(each.kept_until) > now)
  if (kept.length === 0) return <EmptyState title={say.none}>{say.noneMore(days)}</EmptyState>
  return (
    <>
      <p className={css.rule}>{say.rule(days)}</p>
      {kept.map((each) => (
        <OfInstance key={each.id} deleted={each} now={now} />
      ))}
    </>
  )
}

function OfInstance({ deleted, now }: { deleted: DeletedInstance; now: number }) {
  const heading = useId()
  const { create } = deleted.actions
  const [at, until] = [instant(deleted.deleted_at), instant(deleted.kept_until)]
  return (
    <section className={css.instance} aria-labelledby={heading}>
      <h2 id={heading}>
        <Isolate>{deleted.name}</Isolate> <code>{deleted.id}</code>
      </h2>
      <ul className={css.facts}>
        <li>{planOf(deleted.type).shortName}</li>
        <li>{deleted.version_name}</li>
        <li>{regionName(deleted.cloud_provider, deleted.region)}</li>
        <li>{say.deletedBy(moment(at, { now }), <Isolate>{deleted.deleted_by}</Isolate>)}</li>
      </ul>
      {deleted.customer_managed_key_id !== null && (
        <UnderKey project={deleted.tenant_id} id={deleted.customer_managed_key_id} />
      )}
      <p className={css.until}>
        <Exact
          shown={say.keptUntil(`${fullDate(until)}, ${time(until)}`, duration(until - now))}
          exact={utc(until)}
          dateTime={deleted.kept_until}
        />
      </p>
      {!create.allowed && (
        <Notice tone="neutral" title={create.message}>
          {create.remedy}
        </Notice>
      )}
      <LeftSnapshots deleted={deleted} now={now} />
    </section>
  )
}

/** The customer's key that its snapshots are under, with the way to the keys, which leads back. */
function UnderKey({ project, id }: { project: string; id: string }) {
  const { client } = useConsole()
  const key = useQuery(customerKeysIn(client, project)).data?.find((each) => each.id === id)
  if (!key) return null
  const to = withWayBack(paths.encryptionKeys(project), paths.recentlyDeleted(project))
  return (
    <p className={css.until}>
      {say.underKey(
        <Anchor href={to}>
          <Isolate>{key.name}</Isolate>
        </Anchor>,
      )}
    </p>
  )
}
