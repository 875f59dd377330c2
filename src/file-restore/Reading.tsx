import { Button } from '../ui/Button.tsx'
import { percent } from '../messages/format.ts'
import { ProgressBar } from '../ui/ProgressBar.tsx'
import * as say from '../messages/file-restore.tsx'
import { FileLine } from './FileLine.tsx'
import css from './FileRestore.module.css'

const words = {
  'looking-into': { of: say.lookingInto, it: say.lookingIntoIt },
  comparing: { of: say.comparing, it: say.comparingIt },
} as const

/** A file that is being read in this browser: `read` of `size` bytes. */
export function Reading({
  doing,
  file,
  read,
  size,
  onStop,
}: {
  doing: keyof typeof words
  file: File
  read: number
  size: number
  onStop: () => void
}) {
  const { of, it } = words[doing]
  const part = size === 0 ? 0 : (read / size) * 100
  return (
    <section className={css.step} aria-label={say.inspection}>
      <FileLine name={file.name} size={file.size} />
      <ProgressBar label={of(file.name)} percent={part} head={it(percent(part))} />
      <div className={css.actions}>
        <Button onClick={onStop}>{say.cancel}</Button>
      </div>
    </section>
  )
}
