/** Makes what F6 does: the focus goes from the console in `frame` to the tour in `place` and back, to where it was. */
export function sideChanger(place: HTMLElement, frame: HTMLIFrameElement): () => void {
  let last: HTMLElement | null = null
  // A page whose frame loses the focus forgets which of its elements had it.
  let inside: HTMLElement | null = null
  place.addEventListener('focusout', ({ target }) => {
    if (target instanceof HTMLElement) last = target
  })
  return () => {
    const page = frame.contentDocument
    if (document.activeElement === frame) {
      inside = page?.querySelector<HTMLElement>(':focus') ?? null
      const to = last?.isConnected ? last : place.querySelector<HTMLElement>('h1')
      to?.focus()
      return
    }
    frame.focus()
    if (!page || page.activeElement !== page.body) return
    if (inside?.isConnected && inside.ownerDocument === page) inside.focus()
    if (page.activeElement !== page.body) return
    // Below an open dialog nothing takes the focus.
    const dialog = [...page.querySelectorAll<HTMLElement>('dialog:modal')].at(-1)
    const to = dialog ?? page.querySelector('main')
    to?.focus()
  }
}
