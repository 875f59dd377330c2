import { paths } from '../paths.ts'
import { ButtonLink } from '../ui/Button.tsx'
import { EmptyState } from '../ui/EmptyState.tsx'

/** The page of a project that this person does not see. */
export function MissingProject() {
  return (
    <EmptyState
      level={1}
      title="This project is not there"
      actions={<ButtonLink href={paths.home()}>Go to the first project</ButtonLink>}
    >
      The link may be cut off, or you are not a member of it.
    </EmptyState>
  )
}
