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
import { FileLine } from './FileLine.tsx'
import css from './FileRestore.module.css'

/** How far it came, as far as the server tells while it goes on. */
function Arrived({ record }: Pick<StateAt<'elsewhere'>, 'record'>) {
  const now = useNow()
  const began = instant(record.created_at)
  return `Begun ${moment(began, { now })} ${zone(began)}, ${bytes(record.received_bytes)} of ${bytes(record.file_bytes)} have arrived.`
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
      Cancel that upload
    </Button>
  )
  return (
    <section className={css.step} aria-label="Upload">
      <h2 className={css.caption}>On its way from elsewhere</h2>
      <FileLine name={record.file_name} size={record.file_bytes} />
      {sender.kind === 'tab' ? (
        <Notice tone="neutral" title="This file is being sent in another tab" actions={cancel}>
          <Arrived record={record} /> It goes on there. When that tab is closed, it can go on here.
        </Notice>
      ) : (
        <Notice
          tone="neutral"
          title={
            <>
              <Isolate>{sender.name}</Isolate> is restoring this instance from this file
            </>
          }
          actions={cancel}
        >
          <Arrived record={record} /> Until it has ended, no other file can be sent.
        </Notice>
      )}
      <FailureNotice failure={failure} />
    </section>
  )
}
