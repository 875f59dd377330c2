import { useQuery } from '@tanstack/react-query'
import { useParams } from 'react-router'
import { planOf } from '../../contract/rules/plans.ts'
import { useConsole } from '../api/context.tsx'
import { resources } from '../api/resources.ts'
import { FailurePanel } from '../feedback/FailurePanel.tsx'
import { paths } from '../paths.ts'
import { ButtonLink } from '../ui/Button.tsx'
import { EmptyState } from '../ui/EmptyState.tsx'

/** The tab Backups. Requesting one is not built yet, and the tab says so instead of offering it. */
export function Page() {
  const { project = '', instance: id = '' } = useParams()
  const { client } = useConsole()
  const instance = useQuery(resources(client).instance(id))
  if (instance.isError) {
    return (
      <FailurePanel
        title="The instance could not be loaded"
        thrown={instance.error}
        onRetry={instance.refetch}
      />
    )
  }
  if (!instance.data) return null
  return planOf(instance.data.type).snapshots ? (
    <EmptyState
      title="No backups"
      actions={<ButtonLink href={paths.inspect(project, id, 'snapshots')}>Go to the snapshots</ButtonLink>}
    >
      Backups cannot be requested here yet. To keep a file of this data, export one of its snapshots.
    </EmptyState>
  ) : (
    <EmptyState title="No backups">
      Backups cannot be requested here yet, and a {planOf(instance.data.type).shortName} has no snapshots: its
      data goes when it ends.
    </EmptyState>
  )
}
