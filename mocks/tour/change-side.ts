/** Makes what F6 does: the focus goes from the console in `frame` to the tour in `place` and back, to where it was. */
export function sideChanger(place: HTMLElement, frame: HTMLIFrameElement): () => void {
  let last: HTMLElement | null = null
  place.addEventListener('focusout', ({ target }) => {
    if (target instanceof HTMLElement) last = target
  })
  return () => {
    if (document.activeElement === frame) {
      const to = last?.isConnected ? last : place.querySelector<HTMLElement>('h1')
      to?.focus()
      return
    }
    frame.focus()
    const page = frame.contentDocument
    if (!page || page.activeElement !== page.body) return
    // Below an open dialog nothing takes the focus.
    const dialog = [...page.querySelectorAll<HTMLElement>('dialog:modal')].at(-1)
    const to = dialog ?? page.querySelector('main')
    to?.focus()
  }
}
