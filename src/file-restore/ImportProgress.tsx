import CircleCheck from 'lucide-react/icons/circle-check'
import { useQuery } from '@tanstack/react-query'
import type { InstanceWithView } from '../../contract/wire/instances.ts'
import { useConsole } from '../api/context.tsx'
import { progressOf } from '../api/facts.ts'
import { useNow } from '../api/now.ts'
import { resources } from '../api/resources.ts'
import { Button, ButtonLink, type Icon } from '../ui/Button.tsx'
import { Copyable } from '../ui/Copy.tsx'
import { about, bytes, percent } from '../messages/format.ts'
import { request, requestId } from '../messages/ui.tsx'
import { Notice } from '../ui/Notice.tsx'
import { ProgressBar } from '../ui/ProgressBar.tsx'
import { StageList } from '../ui/StageList.tsx'
import type { ImportIn, StateAt } from '../uploads/states.ts'
import { DataBefore } from './DataBefore.tsx'
import { FileLine } from './FileLine.tsx'
import css from './FileRestore.module.css'
import { GoBack } from '../feedback/GoBack.tsx'
import * as say from '../messages/file-restore.tsx'

const Done: Icon = (props) => <CircleCheck {...props} className={css.good} />

function Loading({ record, instance }: { record: ImportIn<'loading'>; instance: InstanceWithView }) {
  const { client } = useConsole()
  const operation = useQuery(resources(client).operation(record.operation_id)).data
  const now = useNow(1_000)
  const progress = operation ? progressOf(operation, now) : { percent: 0, leftMs: null }
  return (
    <>
      <ProgressBar
        label={say.loadingInto(instance.name)}
        percent={progress.percent}
        head={<b>{say.loadingAbout(percent(progress.percent))}</b>}
        left={progress.leftMs === null ? undefined : say.left(about(progress.leftMs))}
      />
      <StageList
        stages={[
          { name: say.onServer, state: 'done', detail: bytes(record.received_bytes) },
          { name: say.checked, state: 'done', ...(record.crc32 !== null && { detail: say.sumIsRight }) },
          { name: say.loading, state: 'current', percent: progress.percent, detail: say.estimated },
          { name: say.running, state: 'waiting' },
        ]}
      />
      <p className={css.quiet}>{say.canLeave}</p>
    </>
  )
}

function Failed({ state: { failed }, instance }: { state: StateAt<'failed'>; instance: InstanceWithView }) {
  return (
    <Notice tone="bad" title={failed.message}>
      {failed.remedy} <DataBefore instance={instance} />
      {failed.requestId !== null && <> {request(<Copyable text={failed.requestId} name={requestId} />)}</>}
    </Notice>
  )
}

/** What the server does with the file once it has it, and how that ended. */
export function ImportProgress({
  state,
  instance,
  snapshotsHref,
  onAnother,
}: {
  state: StateAt<'verifying' | 'loading' | 'done' | 'failed'>
  instance: InstanceWithView
  snapshotsHref: string
  onAnother: () => void
}) {
  const file =
    'record' in state
      ? { name: state.record.file_name, size: state.record.file_bytes }
      : { name: state.name, size: state.bytes }
  const another = <Button onClick={onAnother}>{say.anotherFile}</Button>
  return (
    <section className={css.step} aria-label={say.restore}>
      <FileLine {...file} />
      {state.at === 'verifying' && (
        <StageList
          stages={[
            { name: say.onServer, state: 'done', detail: bytes(state.bytes) },
            { name: say.checking, state: 'current' },
            { name: say.loading, state: 'waiting' },
            { name: say.running, state: 'waiting' },
          ]}
        />
      )}
      {state.at === 'loading' && <Loading record={state.record} instance={instance} />}
      {state.at === 'done' && (
        <>
          <Notice tone="neutral" icon={Done} title={say.runsWithData}>
            {state.record.content.nodes !== null && state.record.content.relationships !== null
              ? say.wereLoaded(state.record.content.nodes, state.record.content.relationships)
              : say.wasLoaded}
          </Notice>
          <div className={css.actions}>{another}</div>
        </>
      )}
      {state.at === 'failed' && (
        <>
          <Failed state={state} instance={instance} />
          <div className={css.actions}>
            <GoBack instance={instance} />
            {another}
            <ButtonLink href={snapshotsHref}>{say.toSnapshots}</ButtonLink>
          </div>
        </>
      )}
    </section>
  )
}
