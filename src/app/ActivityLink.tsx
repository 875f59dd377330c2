import { useQuery } from '@tanstack/react-query'
import History from 'lucide-react/icons/history'
import { useSeen } from '../activity/seen.ts'
import { useConsole } from '../api/context.tsx'
import { operationsIn } from '../api/operations.ts'
import { activity, unseenCount } from '../messages/shell.tsx'
import { paths } from '../paths.ts'
import { PlaceLink } from '../router-link.tsx'
import { Count } from '../ui/Tag.tsx'
import { VisuallyHidden } from '../ui/VisuallyHidden.tsx'

/** The way to Activity, with how many failed that this person has not seen. */
export function ActivityLink({ project }: { project: string }) {
  const { client } = useConsole()
  const failed = useQuery(operationsIn(client, project, 'failed')).data
  const seen = useSeen((state) => state.ids)
  const unseen = failed?.filter(({ id }) => !seen.includes(id)).length
  return (
    <PlaceLink to={paths.activity(project)}>
      <History aria-hidden="true" />
      {activity}
      {Boolean(unseen) && (
        <>
          {' '}
          <Count tone="bad">{unseen ?? 0}</Count> <VisuallyHidden>{unseenCount}</VisuallyHidden>
        </>
      )}
    </PlaceLink>
  )
}
