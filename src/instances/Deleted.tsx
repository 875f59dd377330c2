import { paths } from '../../contract/places.ts'
import { RouterLink } from '../router-link.tsx'
import * as say from '../messages/instances.tsx'
import css from './Deleted.module.css'

/** Below the list: the ways to what instances left that are not in it any more. */
export function Deleted({ project }: { project: string }) {
  return (
    <p className={css.deleted}>
      <RouterLink to={paths.recentlyDeleted(project)}>{say.recentlyDeleted}</RouterLink>
      <RouterLink to={paths.deletedBackups(project)}>{say.deletedBackups}</RouterLink>
    </p>
  )
}
