import { paths } from '../../contract/places.ts'
import { ButtonLink } from '../ui/Button.tsx'
import { EmptyState } from '../ui/EmptyState.tsx'
import * as say from '../messages/not-there.tsx'

export function Page() {
  return (
    <main>
      <EmptyState
        level={1}
        title={say.address}
        actions={<ButtonLink href={paths.home()}>{say.toInstances}</ButtonLink>}
      >
        {say.addressWhy}
      </EmptyState>
    </main>
  )
}
