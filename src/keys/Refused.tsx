import type { ReactNode } from 'react'
import * as say from '../messages/keys.tsx'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { Notice } from '../ui/Notice.tsx'
import type { Refusal } from '../ui/Reason.tsx'

interface RefusedProps {
  readonly title: ReactNode
  readonly refusal: Refusal
  readonly onClose: () => void
}

/** A dialog of keys in which nothing can be done: why, what can be instead, and the way back. */
export function Refused({ title, refusal, onClose }: RefusedProps) {
  return (
    <Dialog
      title={title}
      size="small"
      onClose={onClose}
      footer={{
        right: (
          <Button autoFocus onClick={onClose}>
            {say.toKeys}
          </Button>
        ),
      }}
    >
      <Notice tone="neutral" title={refusal.message}>
        {refusal.remedy}
      </Notice>
    </Dialog>
  )
}
