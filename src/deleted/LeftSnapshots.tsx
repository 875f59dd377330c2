import { useQuery } from '@tanstack/react-query'
import { useNavigate } from 'react-router'
import type { DeletedInstance } from '../../contract/wire/deleted.ts'
import { useConsole } from '../api/context.tsx'
import { snapshotsLeftBy } from '../api/deleted-instances.ts'
import { instant } from '../api/facts.ts'
import type { SnapshotWithView } from '../api/snapshots.ts'
import { FailurePanel } from '../feedback/FailurePanel.tsx'
import * as say from '../messages/deleted.tsx'
import { bytes, date, exactBytes, time, timeWithZone, utc } from '../messages/format.ts'
import { paths } from '../../contract/places.ts'
import { Button } from '../ui/Button.tsx'
import { Disclosure } from '../ui/Disclosure.tsx'
import { Exact } from '../ui/Exact.tsx'
import { Bone, Skeleton } from '../ui/Skeleton.tsx'
import { Tag } from '../ui/Tag.tsx'
import css from './Deleted.module.css'

interface LeftProps {
  readonly deleted: DeletedInstance
  /** ms */
  readonly now: number
}

/** The snapshots that a deleted instance left: the newest, and the older ones behind one line. */
export function LeftSnapshots({ deleted, now }: LeftProps) {
  const { client } = useConsole()
  const left = useQuery(snapshotsLeftBy(client, deleted.id))
  if (left.isError) {
    return <FailurePanel title={say.snapshotsNotLoaded} thrown={left.error} onRetry={() => left.refetch()} />
  }
  if (!left.data) {
    return (
      <Skeleton label={say.snapshotsLoading}>
        <Bone width={32} />
      </Skeleton>
    )
  }
  const [newest, ...older] = left.data
  const lines = (snapshots: readonly SnapshotWithView[]) => (
    <ol className={css.list} aria-label={say.listOf(deleted.name)}>
      {snapshots.map((each) => (
        <Line key={each.snapshot_id} snapshot={each} deleted={deleted} now={now} />
      ))}
    </ol>
  )
  return (
    <>
      {newest && lines([newest])}
      {older.length > 0 && <Disclosure summary={say.older(older.length)}>{lines(older)}</Disclosure>}
    </>
  )
}

function Line({ snapshot, deleted, now }: LeftProps & { readonly snapshot: SnapshotWithView }) {
  const navigate = useNavigate()
  const at = instant(snapshot.timestamp)
  const { size_bytes: size, nodes } = snapshot.afterglow
  const { create } = deleted.actions
  const when = `${date(at, { now })}, ${time(at)}`
  return (
    <li className={css.line}>
      <b>
        <Exact
          shown={`${date(at, { now })}, ${timeWithZone(at)}`}
          exact={utc(at)}
          dateTime={snapshot.timestamp}
        />
      </b>
      <Tag>{snapshot.profile === 'AdHoc' ? say.onDemand : say.scheduled}</Tag>
      <span className={css.size}>
        {size === null ? say.sizeUnknown : <Exact shown={bytes(size)} exact={exactBytes(size)} />}
        {nodes !== null && `, ${say.nodes(nodes)}`}
      </span>
      <Button
        size="small"
        aria-label={say.createFrom(when)}
        refusal={create.allowed ? undefined : create}
        onClick={() =>
          void navigate(paths.createFromDeleted(deleted.tenant_id, deleted.id, snapshot.snapshot_id))
        }
      >
        {say.create}
      </Button>
    </li>
  )
}
