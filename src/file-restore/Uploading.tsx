import type { Sent } from './phase.ts'
import { Button } from '../ui/Button.tsx'
import { about, byteRate, bytes, percent } from '../ui/format.ts'
import { ProgressBar } from '../ui/ProgressBar.tsx'
import { FileLine } from './FileLine.tsx'
import css from './FileRestore.module.css'

/** The file on its way: how far, how fast, how long still. */
export function Uploading({ file, sent, onCancel }: { file: File; sent: Sent; onCancel: () => void }) {
  const part = file.size === 0 ? 100 : (sent.bytes / file.size) * 100
  const left = sent.rate === null ? null : ((file.size - sent.bytes) / sent.rate) * 1_000
  return (
    <section className={css.step} aria-label="Upload">
      <h2 className={css.caption}>Uploading, then loading</h2>
      <FileLine name={file.name} size={file.size} />
      <ProgressBar
        label={`Uploading ${file.name}`}
        percent={part}
        head={<b>Uploading, {percent(part)}</b>}
        left={left === null ? undefined : `${about(left)} left`}
        foot={
          <span className={css.spread}>
            <span>
              {bytes(sent.bytes)} of {bytes(file.size)}
            </span>
            {sent.rate !== null && <span>{byteRate(sent.rate)}</span>}
          </span>
        }
      />
      <p className={css.quiet}>
        Nothing is overwritten before the whole file has arrived and was checked. Keep this page open until
        then; you can look at other instances meanwhile.
      </p>
      <div className={css.actions}>
        <Button onClick={onCancel}>Cancel upload</Button>
      </div>
    </section>
  )
}
