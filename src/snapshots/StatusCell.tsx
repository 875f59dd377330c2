import { useQuery } from '@tanstack/react-query'
import { instant } from '../api/facts.ts'
import { useConsole } from '../api/context.tsx'
import { useNow } from '../api/now.ts'
import { snapshotById, type SnapshotWithView } from '../api/snapshots.ts'
import { about, moment } from '../messages/format.ts'
import { Progress } from '../ui/ProgressBar.tsx'
import { Status } from '../ui/Status.tsx'
import * as say from '../messages/snapshots.tsx'

/** Below this percentage the time that has passed says nothing about the time left. */
const TELLING = 5

/** How a snapshot stands. The one that is being taken is asked for anew while it moves. */
export function StatusCell({ snapshot }: { snapshot: SnapshotWithView }) {
  switch (snapshot.status) {
    case 'Completed':
      return <Status tone="good">{say.completed}</Status>
    case 'Failed':
      return <Status tone="failed">{say.failed}</Status>
    case 'Pending':
    case 'InProgress':
      return <Taking snapshot={snapshot} />
  }
}

/** A snapshot that is being taken, as the API tells it now; the list is only asked for again when it is finished. */
function useLive(listed: SnapshotWithView): SnapshotWithView {
  const { client } = useConsole()
  const live = useQuery(snapshotById(client, listed.instance_id, listed.snapshot_id))
  return live.data ?? listed
}

function Taking({ snapshot }: { snapshot: SnapshotWithView }) {
  const live = useLive(snapshot)
  const now = useNow()
  switch (live.status) {
    case 'Pending':
      return <Status tone="waiting">{say.waiting}</Status>
    case 'InProgress':
      return (
        <Progress
          label={say.inProgressOf(moment(instant(live.timestamp), { now }))}
          percent={live.afterglow.percent}
        >
          <Status tone="moving" percent={live.afterglow.percent}>
            {say.inProgress}
          </Status>
        </Progress>
      )
    case 'Completed':
    case 'Failed':
      return <StatusCell snapshot={live} />
  }
}

/** The time left of a snapshot that is being taken, by its own pace so far. */
export function TimeLeft({ snapshot }: { snapshot: SnapshotWithView }) {
  const live = useLive(snapshot)
  const now = useNow(1000)
  const { percent, started_at: startedAt } = live.afterglow
  if (live.status !== 'InProgress' || percent < TELLING) return null
  const left = ((now - instant(startedAt)) / percent) * (100 - percent)
  return <>{say.left(about(left).replace(/^a/, 'A'))}</>
}
