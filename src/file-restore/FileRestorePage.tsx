import { useQuery } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import { useParams } from 'react-router'
import { fileFits } from '../../contract/rules/fits.ts'
import { planOf } from '../../contract/rules/plans.ts'
import type { InstanceWithView } from '../../contract/wire/instances.ts'
import { useConsole } from '../api/context.tsx'
import { resources } from '../api/resources.ts'
import { FailureNotice } from '../feedback/FailureNotice.tsx'
import { FailurePanel } from '../feedback/FailurePanel.tsx'
import { paths } from '../paths.ts'
import { Button, ButtonLink } from '../ui/Button.tsx'
import { EmptyState } from '../ui/EmptyState.tsx'
import { percent } from '../ui/format.ts'
import { Notice } from '../ui/Notice.tsx'
import { ProgressBar } from '../ui/ProgressBar.tsx'
import { ConfirmFile } from './ConfirmFile.tsx'
import { DropHere } from './DropHere.tsx'
import { FileLine } from './FileLine.tsx'
import css from './FileRestore.module.css'
import { factsOfFile } from './findings.ts'
import { Findings } from './Findings.tsx'
import { ImportProgress } from './ImportProgress.tsx'
import type { Intake } from './intake.ts'
import { restoreSession, usePhase } from './session.ts'
import { UploadHelp } from './UploadHelp.tsx'
import { Uploading } from './Uploading.tsx'

/** The tab Restore from backup file. */
export function Page() {
  const { project = '', instance: id = '' } = useParams()
  const { client } = useConsole()
  const instance = useQuery(resources(client).instance(id))
  if (instance.isError) {
    return (
      <FailurePanel
        title="The instance could not be loaded"
        thrown={instance.error}
        onRetry={instance.refetch}
      />
    )
  }
  if (!instance.data) return null
  if (!planOf(instance.data.type).takesFiles)
    return <TakesNoFiles project={project} instance={instance.data} />
  return <FileRestore key={id} project={project} instance={instance.data} />
}

function TakesNoFiles({ project, instance }: { project: string; instance: InstanceWithView }) {
  const decision = instance.afterglow.actions.load_file
  return (
    <EmptyState
      title={decision.allowed ? 'This instance takes no files' : decision.message}
      actions={<ButtonLink href={paths.createInstance(project)}>Create instance</ButtonLink>}
    >
      {decision.allowed ? null : decision.remedy}
    </EmptyState>
  )
}

function FileRestore({ project, instance }: { project: string; instance: InstanceWithView }) {
  const api = useConsole()
  const session = restoreSession(instance.id)
  const phase = usePhase(session)
  const imports = useQuery(resources(api.client).imports(instance.id)).data
  const meta = useQuery(resources(api.client).meta()).data
  const [dismissed, setDismissed] = useState<string | null>(null)

  const take = (intake: Intake) =>
    void session.take(intake, (inspected) =>
      fileFits(factsOfFile(inspected), {
        type: instance.type,
        version: instance.afterglow.version,
        storage: instance.storage,
      }),
    )
  const clear = () => session.clear()
  const begin = useRef<HTMLElement>(null)
  const decision = instance.afterglow.actions.load_file
  const snapshotsHref = paths.inspect(project, instance.id, 'snapshots')

  const newest = imports?.[0]
  const shown = phase.at === 'sent' ? imports?.find((each) => each.id === phase.importId) : newest
  // An import of another visit is shown while it moves, and its failure for as long as it is the instance's state.
  const stillMatters =
    newest?.state === 'verifying' ||
    newest?.state === 'loading' ||
    (newest?.state === 'failed' && instance.status === 'loading failed')
  const goesOn = phase.at === 'sent' ? shown : stillMatters ? newest : undefined

  const dropHere = (
    <DropHere
      type={instance.type}
      limit={meta?.limits.max_upload_bytes ?? null}
      storage={instance.storage}
      onIntake={take}
    />
  )

  switch (phase.at) {
    case 'inspecting':
      return (
        <section className={css.step} aria-label="Inspection">
          <FileLine name={phase.file.name} size={phase.file.size} />
          <ProgressBar
            label={`Looking into ${phase.file.name}`}
            percent={phase.file.size === 0 ? 0 : (phase.read / phase.file.size) * 100}
            head={`Looking into it, ${percent(phase.file.size === 0 ? 0 : (phase.read / phase.file.size) * 100)}`}
          />
          <div className={css.actions}>
            <Button onClick={clear}>Cancel</Button>
          </div>
        </section>
      )
    case 'confirming':
      return (
        <ConfirmFile
          instance={instance}
          file={phase.file}
          inspected={phase.inspected}
          failure={phase.failure}
          snapshotsHref={snapshotsHref}
          onConfirm={() => void session.confirm(api)}
          onCancel={clear}
        />
      )
    case 'uploading':
      return <Uploading file={phase.file} sent={phase.sent} onCancel={() => void session.cancel(api)} />
    case 'interrupted':
      return (
        <section className={css.step} aria-label="Upload">
          <FileLine name={phase.file.name} size={phase.file.size} />
          <FailureNotice failure={phase.failure} />
          <div className={css.actions}>
            <Button onClick={() => void session.cancel(api)}>Give the upload up</Button>
          </div>
        </section>
      )
    case 'sent':
      // The server has it; what it makes of it is on its way here.
      if (!shown) return <FileLine name={phase.file.name} size={phase.file.size} />
      break
    case 'refused':
    case 'cancelled':
    case 'idle':
  }

  if (goesOn && goesOn.id !== dismissed) {
    return (
      <ImportProgress
        record={goesOn}
        instance={instance}
        snapshotsHref={snapshotsHref}
        onAnother={() => {
          setDismissed(goesOn.id)
          clear()
        }}
      />
    )
  }
  return (
    <section ref={begin} tabIndex={-1} className={css.step} aria-label="Restore from backup file">
      {phase.at === 'refused' && (
        <div role="alert" className={css.step}>
          {phase.name !== null && <FileLine name={phase.name} size={null} />}
          <Notice
            tone="bad"
            title={phase.refusal.message}
            actions={
              <>
                {phase.inspected && (
                  <ButtonLink href={paths.createInstance(project)}>Create instance</ButtonLink>
                )}
                <Button
                  onClick={() => {
                    // The button goes with the message.
                    begin.current?.focus()
                    clear()
                  }}
                >
                  Clear
                </Button>
              </>
            }
          >
            {phase.refusal.remedy}
          </Notice>
          {phase.inspected && (
            <Findings name={phase.name ?? ''} inspected={phase.inspected} storage={instance.storage} />
          )}
        </div>
      )}
      {phase.at === 'cancelled' && (
        <Notice tone="neutral" title="The upload was cancelled">
          Nothing was overwritten.
        </Notice>
      )}
      {!decision.allowed && (
        <Notice tone="warn" title={decision.message}>
          {decision.remedy} A file can be looked into all the same.
        </Notice>
      )}
      {dropHere}
      <UploadHelp instance={instance} />
    </section>
  )
}
