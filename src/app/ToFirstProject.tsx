import { useQuery } from '@tanstack/react-query'
import { Navigate } from 'react-router'
import { useConsole } from '../api/context.tsx'
import { resources } from '../api/resources.ts'
import { FailurePanel } from '../feedback/FailurePanel.tsx'
import { paths } from '../../contract/places.ts'
import { EmptyState } from '../ui/EmptyState.tsx'
import { Bone, Skeleton } from '../ui/Skeleton.tsx'
import * as say from '../messages/start.tsx'

/** The way in without an address: the instances of the first project. */
export function ToFirstProject() {
  const { client } = useConsole()
  const tenants = useQuery(resources(client).tenants())
  if (tenants.isError) {
    return (
      <main>
        <FailurePanel title={say.notLoaded} thrown={tenants.error} onRetry={tenants.refetch} />
      </main>
    )
  }
  if (!tenants.data) {
    return (
      <main>
        <Skeleton label={say.loading}>
          <Bone width={16} height={1.5} />
        </Skeleton>
      </main>
    )
  }
  const [first] = tenants.data
  if (first) return <Navigate to={paths.instances(first.id)} replace />
  return (
    <main>
      <EmptyState level={1} title={say.noProject}>
        {say.noProjectText}
      </EmptyState>
    </main>
  )
}
