import { paths } from '../../contract/places.ts'
import { ButtonLink } from '../ui/Button.tsx'
import { EmptyState } from '../ui/EmptyState.tsx'
import * as say from '../messages/not-there.tsx'

/** The page of a project that this person does not see. */
export function MissingProject() {
  return (
    <EmptyState
      level={1}
      title={say.project}
      actions={<ButtonLink href={paths.home()}>{say.toFirstProject}</ButtonLink>}
    >
      {say.projectWhy}
    </EmptyState>
  )
}
