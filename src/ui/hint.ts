let current: HTMLElement | null = null
let closeCurrent = (): void => {}

/** Hides the hint that is shown, if it is this one. */
export function hideHint(hint: HTMLElement | null): void {
  if (current === hint) closeCurrent()
}

/**
 * Shows `hint` (an element with `popover="manual"`) beside `source`, and hides the one shown before: there is
 * never more than one. Escape hides it without reaching a dialog below (WCAG 1.4.13); so does a press elsewhere,
 * which is how a finger dismisses it. `keep`: a press on `source` itself leaves it open. `passes`: Escape goes on to the
 * dialog, since whoever only tabbed to `source` has not asked for the hint.
 */
export function showHint(source: HTMLElement, hint: HTMLElement, keep: boolean, passes: boolean): void {
  closeCurrent()
  const open = new AbortController()
  const { signal } = open
  current = hint
  closeCurrent = () => {
    open.abort()
    current = null
    closeCurrent = () => {}
    hint.hidePopover()
  }
  document.addEventListener(
    'keydown',
    (event) => {
      if (event.key !== 'Escape') return
      if (!passes) {
        event.preventDefault()
        event.stopPropagation()
      }
      closeCurrent()
    },
    { capture: true, signal },
  )
  document.addEventListener(
    'pointerdown',
    ({ target }) => {
      const inside = target instanceof Node && (hint.contains(target) || (keep && source.contains(target)))
      if (!inside) closeCurrent()
    },
    { capture: true, signal },
  )
  hint.showPopover({ source })
}
