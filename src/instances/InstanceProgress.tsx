import { statusWord } from '../../contract/rules/statuses.ts'
import type { InstanceWithView } from '../../contract/wire/instances.ts'
import type { Operation } from '../../contract/wire/operations.ts'
import { instant, progressOf } from '../api/facts.ts'
import { useNow } from '../api/now.ts'
import { about, moment, percent as written } from '../messages/format.ts'
import { Isolate } from '../ui/Isolate.tsx'
import { ProgressBar } from '../ui/ProgressBar.tsx'

/** What stays as it is while an operation runs, and what happens to the data if it fails. */
const whileRunning: Record<Operation['kind'], string> = {
  create: 'It can be reached as soon as it runs.',
  'take-snapshot': 'It can be used meanwhile.',
  export: 'It can be used meanwhile.',
  backup: 'It can be used meanwhile.',
  restore: 'Not reachable until it ends. If it fails, the data of now stays.',
  overwrite: 'Not reachable until it ends. If it fails, the data of now stays.',
  'load-file': 'Not reachable until it ends. If it fails, the data of now stays.',
  'go-back': 'Not reachable until it ends. Its data of before is whole.',
  pause: 'Its data and snapshots are kept.',
  resume: 'It can be reached as soon as it runs.',
  resize: 'It can be used meanwhile.',
  delete: 'Its last snapshots and its backups are kept for some time.',
  'network-access': '',
}

/** How far the operation is that holds an instance, moving by the clock between two answers. */
export function InstanceProgress({ instance }: { instance: InstanceWithView }) {
  const now = useNow(1000)
  const { operation } = instance.afterglow
  const word = statusWord(instance.status, instance.type)
  if (!operation)
    return <ProgressBar label={`${word} ${instance.name}`} percent={null} head={<b>{word}</b>} />
  const { percent, leftMs } = progressOf(operation, now)
  const stage = operation.stages.find(({ state }) => state === 'current')?.name ?? word
  return (
    <ProgressBar
      label={`${word} ${instance.name}`}
      percent={percent}
      head={
        <b>
          {stage}, {written(percent)}
        </b>
      }
      left={leftMs !== null && `${about(leftMs)} left`}
      foot={
        <>
          Started {moment(instant(operation.started_at), { now })} by{' '}
          <Isolate>{operation.requested_by}</Isolate>. {whileRunning[operation.kind]}
        </>
      }
    />
  )
}
