import {
  type FocusEventHandler,
  type PointerEvent,
  type PointerEventHandler,
  type ReactNode,
  useEffect,
  useId,
  useRef,
} from 'react'
import { hideHint, showHint } from './hint.ts'
import css from './Reason.module.css'

/** Why something is not possible, and what is. `message` is the fact, `remedy` the way out. */
export type Refusal = { message: string; remedy: string }

type HintHandlers = {
  onPointerEnter: PointerEventHandler<HTMLElement>
  onPointerLeave: PointerEventHandler<HTMLElement>
  onFocus: FocusEventHandler<HTMLElement>
  onBlur: FocusEventHandler<HTMLElement>
}

export type Hint = {
  /** To spread on the element that the hint belongs to; empty while there is no hint. */
  handlers: Partial<HintHandlers>
  /** The id to put into aria-describedby, where the hint says more than the element's own name. */
  describedBy: string | undefined
  /** To render right after that element. */
  popover: ReactNode
}

/**
 * What a control says beside itself while it is hovered or focused. A finger's tap focuses, so touch has it too.
 * `content` undefined: no hint. `{ tip }` repeats the control's own name and stays hidden from assistive technology.
 */
export function useHint(content: Refusal | { note: ReactNode } | { tip: string } | undefined): Hint {
  const id = useId()
  const source = useRef<HTMLElement>(null)
  // By id, not by ref: what has autoFocus is focused before the refs of its siblings are set.
  const hint = () => document.getElementById(id)
  const exists = content !== undefined
  useEffect(() => {
    if (!exists) return
    const element = document.getElementById(id)
    return () => hideHint(element)
  }, [id, exists])
  if (!content) return { handlers: {}, describedBy: undefined, popover: null }

  const isTip = 'tip' in content
  const show = (element: HTMLElement, passes = false) => {
    source.current = element
    const popover = hint()
    if (popover) showHint(element, popover, !isTip, passes)
  }
  const leave = (event: PointerEvent<HTMLElement>) => {
    const to = event.relatedTarget
    const inside = to instanceof Node && (hint()?.contains(to) || source.current?.contains(to))
    if (event.pointerType !== 'touch' && !inside) hideHint(hint())
  }
  return {
    handlers: {
      onPointerEnter: (event) => {
        if (!isTip || event.pointerType !== 'touch') show(event.currentTarget)
      },
      onPointerLeave: leave,
      onFocus: ({ currentTarget, relatedTarget }) => {
        // The focus that a closing menu gives back is no question; a popover cannot be shown inside its closing either.
        if (relatedTarget instanceof Element && relatedTarget.closest('[popover]')) return
        if (!isTip || currentTarget.matches(':focus-visible')) show(currentTarget, isTip)
      },
      onBlur: () => hideHint(hint()),
    },
    describedBy: isTip ? undefined : id,
    popover: isTip ? (
      <span id={id} popover="manual" className={css.tip} data-tip={content.tip} aria-hidden="true" />
    ) : (
      <span id={id} popover="manual" role="tooltip" className={css.reason} onPointerLeave={leave}>
        {'note' in content ? (
          content.note
        ) : (
          <>
            <strong>{content.message}</strong> {content.remedy}
          </>
        )}
      </span>
    ),
  }
}

/** A word or mark that says more on hover and focus; `note` is what it says. */
export function Tooltip({ note, children }: { note: ReactNode; children: ReactNode }) {
  const { handlers, describedBy, popover } = useHint({ note })
  const props = { ...handlers, tabIndex: 0, className: css.source, 'aria-describedby': describedBy }
  return (
    <>
      <span {...props}>{children}</span>
      {popover}
    </>
  )
}
