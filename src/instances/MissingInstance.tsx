import { asFailure } from '../api/failure.ts'
import { FailurePanel } from '../feedback/FailurePanel.tsx'
import { paths } from '../paths.ts'
import { ButtonLink } from '../ui/Button.tsx'
import { EmptyState } from '../ui/EmptyState.tsx'

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
  if (status === 404 || status === 400) {
    return (
      <EmptyState
        size="quiet"
        title="This instance is not there"
        actions={<ButtonLink href={paths.instances(project)}>Go to the instances</ButtonLink>}
      >
        It was deleted, it belongs to another project, or the link is cut off.
      </EmptyState>
    )
  }
  return <FailurePanel title="The instance could not be loaded" thrown={thrown} onRetry={onRetry} />
}
