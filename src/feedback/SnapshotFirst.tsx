import Camera from 'lucide-react/icons/camera'
import type { InstanceWithView } from '../../contract/wire/instances.ts'
import { instant, until } from '../api/facts.ts'
import { useNow } from '../api/now.ts'
import type { SnapshotWithView } from '../api/snapshots.ts'
import { Button } from '../ui/Button.tsx'
import { fullDate, moment, sameDay, zone } from '../messages/format.ts'
import { Isolate } from '../ui/Isolate.tsx'
import { Status } from '../ui/Status.tsx'
import * as say from '../messages/snapshot-first.tsx'
import { FailureNotice } from './FailureNotice.tsx'
import css from './SnapshotFirst.module.css'
import { useSnapshotFirst, useTakeFirst, type SnapshotFirst as First } from './snapshot-first.ts'

/** "at 09:12 GMT, full, restorable until 14 Dec 2025"; without the end where its instance goes before. */
function Taken({ snapshot: { timestamp, afterglow }, goes }: { snapshot: SnapshotWithView; goes: boolean }) {
  const now = useNow()
  const at = instant(timestamp)
  const end = goes ? null : until(afterglow.restorable_until)
  const when = `${moment(at, { now })} ${zone(at)}`
  const kind = afterglow.kind === 'full' ? say.full : say.differential
  const last = end === null ? null : end === 'latest' ? say.theNextOne : fullDate(end)
  const words = sameDay(at, now)
    ? ([say.takenAt, say.takenAtUntil] as const)
    : ([say.takenOn, say.takenOnUntil] as const)
  return <Status tone="good">{last === null ? words[0](when, kind) : words[1](when, kind, last)}</Status>
}

function State({ first, goes }: { first: First; goes: boolean }) {
  switch (first.at) {
    case 'none':
      return null
    case 'taking':
      return <Status tone="moving">{say.beingTaken}</Status>
    case 'taken':
      return <Taken snapshot={first.snapshot} goes={goes} />
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

/**
 * Takes a snapshot of what is about to be overwritten, in place: the button, how far it is, and why it failed or cannot
 * be taken. `named`: the button says of which instance, where another one is spoken of beside it; `goes`: the instance
 * itself is about to be deleted.
 */
export function SnapshotFirst({
  instance,
  named = false,
  goes = false,
}: {
  instance: InstanceWithView
  named?: boolean
  goes?: boolean
}) {
  const first = useSnapshotFirst(instance)
  const { run, busy, failure } = useTakeFirst(instance)
  const { take: may } = instance.afterglow.actions
  const held = busy
    ? { busy: say.asking }
    : first.at === 'taking'
      ? { busy: say.taking }
      : { refusal: may.allowed ? undefined : may }
  const name = <Isolate>{instance.name}</Isolate>
  const words = first.at === 'taken' ? say.takeAnother : say.take
  const wordsOf = first.at === 'taken' ? say.takeAnotherOf : say.takeOf
  return (
    <div className={css.first}>
      <Button icon={Camera} {...held} onClick={() => run()}>
        {named ? <span>{wordsOf(name)}</span> : words}
      </Button>
      <output className={css.state}>
        <State first={first} goes={goes} />
        {first.at !== 'taking' && !may.allowed && (
          <span className={css.refused}>{say.refused(may.message, may.remedy)}</span>
        )}
      </output>
      <FailureNotice failure={failure} />
    </div>
  )
}
