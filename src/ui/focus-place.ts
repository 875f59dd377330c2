/** The card or dialog that an element stands in. */
export const placeOf = (element: Element | null): Element | null =>
  element?.closest(':is(article,dialog)') ?? null

/** Puts the focus on the heading of a card or dialog, on its link where it has one; on the page where that place is gone. */
export function focusPlace(place: Element | null): void {
  const heading = place?.isConnected ? place.querySelector<HTMLElement>('h1, h2') : null
  const to = heading?.querySelector('a') ?? heading ?? document.querySelector('main')
  if (to === heading && heading) heading.tabIndex = -1
  to?.focus({ preventScroll: true })
}

/**
 * Keeps the focus with what it was about: where a button goes away that was just pressed, the browser would let it fall out of
 * the page. Returns how to stop.
 */
export function keepFocus(): () => void {
  let last: Element | null = null
  let place: Element | null = null
  const stop = new AbortController()
  const { signal } = stop
  document.addEventListener(
    'focusin',
    ({ target }) => {
      last = target instanceof Element ? target : null
      place = placeOf(last)
    },
    { signal },
  )
  // Whoever presses beside it has left it.
  document.addEventListener(
    'pointerdown',
    ({ target }) => {
      if (!(target instanceof Node && last?.contains(target))) last = null
    },
    { signal, capture: true },
  )
  const observer = new MutationObserver(() => {
    if (!last || last.isConnected || document.activeElement !== document.body) return
    last = null
    if (place?.isConnected) focusPlace(place)
  })
  observer.observe(document.body, { subtree: true, childList: true })
  return () => {
    stop.abort()
    observer.disconnect()
  }
}
