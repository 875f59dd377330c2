type Fetch = typeof globalThis.fetch

/** Tells when a page shows what its world says: for pictures, for checks, and for whoever shows the page in a frame. */
export interface Readiness {
  /** The same fetch, counted. */
  over(inner: Fetch): Fetch
  /**
   * Resolves when something was asked, nothing is under way that was not answered before, nothing that can be reached on
   * the page says that it loads, and its fonts are there, all of it for two frames. On a page that is never drawn (a tab in the background) it waits until it is.
   */
  ready(): Promise<void>
}

/** What a page has once its first route is drawn. */
const SHOWN = '#root :is(h1, h2)'
/** What says that it loads: skeletons. A button that says it is busy tells of the world, not of the page. */
const LOADING = '[aria-busy="true"]:not(button)'

/** Watches `page`. */
export function createReadiness(page: Window): Readiness {
  const { document } = page
  // What is asked again brings what is shown up to date: on a slow line it is always on its way.
  const answered = new Set<string>()
  let underWay = 0
  let moved = 0
  const waiting = new Set<() => void>()
  const look = () => {
    moved++
    for (const each of waiting) each()
  }
  const isShown = () => {
    if (answered.size === 0 || underWay > 0 || document.querySelector(SHOWN) === null) return false
    // Behind a dialog it may load until the dialog is done with: an ended session.
    const reached = [...document.querySelectorAll('dialog:modal')].at(-1) ?? document
    return reached.querySelector(LOADING) === null
  }

  const shown = () =>
    new Promise<void>((resolve) => {
      const check = () => {
        if (!isShown()) return
        waiting.delete(check)
        resolve()
      }
      waiting.add(check)
      check()
    })
  const frame = () => new Promise<void>((resolve) => void page.requestAnimationFrame(() => resolve()))

  return {
    over: (inner) => async (input, init) => {
      const key = nameOf(input instanceof Request ? input.url : String(input))
      const isNew = !answered.has(key)
      if (isNew) underWay++
      try {
        return await inner(input, init)
      } finally {
        answered.add(key)
        if (isNew) underWay--
        look()
      }
    },
    async ready() {
      const observer = new MutationObserver(look)
      observer.observe(document, { subtree: true, childList: true, attributes: true })
      let before
      do {
        await shown()
        await document.fonts.ready
        before = moved
        await frame()
        await frame()
      } while (before !== moved || !isShown())
      observer.disconnect()
    },
  }
}

/** What an address asks for, at whatever place in the list of changes. */
function nameOf(address: string): string {
  const { pathname, searchParams } = new URL(address, location.href)
  searchParams.delete('after')
  return `${pathname}?${searchParams.toString()}`
}
