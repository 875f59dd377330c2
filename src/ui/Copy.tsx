import CheckIcon from 'lucide-react/icons/check'
import CopyIcon from 'lucide-react/icons/copy'
import { useState } from 'react'
import * as say from '../messages/ui.tsx'
import { IconButton } from './Button.tsx'
import { cx } from './cx.ts'
import { Announced } from './VisuallyHidden.tsx'
import css from './Copy.module.css'

export type CopyButtonProps = {
  /** What is put on the clipboard. */
  text: string
  /** "Copy ID" */
  label: string
  size?: 'normal' | 'small' | undefined
  className?: string | undefined
}

/** Copies, says Copied, and shows a tick for two seconds. */
export function CopyButton({ text, label, size = 'small', className }: CopyButtonProps) {
  const [said, setSaid] = useState('')
  const copied = said === say.copied
  return (
    <span className={cx(css.copy, className)} onAnimationEnd={() => setSaid('')}>
      <IconButton
        icon={copied ? CheckIcon : CopyIcon}
        label={label}
        size={size}
        className={copied ? css.copied : undefined}
        onClick={() => {
          navigator.clipboard.writeText(text).then(
            () => setSaid(say.copied),
            () => setSaid(say.notCopied),
          )
        }}
      />
      <Announced>{said}</Announced>
    </span>
  )
}

/** An id or another short code, in mono, with its copy button. `name`: "ID", "request ID". */
export function Copyable({ text, name }: { text: string; name: string }) {
  return (
    <span className={css.copyable}>
      <code>{text}</code>
      <CopyButton text={text} label={say.copy(name)} />
    </span>
  )
}
