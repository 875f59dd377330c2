import CircleCheck from 'lucide-react/icons/circle-check'
import Info from 'lucide-react/icons/info'
import OctagonX from 'lucide-react/icons/octagon-x'
import X from 'lucide-react/icons/x'
import { type ReactNode, useState } from 'react'
import { createPortal } from 'react-dom'
import * as say from '../messages/ui.tsx'
import { Anchor } from './Anchor.tsx'
import { Button, IconButton } from './Button.tsx'
import { Copyable } from './Copy.tsx'
import { useTopModal } from './open-modals.ts'
import css from './Toast.module.css'

export type Toast = {
  id: string
  /** `bad` stays until it is dismissed; the others leave after 6 s, unless hovered or focused. */
  tone: 'good' | 'neutral' | 'bad'
  title: ReactNode
  text?: ReactNode
  action?: { label: string; href: string } | { label: string; onSelect: () => void } | undefined
  requestId?: string | undefined
}

const icons = { good: CircleCheck, neutral: Info, bad: OctagonX }

/** As many as are shown unless all are asked for: on a narrow screen, one. */
const fit = () => (innerWidth < 600 ? 1 : 3)

const rank = ({ tone }: Toast) => Number(tone === 'bad')

/**
 * The newest three messages, or one, bottom right; what went well makes way for what failed, and a button shows the rest. They
 * stand inside the uppermost dialog while one is open.
 */
export function ToastRegion({
  toasts,
  onDismiss,
}: {
  toasts: readonly Toast[]
  onDismiss: (id: string) => void
}) {
  const modal = useTopModal()
  const [all, setAll] = useState(false)
  const more = toasts.length - fit()
  // Failures stand lowest, where what comes and goes above does not move them.
  const ranked = toasts.toSorted((one, other) => rank(one) - rank(other))
  const region = (
    <section aria-label={say.messages} className={css.region} data-all={all || undefined}>
      {more > 0 && (
        <Button size="small" className={css.more} onClick={() => setAll(!all)}>
          {all ? say.showFewer : say.showMore(more)}
        </Button>
      )}
      {ranked.slice(all ? 0 : -fit()).map((toast) => (
        <ToastCard key={toast.id} toast={toast} onDismiss={() => onDismiss(toast.id)} />
      ))}
    </section>
  )
  return createPortal(region, modal ?? document.body)
}

function ToastCard({
  toast: { tone, title, text, action, requestId },
  onDismiss,
}: {
  toast: Toast
  onDismiss: () => void
}) {
  const Glyph = icons[tone]
  return (
    <div
      role={tone === 'bad' ? 'alert' : 'status'}
      data-tone={tone}
      className={css.toast}
      onAnimationEnd={(event) => {
        if (event.target === event.currentTarget && tone !== 'bad') onDismiss()
      }}
    >
      <Glyph aria-hidden="true" />
      <div className={css.text}>
        <strong>{title}</strong>
        {text && <p>{text}</p>}
        {(action || requestId) && (
          <div className={css.row}>
            {action &&
              ('href' in action ? (
                <Anchor href={action.href}>{action.label}</Anchor>
              ) : (
                <Button variant="quiet" size="small" onClick={action.onSelect}>
                  {action.label}
                </Button>
              ))}
            {requestId && (
              <span className={css.request}>
                {say.request(<Copyable text={requestId} name={say.requestId} />)}
              </span>
            )}
          </div>
        )}
      </div>
      <IconButton icon={X} label={say.dismiss} onClick={onDismiss} />
    </div>
  )
}
