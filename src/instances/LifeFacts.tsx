import { planOf } from '../../contract/rules/plans.ts'
import type { InstanceWithView } from '../../contract/wire/instances.ts'
import { instant } from '../api/facts.ts'
import { useNow } from '../api/now.ts'
import { pauseInWords } from '../creation/rule-in-words.ts'
import { duration, fullDate, time, utc } from '../messages/format.ts'
import * as say from '../messages/lives.tsx'
import { Exact } from '../ui/Exact.tsx'
import { concernOf } from './concern.ts'
import { ExtendButton } from './ExtendButton.tsx'

const when = (written: string) => `${fullDate(instant(written))}, ${time(instant(written))}`

/** When and how an instance pauses and resumes, and what comes of it by itself. */
export function PauseFact({ instance }: { instance: InstanceWithView }) {
  const { resumes_at: resumes, ends_at: ends, pauses_at: pauses, actions } = instance.afterglow
  const { by } = planOf(instance.type).pause
  const possible = by === 'hand' || actions.resume.allowed
  return (
    <>
      {pauseInWords(instance.type)} {possible && say.takes} {resumes !== null && say.resumesOn(when(resumes))}{' '}
      {by === 'idleness' && ends !== null && say.deletedOn(when(ends))}{' '}
      {pauses !== null && say.pausesOn(when(pauses))}
    </>
  )
}

/** When an instance ends that lives for some days, counting down, and how that is put off; null where it has no end. */
export function EndFact({ instance }: { instance: InstanceWithView }) {
  const now = useNow()
  const { ends_at: ends, extended_at: extended } = instance.afterglow
  const { lifetime } = planOf(instance.type)
  if (!lifetime || ends === null) return null
  const at = instant(ends)
  return (
    <>
      <span>
        <Exact
          shown={say.endsOn(when(ends), duration(Math.max(0, at - now)))}
          exact={utc(at)}
          dateTime={ends}
        />
        . {say.after}{' '}
        {extended === null ? say.once(lifetime.extendableByDays) : say.wasExtended(when(extended))}
      </span>
      {/* In its last day the notice above has it. */}
      {concernOf(instance, now)?.kind !== 'ends-soon' && <ExtendButton instance={instance} />}
    </>
  )
}
