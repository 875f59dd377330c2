import { paths } from '../paths.ts'
import { ButtonLink } from '../ui/Button.tsx'
import { EmptyState } from '../ui/EmptyState.tsx'

export function Page() {
  return (
    <main>
      <EmptyState
        level={1}
        title="Nothing is at this address"
        actions={<ButtonLink href={paths.home()}>Go to the instances</ButtonLink>}
      >
        The link may be cut off, or what it led to is gone.
      </EmptyState>
    </main>
  )
}
