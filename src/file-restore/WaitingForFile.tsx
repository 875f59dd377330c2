import { instant } from '../api/facts.ts'
import { useNow } from '../api/now.ts'
import { Button } from '../ui/Button.tsx'
import { bytes, exactBytes, fullDate, moment, percent, timeWithZone, zone } from '../messages/format.ts'
import { Isolate } from '../ui/Isolate.tsx'
import { Notice } from '../ui/Notice.tsx'
import { ProgressBar } from '../ui/ProgressBar.tsx'
import type { Intake } from '../uploads/intake.ts'
import { awaitedFile } from '../uploads/same-file.ts'
import type { UploadSession } from '../uploads/session.ts'
import type { StateAt } from '../uploads/states.ts'
import { CancelUpload } from './CancelUpload.tsx'
import { DropHere } from './DropHere.tsx'
import { FileLine } from './FileLine.tsx'
import css from './FileRestore.module.css'

/** An upload that was begun before this page was: which file it waits for, and the ways to give it that. */
export function WaitingForFile({
  state: { record, remembered, refusal },
  session,
  stay,
  onIntake,
  onCancel,
}: {
  state: StateAt<'waiting-for-file'>
  session: UploadSession
  stay: () => void
  onIntake: (intake: Intake) => void
  onCancel: () => void
}) {
  const now = useNow()
  const { name, size, lastModified } = awaitedFile(record, remembered)
  const part = (record.received_bytes / record.file_bytes) * 100
  const ends = instant(record.expires_at)
  return (
    <section className={css.step} aria-label="Upload">
      <h2 className={css.caption}>Begun, waiting for its file</h2>
      <FileLine name={name} size={size} />
      <ProgressBar
        label={`Upload of ${name}`}
        percent={part}
        head={<b>Interrupted at {percent(part)}</b>}
        foot={`${bytes(record.received_bytes)} of ${bytes(size)}, kept until ${moment(ends, { now })} ${zone(ends)}`}
      />
      {refusal && (
        <div role="alert">
          <Notice tone="bad" title={refusal.message}>
            {refusal.remedy}
          </Notice>
        </div>
      )}
      <p>
        {remembered?.handle
          ? 'The page was loaded anew. The browser can open the file again. '
          : 'This page no longer has the file. '}
        The upload goes on with <Isolate>{name}</Isolate>, {exactBytes(size)}
        {lastModified === null
          ? ''
          : `, last changed on ${fullDate(lastModified)}, ${timeWithZone(lastModified)}`}
        . Nothing was overwritten.
      </p>
      {remembered?.handle && (
        <div className={css.actions}>
          <Button
            variant="solid"
            onClick={() => {
              stay()
              void session.takeKeptFile()
            }}
          >
            Go on with {name}
          </Button>
        </div>
      )}
      <DropHere title="Drop the same file here to go on" onIntake={onIntake}>
        <p className={css.quiet}>It is compared with what was sent. Another file is refused.</p>
      </DropHere>
      <div className={css.actions}>
        <CancelUpload arrived={record.received_bytes} keep="Keep it" onCancel={onCancel} />
      </div>
    </section>
  )
}
