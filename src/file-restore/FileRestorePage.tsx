import { useQuery } from '@tanstack/react-query'
import { useLayoutEffect, useRef } from 'react'
import { Outlet, useParams } from 'react-router'
import { planOf } from '../../contract/rules/plans.ts'
import type { InstanceWithView } from '../../contract/wire/instances.ts'
import { useConsole } from '../api/context.tsx'
import { resources } from '../api/resources.ts'
import { FailurePanel } from '../feedback/FailurePanel.tsx'
import { tell } from '../feedback/toasts.ts'
import { paths } from '../../contract/places.ts'
import { ButtonLink } from '../ui/Button.tsx'
import { EmptyState } from '../ui/EmptyState.tsx'
import { Announced } from '../ui/VisuallyHidden.tsx'
import { fitsInto } from '../uploads/fits.ts'
import { takeHandedOver, takeHandedOverImport } from '../uploads/handing-over.ts'
import type { Intake } from '../uploads/intake.ts'
import type { UploadSession } from '../uploads/session.ts'
import { useUpload } from '../uploads/sessions.ts'
import type { Place, Upload } from '../uploads/states.ts'
import * as say from '../messages/file-restore.tsx'
import { BeginRestore } from './BeginRestore.tsx'
import { ConfirmAgain } from './ConfirmAgain.tsx'
import { ConfirmFile } from './ConfirmFile.tsx'
import css from './FileRestore.module.css'
import { ImportProgress } from './ImportProgress.tsx'
import { Reading } from './Reading.tsx'
import { SentElsewhere } from './SentElsewhere.tsx'
import { Uploading } from './Uploading.tsx'
import { WaitingForFile } from './WaitingForFile.tsx'

/** The tab Restore from backup file. */
export function Page() {
  const { project = '', instance: id = '' } = useParams()
  const { client } = useConsole()
  const instance = useQuery(resources(client).instance(id))
  if (!instance.data) {
    return instance.isError ? (
      <FailurePanel title={say.instanceNotLoaded} thrown={instance.error} onRetry={instance.refetch} />
    ) : null
  }
  if (!planOf(instance.data.type).takesFiles)
    return <TakesNoFiles project={project} instance={instance.data} />
  return (
    <>
      <FileRestore key={id} project={project} instance={instance.data} />
      <Outlet />
    </>
  )
}

function TakesNoFiles({ project, instance }: { project: string; instance: InstanceWithView }) {
  const decision = instance.afterglow.actions.load_file
  return (
    <EmptyState
      title={decision.allowed ? say.takesNoFiles : decision.message}
      actions={<ButtonLink href={paths.createInstance(project)}>{say.createInstance}</ButtonLink>}
    >
      {decision.allowed ? null : decision.remedy}
    </EmptyState>
  )
}

/** What is said aloud when the upload gets there by itself; progress and failures have their own voice. */
const announced: Partial<Record<Place, string>> = {
  paused: say.isPaused,
  offline: say.isOffline,
  elsewhere: say.isElsewhere,
  verifying: say.isVerified,
  'waiting-for-consent': say.isAskedAgain,
  loading: say.isLoading,
  done: say.isDone,
  failed: say.hasFailed,
}

function FileRestore({ project, instance }: { project: string; instance: InstanceWithView }) {
  const [session, state] = useUpload(instance.id)
  const tab = useRef<HTMLElement>(null)
  // Before anything is painted: whoever comes with a file sees its confirmation, not the empty drop zone.
  useLayoutEffect(() => {
    const made = takeHandedOverImport(instance.id)
    if (made) void session.follow(made)
    const chosen = takeHandedOver(instance.id)
    if (!chosen || session.offer(chosen, fitsInto(chosen.inspected, instance))) return
    tell({
      tone: 'neutral',
      title: say.notTaken(chosen.file.name),
      text: say.alreadyUnderWay(instance.name),
    })
  }, [instance, session])
  /** For buttons that go with what they end. */
  const stay = () => tab.current?.focus()
  return (
    <section ref={tab} tabIndex={-1} className={css.step} aria-label={say.tab}>
      <Step project={project} instance={instance} session={session} state={state} stay={stay} />
      <Announced>{announced[state.at]}</Announced>
    </section>
  )
}

function Step({
  project,
  instance,
  session,
  state,
  stay,
}: {
  project: string
  instance: InstanceWithView
  session: UploadSession
  state: Upload
  stay: () => void
}) {
  const snapshotsHref = paths.inspect(project, instance.id, 'snapshots')
  const take = (intake: Intake) => void session.take(intake, (inspected) => fitsInto(inspected, instance))
  const clear = () => {
    stay()
    session.clear()
  }
  const cancel = () => {
    stay()
    void session.cancel()
  }
  const common = { instance, session, stay }
  switch (state.at) {
    case 'idle':
    case 'refused':
    case 'cancelled':
      return (
        <BeginRestore project={project} instance={instance} state={state} onIntake={take} onClear={clear} />
      )
    case 'inspecting': {
      const { file, read } = state
      return <Reading doing="looking-into" file={file} read={read} size={file.size} onStop={clear} />
    }
    case 'recognising': {
      const { file, read, size } = state
      return <Reading doing="comparing" file={file} read={read} size={size} onStop={clear} />
    }
    case 'confirming':
      return <ConfirmFile {...common} state={state} />
    case 'waiting-for-consent':
      return <ConfirmAgain {...common} state={state} />
    case 'registering':
    case 'uploading':
    case 'paused':
    case 'offline':
      return <Uploading state={state} session={session} onCancel={cancel} />
    case 'waiting-for-file':
      return <WaitingForFile state={state} session={session} stay={stay} onIntake={take} onCancel={cancel} />
    case 'elsewhere':
      return <SentElsewhere state={state} session={session} stay={stay} />
    case 'verifying':
    case 'loading':
    case 'done':
    case 'failed':
      return (
        <ImportProgress state={state} instance={instance} snapshotsHref={snapshotsHref} onAnother={clear} />
      )
  }
}
