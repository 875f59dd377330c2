import { useQuery } from '@tanstack/react-query'
import History from 'lucide-react/icons/history'
import { useSeen } from '../activity/seen.ts'
import { useConsole } from '../api/context.tsx'
import { importsIn, operationsIn } from '../api/operations.ts'
import { activity, unseenCount } from '../messages/shell.tsx'
import { paths } from '../../contract/places.ts'
import { PlaceLink } from '../router-link.tsx'
import { Count } from '../ui/Tag.tsx'
import { VisuallyHidden } from '../ui/VisuallyHidden.tsx'

/** The way to Activity, with how many failed that this person has not seen. */
export function ActivityLink({ project }: { project: string }) {
  const { client } = useConsole()
  const seen = useSeen((state) => state.ids)
  const operations = useQuery(operationsIn(client, project, 'failed')).data ?? []
  const imports = useQuery(importsIn(client, project)).data ?? []
  // What came as far as an operation failed as that.
  const unseen = [...operations, ...imports].filter(
    (each) =>
      each.state === 'failed' && !('operation_id' in each && each.operation_id) && !seen.includes(each.id),
  ).length
  return (
    <PlaceLink to={paths.activity(project)}>
      <History aria-hidden="true" />
      {activity}
      {unseen > 0 && (
        <>
          {' '}
          <Count tone="bad">{unseen}</Count> <VisuallyHidden>{unseenCount}</VisuallyHidden>
        </>
      )}
    </PlaceLink>
  )
}
