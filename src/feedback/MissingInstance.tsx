import { useQuery } from '@tanstack/react-query'
import { useParams } from 'react-router'
import { backupsIn } from '../api/project-backups.ts'
import { deletedIn } from '../api/deleted-instances.ts'
import { useConsole } from '../api/context.tsx'
import { asFailure } from '../api/failure.ts'
import { FailurePanel } from './FailurePanel.tsx'
import { paths } from '../../contract/places.ts'
import { ButtonLink } from '../ui/Button.tsx'
import { EmptyState } from '../ui/EmptyState.tsx'
import * as say from '../messages/missing-instance.tsx'

/** In place of an instance that could not be read: it is not there, or the call failed. */
export function MissingInstance({
  project,
  thrown,
  onRetry,
}: {
  project: string
  /** What the query threw; null: it answered with an instance of another project. */
  thrown: unknown
  onRetry: () => unknown
}) {
  const status = thrown === null ? 404 : asFailure(thrown).status
  // An id that is none is answered with 400.
  if (status === 404 || status === 400) return <NotThere project={project} />
  return <FailurePanel title={say.notLoaded} thrown={thrown} onRetry={onRetry} />
}

/** What of it is left are its snapshots for some days, and its backups. */
function NotThere({ project }: { project: string }) {
  const { instance: id } = useParams()
  const { client } = useConsole()
  const backups = useQuery(backupsIn(client, project)).data ?? []
  const deleted = useQuery(deletedIn(client, project)).data ?? []
  const isKept = deleted.some((each) => each.id === id)
  const left = backups.filter(({ instance_id: of }) => of === id).length
  return (
    <EmptyState
      size="quiet"
      title={say.notThere}
      actions={
        <>
          {isKept && <ButtonLink href={paths.recentlyDeleted(project)}>{say.toDeleted}</ButtonLink>}
          {left > 0 && <ButtonLink href={paths.deletedBackups(project)}>{say.toItsBackups}</ButtonLink>}
          <ButtonLink href={paths.instances(project)}>{say.toInstances}</ButtonLink>
        </>
      }
    >
      {isKept || left > 0 ? say.wasDeleted(left, isKept) : say.whyNot}
    </EmptyState>
  )
}
