import { paths } from '../paths.ts'
import { RouterLink } from '../router-link.tsx'
import css from './Deleted.module.css'

/** Below the list: the ways to what instances left that are not in it any more. */
export function Deleted({ project }: { project: string }) {
  return (
    <p className={css.deleted}>
      <RouterLink to={paths.recentlyDeleted(project)}>Recently deleted</RouterLink>
      <RouterLink to={paths.deletedBackups(project)}>Backups of deleted instances</RouterLink>
    </p>
  )
}
