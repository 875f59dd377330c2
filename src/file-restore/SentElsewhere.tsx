import { allowed } from '../../contract/rules/decision.ts'
import { instant } from '../api/facts.ts'
import { useNow } from '../api/now.ts'
import { FailureNotice } from '../feedback/FailureNotice.tsx'
import { Button } from '../ui/Button.tsx'
import { bytes, moment, zone } from '../messages/format.ts'
import { Isolate } from '../ui/Isolate.tsx'
import { Notice } from '../ui/Notice.tsx'
import type { UploadSession } from '../uploads/session.ts'
import type { StateAt } from '../uploads/states.ts'
import * as say from '../messages/file-restore.tsx'
import { FileLine } from './FileLine.tsx'
import css from './FileRestore.module.css'

/** How far it came, as far as the server tells while it goes on. */
function Arrived({ record }: Pick<StateAt<'elsewhere'>, 'record'>) {
  const now = useNow()
  const began = instant(record.created_at)
  return say.begun(
    `${moment(began, { now })} ${zone(began)}`,
    bytes(record.received_bytes),
    bytes(record.file_bytes),
  )
}

/** An upload into this instance that another tab or another person sends. */
export function SentElsewhere({
  state: { record, sender, failure },
  session,
  stay,
}: {
  state: StateAt<'elsewhere'>
  session: UploadSession
  stay: () => void
}) {
  const may = sender.kind === 'person' ? sender.mayCancel : allowed
  const cancel = (
    <Button
      refusal={may.allowed ? undefined : may}
      onClick={() => {
        stay()
        void session.cancelOther()
      }}
    >
      {say.cancelThatUpload}
    </Button>
  )
  return (
    <section className={css.step} aria-label={say.upload}>
      <h2 className={css.caption}>{say.fromElsewhere}</h2>
      <FileLine name={record.file_name} size={record.file_bytes} />
      {sender.kind === 'tab' ? (
        <Notice tone="neutral" title={say.inAnotherTab} actions={cancel}>
          <Arrived record={record} /> {say.goesOnThere}
        </Notice>
      ) : (
        <Notice tone="neutral" title={say.byAnother(<Isolate>{sender.name}</Isolate>)} actions={cancel}>
          <Arrived record={record} /> {say.untilEnded}
        </Notice>
      )}
      <FailureNotice failure={failure} />
    </section>
  )
}
