import Camera from 'lucide-react/icons/camera'
import type { InstanceWithView } from '../../contract/wire/instances.ts'
import { instant, until } from '../api/facts.ts'
import { useNow } from '../api/now.ts'
import type { SnapshotWithView } from '../api/snapshots.ts'
import { Button } from '../ui/Button.tsx'
import { fullDate, moment, sameDay, zone } from '../messages/format.ts'
import { Status } from '../ui/Status.tsx'
import * as say from '../messages/snapshot-first.tsx'
import { FailureNotice } from './FailureNotice.tsx'
import css from './SnapshotFirst.module.css'
import { useSnapshotFirst, useTakeFirst, type SnapshotFirst as First } from './snapshot-first.ts'

/** "at 09:12 GMT, full, restorable until 14 Dec 2025" */
function Taken({ snapshot: { timestamp, afterglow } }: { snapshot: SnapshotWithView }) {
  const now = useNow()
  const at = instant(timestamp)
  const end = until(afterglow.restorable_until)
  const when = `${moment(at, { now })} ${zone(at)}`
  const kind = afterglow.kind === 'full' ? say.full : say.differential
  const last = end === null ? null : end === 'latest' ? say.theNextOne : fullDate(end)
  const words = sameDay(at, now)
    ? ([say.takenAt, say.takenAtUntil] as const)
    : ([say.takenOn, say.takenOnUntil] as const)
  return <Status tone="good">{last === null ? words[0](when, kind) : words[1](when, kind, last)}</Status>
}

function State({ first }: { first: First }) {
  switch (first.at) {
    case 'none':
      return null
    case 'taking':
      return <Status tone="moving">{say.beingTaken}</Status>
    case 'taken':
      return <Taken snapshot={first.snapshot} />
    case 'failed': {
      const { failure } = first.snapshot.afterglow
      return (
        <Status tone="failed">
          {say.failed} {failure && `${failure.message} ${failure.remedy}`}
        </Status>
      )
    }
  }
}

/** Takes a snapshot of what is about to be overwritten, in place: the button, how far it is, and why it failed. */
export function SnapshotFirst({ instance }: { instance: InstanceWithView }) {
  const first = useSnapshotFirst(instance)
  const { run, busy, failure } = useTakeFirst(instance)
  const { take: may } = instance.afterglow.actions
  const held = busy
    ? { busy: say.asking }
    : first.at === 'taking'
      ? { busy: say.taking }
      : { refusal: may.allowed ? undefined : may }
  return (
    <div className={css.first}>
      <Button icon={Camera} {...held} onClick={() => run()}>
        {first.at === 'taken' ? say.takeAnother : say.take}
      </Button>
      <output className={css.state}>
        <State first={first} />
      </output>
      <FailureNotice failure={failure} />
    </div>
  )
}
