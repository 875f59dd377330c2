/** The card or dialog that an element stands in. */
export const placeOf = (element: Element | null): Element | null =>
  element?.closest(':is(article,dialog)') ?? null

/** Puts the focus on the link in the heading of a card, or on the heading of a dialog; on the page where that place is gone. */
export function focusPlace(place: Element | null): void {
  const of = place?.isConnected ? place : document
  of.querySelector<HTMLElement>('h2 a,[tabindex]:is(h1,h2,main)')?.focus({ preventScroll: true })
}

/**
 * Keeps the focus with what it was about: where a button goes away that was just pressed, the browser would let it fall out of
 * the page. Returns how to stop.
 */
export function keepFocus(): () => void {
  let last: Element | undefined
  let place: Element | null = null
  const seen = ({ target }: Event) => {
    if (target instanceof Element) place = placeOf((last = target))
  }
  const observer = new MutationObserver(() => {
    if (last?.isConnected || !place?.isConnected || document.activeElement !== document.body) return
    focusPlace(place)
  })
  document.addEventListener('focusin', seen)
  observer.observe(document.body, { subtree: true, childList: true })
  return () => {
    document.removeEventListener('focusin', seen)
    observer.disconnect()
  }
}
