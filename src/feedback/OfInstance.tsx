import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { useLocation, useNavigate, useParams } from 'react-router'
import type { InstanceWithView } from '../../contract/wire/instances.ts'
import { useConsole } from '../api/context.tsx'
import { resources } from '../api/resources.ts'
import { loading } from '../messages/missing-instance.tsx'
import { paths } from '../../contract/places.ts'
import { Dialog } from '../ui/Dialog.tsx'
import { wayBack } from '../way-back.ts'
import { MissingInstance } from './MissingInstance.tsx'

/** What a dialog about one instance needs. */
export interface About {
  readonly project: string
  readonly instance: InstanceWithView
  /** Back to where it was opened from. */
  readonly close: () => void
}

/** The filters of the list below, without what belongs to the dialog. */
function listSearch(search: string): string {
  const params = new URLSearchParams(search)
  for (const own of ['to', 'need', 'back']) params.delete(own)
  return params.size > 0 ? `?${params}` : ''
}

/** Loads the instance that the address names and gives it to the dialog; says in `title`'s dialog why it cannot. */
export function OfInstance({ title, children }: { title: string; children: (about: About) => ReactNode }) {
  const { project = '', instance: id = '' } = useParams()
  const { search } = useLocation()
  const navigate = useNavigate()
  const { client } = useConsole()
  const { data, isError, error, refetch } = useQuery(resources(client).instance(id))
  const close = () => void navigate(wayBack(search, project) ?? paths.instances(project) + listSearch(search))
  if (data?.tenant_id === project) return children({ project, instance: data, close })
  return (
    <Dialog title={title} size="small" onClose={close}>
      {isError || data ? (
        <MissingInstance project={project} thrown={data ? null : error} onRetry={refetch} />
      ) : (
        loading
      )}
    </Dialog>
  )
}
