import { useState } from 'react'
import { Button } from '../ui/Button.tsx'
import { bytes } from '../messages/format.ts'
import { Notice } from '../ui/Notice.tsx'
import * as say from '../messages/file-restore.tsx'
import css from './FileRestore.module.css'

/** Cancels an upload: at once while nothing has arrived, else after a question in place. `arrived`: bytes. */
export function CancelUpload({
  arrived,
  keep,
  onCancel,
}: {
  arrived: number
  /** The button that goes back. */
  keep: string
  onCancel: () => void
}) {
  const [step, go] = useState<'button' | 'asked' | 'kept'>('button')
  if (step !== 'asked') {
    return (
      // Back from the question, the keyboard stands where it stood.
      <Button key="cancel" autoFocus={step === 'kept'} onClick={arrived > 0 ? () => go('asked') : onCancel}>
        {say.cancelUpload}
      </Button>
    )
  }
  return (
    <div role="group" aria-label={say.cancelUpload} className={css.question}>
      <Notice
        tone="warn"
        title={say.discardThat(bytes(arrived))}
        actions={
          <>
            <Button autoFocus onClick={() => go('kept')}>
              {keep}
            </Button>
            <Button onClick={onCancel}>{say.discard}</Button>
          </>
        }
      >
        {say.discarding}
      </Notice>
    </div>
  )
}
