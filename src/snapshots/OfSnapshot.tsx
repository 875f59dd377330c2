import { useQuery, useQueryClient } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { useLocation, useNavigate, useParams } from 'react-router'
import type { InstanceWithView } from '../../contract/wire/instances.ts'
import { useConsole } from '../api/context.tsx'
import { asFailure } from '../api/failure.ts'
import { keys } from '../api/keys.ts'
import { useNow } from '../api/now.ts'
import { resources } from '../api/resources.ts'
import { snapshotById, snapshotsOf, type SnapshotWithView } from '../api/snapshots.ts'
import { FailurePanel } from '../feedback/FailurePanel.tsx'
import { paths } from '../../contract/places.ts'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { EmptyState } from '../ui/EmptyState.tsx'
import * as say from '../messages/of-snapshot.tsx'
import { actionsOf, fullInsteadOf, targetFacts, type RowActions } from './row-actions.ts'
import { rowOf, rowsOf, type SnapshotRow } from './rows.ts'

/** What a dialog about one snapshot needs. */
export interface Target {
  readonly project: string
  readonly instance: InstanceWithView
  readonly row: SnapshotRow
  /** All of the instance, newest first; empty while they are loaded. */
  readonly rows: readonly SnapshotRow[]
  readonly actions: RowActions
  /** ms, in steps of a second */
  readonly now: number
  /** Of the address: the filters of the table below, for links that stay on it. */
  readonly search: string
  /** Back to the table. */
  readonly close: () => void
}

/** Loads the instance and the snapshot that the address names, and gives them to the dialog; says in `title`'s dialog why it cannot. */
export function OfSnapshot({ title, children }: { title: string; children: (target: Target) => ReactNode }) {
  const { project = '', instance: instanceId = '', snapshot: id = '' } = useParams()
  const { search } = useLocation()
  const navigate = useNavigate()
  const { client } = useConsole()
  const queries = useQueryClient()
  const now = useNow(1000)
  const instance = useQuery(resources(client).instance(instanceId))
  const meta = useQuery(resources(client).meta())
  const list = useQuery(snapshotsOf(client, instanceId)).data
  const snapshot = useQuery({
    ...snapshotById(client, instanceId, id),
    placeholderData: () =>
      queries
        .getQueryData<readonly SnapshotWithView[]>(keys.snapshots(instanceId))
        ?.find((each) => each.snapshot_id === id),
  })
  const close = () => void navigate(paths.inspect(project, instanceId, 'snapshots') + search)

  const failed = [instance, meta, snapshot].find((query) => query.isError)
  if (failed) {
    const { status } = asFailure(failed.error)
    return (
      <Dialog title={title} size="small" onClose={close}>
        {status === 404 || status === 400 ? (
          <EmptyState
            size="quiet"
            title={say.notThere}
            actions={<Button onClick={close}>{say.toSnapshots}</Button>}
          >
            {say.whyNot}
          </EmptyState>
        ) : (
          <FailurePanel title={say.notLoaded} thrown={failed.error} onRetry={() => failed.refetch()} />
        )}
      </Dialog>
    )
  }
  // From the table everything is there; by a link the page below shows that it loads.
  if (!instance.data || !meta.data || !snapshot.data) return null
  const row = rowOf(snapshot.data)
  const rows = list ? rowsOf(list) : []
  const full = row.kind === 'full' ? null : fullInsteadOf(row, rows, now)
  const asking = { role: meta.data.user.role, now }
  const actions = actionsOf(row, targetFacts(instance.data), asking, full)
  return children({ project, instance: instance.data, row, rows, actions, now, search, close })
}
