import type { Operation } from '../../contract/wire/operations.ts'
import { isMoving, statusRule } from '../../contract/rules/statuses.ts'
import type { InstanceWithView } from '../../contract/wire/instances.ts'
import { progressOf } from '../api/facts.ts'
import { useNow } from '../api/now.ts'
import { about, percent } from '../messages/format.ts'
import { ProgressBar } from '../ui/ProgressBar.tsx'
import * as say from '../messages/snapshots.tsx'
import css from './SnapshotsPage.module.css'

/** What holds the instance now, above its snapshots: they stand still meanwhile, and one sees for how long. */
export function OperationBanner({ instance }: { instance: InstanceWithView }) {
  const { operation } = instance.afterglow
  return operation?.state === 'running' && isMoving(instance.status) ? (
    <Moving instance={instance} operation={operation} />
  ) : null
}

function Moving({ instance, operation }: { instance: InstanceWithView; operation: Operation }) {
  const { percent: done, leftMs } = progressOf(operation, useNow(1000))
  const { word } = statusRule(instance.status)
  const stage = operation.stages.find((each) => each.state === 'current')?.name
  return (
    <div className={css.banner}>
      <ProgressBar
        label={say.moving(word, instance.name)}
        percent={done}
        head={
          <>
            <b>{word}</b>
            {stage !== undefined && `: ${stage.toLowerCase()}`}, {percent(done)}
          </>
        }
        left={leftMs === null ? undefined : say.left(about(leftMs))}
      />
    </div>
  )
}
