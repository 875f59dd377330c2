import { allowed } from '../../contract/rules/decision.ts'
import { roleAllows } from '../../contract/rules/roles.ts'
import Check from 'lucide-react/icons/check'
import { useQuery } from '@tanstack/react-query'
import { versionNames } from '../../contract/rules/plans.ts'
import type { FileImport } from '../../contract/wire/imports.ts'
import type { InstanceWithView } from '../../contract/wire/instances.ts'
import { useConsole } from '../api/context.tsx'
import type { ApiFailure } from '../api/failure.ts'
import { resources } from '../api/resources.ts'
import { FailureNotice } from '../feedback/FailureNotice.tsx'
import { Button } from '../ui/Button.tsx'
import { Isolate } from '../ui/Isolate.tsx'
import { Notice } from '../ui/Notice.tsx'
import type { UploadSession } from '../uploads/session.ts'
import type { StateAt } from '../uploads/states.ts'
import * as say from '../messages/file-restore.tsx'
import { FileLine } from './FileLine.tsx'
import css from './FileRestore.module.css'
import { Findings } from './Findings.tsx'
import { TypedConsent } from './TypedConsent.tsx'

/** The file was read and fits: what it holds, and the consent to overwrite the instance with it. */
export function ConfirmFile({
  instance,
  state: { chosen, failure, other },
  session,
  stay,
}: {
  instance: InstanceWithView
  state: StateAt<'confirming'>
  session: UploadSession
  stay: () => void
}) {
  const { file, inspected } = chosen
  const { name, afterglow } = instance
  return (
    <TypedConsent
      instance={instance}
      go={say.uploadAndRestore}
      back={say.cancel}
      onConfirm={() => {
        stay()
        void session.confirm({ name, dataId: afterglow.data_id })
      }}
      onCancel={() => {
        stay()
        session.clear()
      }}
    >
      <h2 className={css.caption}>{say.lookedInto}</h2>
      <FileLine name={file.name} size={file.size} />
      <Findings name={file.name} inspected={inspected} storage={instance.storage} />
      <ul className={css.checks}>
        <li>
          <Check aria-hidden="true" />
          {say.sumsAreRight}
        </li>
        <li>
          <Check aria-hidden="true" />
          {inspected.described ? say.fitsHere : say.fits(versionNames[afterglow.version])}
        </li>
      </ul>
      {failure && other ? (
        <InTheWay failure={failure} other={other} session={session} stay={stay} />
      ) : (
        <FailureNotice failure={failure} />
      )}
    </TypedConsent>
  )
}

/** Another upload into this instance: its own goes on or is cancelled; somebody else's can be looked at. */
function InTheWay({
  failure,
  other,
  session,
  stay,
}: {
  failure: ApiFailure
  other: FileImport
  session: UploadSession
  stay: () => void
}) {
  const { client } = useConsole()
  const user = useQuery(resources(client).meta()).data?.user
  const own = user?.name === other.requested_by
  const may = own || !user ? allowed : roleAllows('cancel-others', user)
  const goOn = () => {
    stay()
    void session.goOnWithOther()
  }
  const cancel = () => {
    stay()
    void session.cancelOther()
  }
  return (
    <div role="alert">
      <Notice
        tone="warn"
        title={own ? say.alreadyRestoring(<Isolate>{other.file_name}</Isolate>) : failure.message}
        actions={
          <>
            <Button onClick={goOn}>{own ? say.goOnWithThat : say.showThat}</Button>
            <Button onClick={cancel} refusal={may.allowed ? undefined : may}>
              {say.cancelThat}
            </Button>
          </>
        }
      >
        {failure.remedy}
      </Notice>
    </div>
  )
}
