import { planOf } from '../../contract/rules/plans.ts'
import { statusWord } from '../../contract/rules/statuses.ts'
import type { InstanceWithView } from '../../contract/wire/instances.ts'
import type { Operation } from '../../contract/wire/operations.ts'
import { instant, progressOf } from '../api/facts.ts'
import { useNow } from '../api/now.ts'
import { about, moment, percent as written } from '../messages/format.ts'
import { dataOf, resizing, toSize } from '../messages/of-copy.tsx'
import { Isolate } from '../ui/Isolate.tsx'
import { ProgressBar } from '../ui/ProgressBar.tsx'
import * as say from '../messages/instances.tsx'

/** What stays as it is while an operation runs, and what happens to the data if it fails. */
const whileRunning: Record<Operation['kind'], string> = {
  create: say.reachedWhenRunning,
  'take-snapshot': say.usedMeanwhile,
  export: say.usedMeanwhile,
  backup: say.usedMeanwhile,
  restore: say.notReachable,
  overwrite: say.notReachable,
  'load-file': say.notReachable,
  'go-back': say.notReachableBefore,
  pause: say.dataKept,
  resume: say.reachedWhenRunning,
  resize: say.usedMeanwhile,
  delete: say.lastKept,
  'network-access': '',
}

/** How far the operation is that holds an instance, moving by the clock between two answers. */
export function InstanceProgress({ instance }: { instance: InstanceWithView }) {
  const now = useNow(1000)
  const { operation } = instance.afterglow
  const word = statusWord(instance.status, instance.type)
  if (!operation)
    return <ProgressBar label={say.moving(word, instance.name)} percent={null} head={<b>{word}</b>} />
  const { percent, leftMs } = progressOf(operation, now)
  const { size, source_instance_name: source } = operation
  const stage = operation.stages.find(({ state }) => state === 'current')?.name ?? word
  return (
    <ProgressBar
      label={say.moving(word, instance.name)}
      percent={percent}
      head={
        <b>
          {size ? `${resizing} ${toSize(size)}` : stage}
          {source !== null && <> {dataOf(<Isolate>{source}</Isolate>)}</>}, {written(percent)}
        </b>
      }
      left={leftMs !== null && say.left(about(leftMs))}
      foot={say.startedBy(
        moment(instant(operation.started_at), { now }),
        <Isolate>{operation.requested_by}</Isolate>,
        operation.kind === 'delete' && !planOf(instance.type).snapshots
          ? say.backupsKept
          : whileRunning[operation.kind],
      )}
    />
  )
}
