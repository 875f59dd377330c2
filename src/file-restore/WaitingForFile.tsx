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
import * as say from '../messages/file-restore.tsx'
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
  const shown = <Isolate>{name}</Isolate>
  const part = (record.received_bytes / record.file_bytes) * 100
  const ends = instant(record.expires_at)
  return (
    <section className={css.step} aria-label={say.upload}>
      <h2 className={css.caption}>{say.waitsForFile}</h2>
      <FileLine name={name} size={size} />
      <ProgressBar
        label={say.uploadOf(name)}
        percent={part}
        head={<b>{say.interruptedAt(percent(part))}</b>}
        foot={say.keptUntil(
          bytes(record.received_bytes),
          bytes(size),
          `${moment(ends, { now })} ${zone(ends)}`,
        )}
      />
      {refusal && (
        <div role="alert">
          <Notice tone="bad" title={refusal.message}>
            {refusal.remedy}
          </Notice>
        </div>
      )}
      <p>
        {remembered?.handle ? say.canBeOpened : say.isNotHere}{' '}
        {lastModified === null
          ? say.goesOnWith(shown, exactBytes(size))
          : say.goesOnWithChanged(
              shown,
              exactBytes(size),
              `${fullDate(lastModified)}, ${timeWithZone(lastModified)}`,
            )}
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
            {say.goOnWith(name)}
          </Button>
        </div>
      )}
      <DropHere title={say.dropAgain} onIntake={onIntake}>
        <p className={css.quiet}>{say.isCompared}</p>
      </DropHere>
      <div className={css.actions}>
        <CancelUpload arrived={record.received_bytes} keep={say.keepIt} onCancel={onCancel} />
      </div>
    </section>
  )
}
