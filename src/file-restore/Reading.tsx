import { Button } from '../ui/Button.tsx'
import { percent } from '../messages/format.ts'
import { ProgressBar } from '../ui/ProgressBar.tsx'
import { FileLine } from './FileLine.tsx'
import css from './FileRestore.module.css'

/** A file that is being read in this browser: `read` of `size` bytes. `doing`: "Looking into". */
export function Reading({
  doing,
  file,
  read,
  size,
  onStop,
}: {
  doing: string
  file: File
  read: number
  size: number
  onStop: () => void
}) {
  const part = size === 0 ? 0 : (read / size) * 100
  return (
    <section className={css.step} aria-label="Inspection">
      <FileLine name={file.name} size={file.size} />
      <ProgressBar label={`${doing} ${file.name}`} percent={part} head={`${doing} it, ${percent(part)}`} />
      <div className={css.actions}>
        <Button onClick={onStop}>Cancel</Button>
      </div>
    </section>
  )
}
