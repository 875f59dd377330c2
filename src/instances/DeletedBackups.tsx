import { useQuery } from '@tanstack/react-query'
import type { InstanceWithView } from '../../contract/wire/instances.ts'
import { backupsIn } from '../api/project-backups.ts'
import { useConsole } from '../api/context.tsx'
import { paths } from '../paths.ts'
import { RouterLink } from '../router-link.tsx'
import css from './DeletedBackups.module.css'

/** Below the list, where any were left: the way to the backups of instances that are not in it any more. */
export function DeletedBackups({
  project,
  instances,
}: {
  project: string
  instances: readonly InstanceWithView[]
}) {
  const { client } = useConsole()
  const backups = useQuery(backupsIn(client, project)).data
  return (
    backups?.some(({ instance_id: left }) => !instances.some(({ id }) => id === left)) && (
      <p className={css.deleted}>
        <RouterLink to={paths.deletedBackups(project)}>Backups of deleted instances</RouterLink>
      </p>
    )
  )
}
