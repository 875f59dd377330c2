import CircleCheck from 'lucide-react/icons/circle-check'
import { useQuery } from '@tanstack/react-query'
import type { InstanceWithView } from '../../contract/wire/instances.ts'
import { useConsole } from '../api/context.tsx'
import { progressOf } from '../api/facts.ts'
import { useNow } from '../api/now.ts'
import { resources } from '../api/resources.ts'
import { Button, ButtonLink, type Icon } from '../ui/Button.tsx'
import { Copyable } from '../ui/Copy.tsx'
import { about, bytes, counted, percent } from '../messages/format.ts'
import { Notice } from '../ui/Notice.tsx'
import { ProgressBar } from '../ui/ProgressBar.tsx'
import { StageList } from '../ui/StageList.tsx'
import type { ImportIn, StateAt } from '../uploads/states.ts'
import { DataBefore } from './DataBefore.tsx'
import { FileLine } from './FileLine.tsx'
import css from './FileRestore.module.css'
import { GoBack } from '../feedback/GoBack.tsx'

const Done: Icon = (props) => <CircleCheck {...props} className={css.good} />

function Loading({ record, instance }: { record: ImportIn<'loading'>; instance: InstanceWithView }) {
  const { client } = useConsole()
  const operation = useQuery(resources(client).operation(record.operation_id)).data
  const now = useNow(1_000)
  const progress = operation ? progressOf(operation, now) : { percent: 0, leftMs: null }
  return (
    <>
      <ProgressBar
        label={`Loading into ${instance.name}, estimated`}
        percent={progress.percent}
        head={<b>Loading, about {percent(progress.percent)}</b>}
        left={progress.leftMs === null ? undefined : `${about(progress.leftMs)} left`}
      />
      <StageList
        stages={[
          { name: 'On the server', state: 'done', detail: bytes(record.received_bytes) },
          { name: 'Checked', state: 'done', ...(record.crc32 !== null && { detail: 'CRC-32 is right' }) },
          { name: 'Loading', state: 'current', percent: progress.percent, detail: 'estimated' },
          { name: 'Running', state: 'waiting' },
        ]}
      />
      <p className={css.quiet}>
        You can leave. The instance is not reachable until it has finished. If it fails, the data from before
        is still there, and one click goes back to it.
      </p>
    </>
  )
}

function Failed({ state: { failed }, instance }: { state: StateAt<'failed'>; instance: InstanceWithView }) {
  return (
    <Notice tone="bad" title={failed.message}>
      {failed.remedy} <DataBefore instance={instance} />
      {failed.requestId !== null && (
        <>
          {' '}
          Request <Copyable text={failed.requestId} name="request ID" />
        </>
      )}
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
  const another = <Button onClick={onAnother}>Use another file</Button>
  return (
    <section className={css.step} aria-label="Restore from file">
      <FileLine {...file} />
      {state.at === 'verifying' && (
        <StageList
          stages={[
            { name: 'On the server', state: 'done', detail: bytes(state.bytes) },
            { name: 'Checking', state: 'current' },
            { name: 'Loading', state: 'waiting' },
            { name: 'Running', state: 'waiting' },
          ]}
        />
      )}
      {state.at === 'loading' && <Loading record={state.record} instance={instance} />}
      {state.at === 'done' && (
        <>
          <Notice tone="neutral" icon={Done} title="The instance runs with the data of the file">
            {state.record.content.nodes !== null && state.record.content.relationships !== null
              ? `${counted(state.record.content.nodes, 'node')} and ${counted(state.record.content.relationships, 'relationship')} were loaded.`
              : 'The data was loaded; its store format does not tell how many nodes it has.'}
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
            <ButtonLink href={snapshotsHref}>Go to the snapshots</ButtonLink>
          </div>
        </>
      )}
    </section>
  )
}
