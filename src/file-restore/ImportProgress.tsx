import { useQuery } from '@tanstack/react-query'
import type { InstanceWithView } from '../../contract/wire/instances.ts'
import type { FileImport } from '../../contract/wire/imports.ts'
import { useConsole } from '../api/context.tsx'
import { progressOf } from '../api/facts.ts'
import { useNow } from '../api/now.ts'
import { resources } from '../api/resources.ts'
import { Button, ButtonLink } from '../ui/Button.tsx'
import { about, bytes, counted, percent } from '../ui/format.ts'
import { Isolate } from '../ui/Isolate.tsx'
import { Notice } from '../ui/Notice.tsx'
import { ProgressBar } from '../ui/ProgressBar.tsx'
import { StageList } from '../ui/StageList.tsx'
import { FileLine } from './FileLine.tsx'
import css from './FileRestore.module.css'

function Loading({
  operationId,
  bytesSent,
  instance,
}: {
  operationId: string
  bytesSent: number
  instance: InstanceWithView
}) {
  const { client } = useConsole()
  const operation = useQuery(resources(client).operation(operationId)).data
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
          { name: 'Uploaded', state: 'done', detail: bytes(bytesSent) },
          { name: 'Checked', state: 'done' },
          { name: 'Loading', state: 'current', percent: progress.percent, detail: 'estimated' },
          { name: 'Running', state: 'waiting' },
        ]}
      />
      <p className={css.quiet}>You can leave. The instance is not reachable until it has finished.</p>
    </>
  )
}

/** How an import goes on once the server has the file. */
export function ImportProgress({
  record,
  instance,
  snapshotsHref,
  onAnother,
}: {
  record: FileImport
  instance: InstanceWithView
  snapshotsHref: string
  onAnother: () => void
}) {
  const another = <Button onClick={onAnother}>Use another file</Button>
  return (
    <section className={css.step} aria-label="Restore from file">
      <FileLine name={record.file_name} size={record.file_bytes} />
      {record.state === 'verifying' && (
        <StageList
          stages={[
            { name: 'Uploaded', state: 'done', detail: bytes(record.received_bytes) },
            { name: 'Checking', state: 'current' },
            { name: 'Loading', state: 'waiting' },
            { name: 'Running', state: 'waiting' },
          ]}
        />
      )}
      {record.state === 'loading' && (
        <Loading operationId={record.operation_id} bytesSent={record.received_bytes} instance={instance} />
      )}
      {record.state === 'done' && (
        <>
          <Notice tone="neutral" title="The instance runs with the data of the file">
            {record.content.nodes !== null && record.content.relationships !== null
              ? `${counted(record.content.nodes, 'node')} and ${counted(record.content.relationships, 'relationship')} were loaded.`
              : 'The data was loaded; its store format does not tell how many nodes it has.'}
          </Notice>
          <div className={css.actions}>{another}</div>
        </>
      )}
      {record.state === 'failed' && (
        <>
          <Notice tone="bad" title={record.failure.message}>
            {record.failure.remedy} <Isolate>{instance.name}</Isolate> still has the data from before.
          </Notice>
          <div className={css.actions}>
            {another}
            <ButtonLink href={snapshotsHref}>Go to the snapshots</ButtonLink>
          </div>
        </>
      )}
    </section>
  )
}
