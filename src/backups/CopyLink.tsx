import CheckIcon from 'lucide-react/icons/check'
import CopyIcon from 'lucide-react/icons/copy'
import { useState } from 'react'
import { Button } from '../ui/Button.tsx'
import { Announced } from '../ui/VisuallyHidden.tsx'
import * as say from '../messages/backups.tsx'

/** Copies the whole address of a link, and says so. */
export function CopyLink({ url, ...rest }: { url: string; 'aria-describedby': string }) {
  const [copied, setCopied] = useState<string | null>(null)
  const [failed, setFailed] = useState(false)
  const done = copied === url
  return (
    <>
      <Button
        {...rest}
        icon={done ? CheckIcon : CopyIcon}
        onClick={() => {
          navigator.clipboard.writeText(url).then(
            () => setCopied(url),
            () => setFailed(true),
          )
        }}
      >
        {done ? say.copied : failed ? say.notCopied : say.copyLink}
      </Button>
      <Announced>{done ? say.linkCopied : failed && say.copyingRefused}</Announced>
    </>
  )
}
