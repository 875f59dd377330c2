import { useQuery } from '@tanstack/react-query'
import { planOf } from '../../contract/rules/plans.ts'
import type { InstanceWithView } from '../../contract/wire/instances.ts'
import { useConsole } from '../api/context.tsx'
import { resources } from '../api/resources.ts'
import { paths } from '../../contract/places.ts'
import { Anchor } from '../ui/Anchor.tsx'
import { Button, ButtonLink } from '../ui/Button.tsx'
import { bytes } from '../messages/format.ts'
import { Isolate } from '../ui/Isolate.tsx'
import { Notice } from '../ui/Notice.tsx'
import { factsOfFile } from '../uploads/fits.ts'
import type { Intake } from '../uploads/intake.ts'
import type { StateAt } from '../uploads/states.ts'
import { DataBefore } from './DataBefore.tsx'
import { DropHere } from './DropHere.tsx'
import { FileLine } from './FileLine.tsx'
import css from './FileRestore.module.css'
import { Findings } from './Findings.tsx'
import { GoBack } from '../feedback/GoBack.tsx'
import { LargerInstance } from '../feedback/LargerInstance.tsx'
import * as say from '../messages/file-restore.tsx'
import { UploadHelp } from './UploadHelp.tsx'

/** Refusals that an instance of another kind, size or version would not meet. */
const helpedByAnother: ReadonlySet<string> = new Set([
  'ImportExceedsMaxSize',
  'LogicalRestrictions',
  'UnsupportedStoreFormat',
])

function Refused({
  project,
  instance,
  state: { name, refusal, inspected },
  onClear,
}: {
  project: string
  instance: InstanceWithView
  state: StateAt<'refused'>
  onClear: () => void
}) {
  return (
    <div role="alert" className={css.step}>
      {name !== null && <FileLine name={name} size={null} />}
      <Notice
        tone="bad"
        title={refusal.message}
        actions={
          <>
            <LargerInstance
              instance={instance}
              decision={{ allowed: false, ...refusal }}
              needed={inspected && factsOfFile(inspected).unpackedBytes}
            />
            {helpedByAnother.has(refusal.reason) && (
              <ButtonLink href={paths.createInstance(project)}>{say.createInstance}</ButtonLink>
            )}
            <Button onClick={onClear}>{say.clear}</Button>
          </>
        }
      >
        {refusal.remedy}
      </Notice>
      {inspected && <Findings name={name ?? ''} inspected={inspected} storage={instance.storage} />}
    </div>
  )
}

/** The upload came to its end without its file being loaded. */
function Ended({ state: { name, by } }: { state: StateAt<'cancelled'> }) {
  if (by === 'person') {
    return (
      <Notice tone="neutral" title={say.wasCancelled}>
        {say.nothingOverwritten}
      </Notice>
    )
  }
  return (
    <Notice tone="neutral" title={say.hasEnded(<Isolate>{name}</Isolate>)}>
      {say.endedElsewhere}
    </Notice>
  )
}

/** A load that failed, until the instance runs again. */
function LoadFailed({ instance }: { instance: InstanceWithView }) {
  const { failure, operation } = instance.afterglow
  if (operation?.kind === 'go-back') {
    return (
      <Notice tone="neutral" title={say.goingBack}>
        {say.notReachable(<Isolate>{instance.name}</Isolate>)}
      </Notice>
    )
  }
  return (
    failure && (
      <Notice tone="bad" title={failure.message} actions={<GoBack instance={instance} />}>
        {failure.remedy} <DataBefore instance={instance} />
      </Notice>
    )
  )
}

/** Nothing is under way: the drop zone, what was said of the last file, and why a file could not be loaded now. */
export function BeginRestore({
  project,
  instance,
  state,
  onIntake,
  onClear,
}: {
  project: string
  instance: InstanceWithView
  state: StateAt<'idle' | 'refused' | 'cancelled'>
  onIntake: (intake: Intake) => void
  onClear: () => void
}) {
  const { client } = useConsole()
  const limit = useQuery(resources(client).meta()).data?.limits.max_upload_bytes ?? null
  const { load_file: decision } = instance.afterglow.actions
  const plan = planOf(instance.type)
  return (
    <>
      {state.at === 'refused' && (
        <Refused project={project} instance={instance} state={state} onClear={onClear} />
      )}
      {state.at === 'cancelled' && <Ended state={state} />}
      <LoadFailed instance={instance} />
      {!decision.allowed && (
        <Notice tone="warn" title={decision.message}>
          {decision.remedy} {say.canBeLookedInto}
        </Notice>
      )}
      <DropHere title={say.drop} onIntake={onIntake}>
        <p className={css.quiet}>
          {say.formats(limit === null ? instance.storage.replace('GB', ' GB') : bytes(limit))}
        </p>
      </DropHere>
      <p className={css.quiet}>
        {say.lookedIntoFirst}
        {plan.graphLimits && ` ${say.limitsGraph(plan.name)}`}{' '}
        <Anchor href={paths.whichRestore(project, instance.id, 'restore-from-file')}>
          {say.whichRestore}
        </Anchor>
      </p>
      <UploadHelp instance={instance} />
    </>
  )
}
