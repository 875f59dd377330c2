import type { InstanceWithView } from '../../contract/wire/instances.ts'
import { instant } from '../api/facts.ts'
import { useNow } from '../api/now.ts'
import { FailureNotice } from '../feedback/FailureNotice.tsx'
import { moment, zone } from '../messages/format.ts'
import { Isolate } from '../ui/Isolate.tsx'
import { Notice } from '../ui/Notice.tsx'
import type { UploadSession } from '../uploads/session.ts'
import type { ImportIn, StateAt } from '../uploads/states.ts'
import * as say from '../messages/file-restore.tsx'
import { FileLine } from './FileLine.tsx'
import css from './FileRestore.module.css'
import { TypedConsent } from './TypedConsent.tsx'

type Changed = ImportIn<'waiting'>['changed'][number]

/** What is no longer as it was confirmed. */
function Changes({ changed, name }: { changed: readonly Changed[]; name: string }) {
  const words = {
    renamed: say.isCalled(<Isolate>{name}</Isolate>),
    data: say.holdsOther,
    busy: say.didNotRun,
    'key-revoked': say.keyWasRevoked,
  } as const satisfies Record<Changed, unknown>
  return changed.map((each) => <span key={each}>{words[each]} </span>)
}

/** The file has arrived and was checked, and the instance is not what was agreed to: it is asked again. */
export function ConfirmAgain({
  instance,
  state: { record, failure },
  session,
  stay,
}: {
  instance: InstanceWithView
  state: StateAt<'waiting-for-consent'>
  session: UploadSession
  stay: () => void
}) {
  const now = useNow()
  const { name, afterglow } = instance
  const ends = instant(record.expires_at)
  return (
    <TypedConsent
      instance={instance}
      go={say.loadNow}
      back={say.doNotLoad}
      onConfirm={() => {
        stay()
        void session.confirmAgain({ name, dataId: afterglow.data_id })
      }}
      onCancel={() => {
        stay()
        void session.cancel()
      }}
    >
      <h2 className={css.caption}>{say.askedAgain}</h2>
      <FileLine name={record.file_name} size={record.file_bytes} />
      <Notice tone="warn" title={say.changed}>
        <Changes changed={record.changed} name={name} />
        {say.droppedAt(`${moment(ends, { now })} ${zone(ends)}`)}
      </Notice>
      <FailureNotice failure={failure} />
    </TypedConsent>
  )
}
