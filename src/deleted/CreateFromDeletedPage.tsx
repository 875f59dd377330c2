import { useQuery } from '@tanstack/react-query'
import { useNavigate, useParams } from 'react-router'
import { useConsole } from '../api/context.tsx'
import { deletedIn, snapshotsLeftBy } from '../api/deleted-instances.ts'
import { instant } from '../api/facts.ts'
import { asFailure } from '../api/failure.ts'
import { useNow } from '../api/now.ts'
import { CreateFrom } from '../creation/CreateFrom.tsx'
import { FailurePanel } from '../feedback/FailurePanel.tsx'
import * as say from '../messages/deleted.tsx'
import { paths } from '../../contract/places.ts'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { EmptyState } from '../ui/EmptyState.tsx'
import { Isolate } from '../ui/Isolate.tsx'

/** The dialog that makes a new instance of a snapshot whose own is deleted. */
export function Page() {
  const { project = '', instance: id = '', snapshot: snapshotId = '' } = useParams()
  const navigate = useNavigate()
  const { client } = useConsole()
  const now = useNow(1000)
  const deleted = useQuery(deletedIn(client, project))
  const left = useQuery(snapshotsLeftBy(client, id))
  const close = () => void navigate(paths.recentlyDeleted(project))

  const failed = [deleted, left].find((query) => query.isError && asFailure(query.error).status !== 404)
  const origin = deleted.data?.find((each) => each.id === id)
  const snapshot = left.data?.find((each) => each.snapshot_id === snapshotId)
  if (failed || deleted.isPending || left.isPending || !origin || !snapshot) {
    // Behind it the sheet shows that it loads.
    if (!failed && (deleted.isPending || left.isPending)) return null
    return (
      <Dialog title={say.dialogTitle} size="small" onClose={close}>
        {failed ? (
          <FailurePanel
            title={say.snapshotsNotLoaded}
            thrown={failed.error}
            onRetry={() => failed.refetch()}
          />
        ) : (
          <EmptyState size="quiet" title={say.missing} actions={<Button onClick={close}>{say.back}</Button>}>
            {say.missingMore}
          </EmptyState>
        )}
      </Dialog>
    )
  }
  const { size_bytes: bytes, nodes, relationships } = snapshot.afterglow
  return (
    <CreateFrom
      project={project}
      origin={{ ...origin, cloud: origin.cloud_provider }}
      snapshot={{ id: snapshotId, timestamp: instant(snapshot.timestamp), bytes, nodes, relationships }}
      decision={origin.actions.create}
      now={now}
      stays={say.isGone(<Isolate>{origin.name}</Isolate>)}
      close={close}
    />
  )
}
