import css from './frame.module.css'
import type { Around } from './joined.ts'

export type Dock = 'left' | 'right' | 'bottom'

interface Asked {
  /** The element that is to hold both. */
  readonly root: Element
  readonly dock: Dock
  /** What the console's frame is called. */
  readonly title: string
  /** Fills the place beside the console. */
  panel(place: HTMLElement, console: HTMLIFrameElement): void
}

/**
 * Shows the console of this page's address in a frame, and a panel beside it: what the console opens as modal makes only its
 * own document inert, and its styles answer to its own width. The page's address, title and theme follow the console's, so a
 * reload shows the same.
 */
export function showFrame({ root, dock, title, panel }: Asked): HTMLIFrameElement {
  const frame = document.createElement('iframe')
  frame.title = title
  frame.src = location.href
  const main = document.createElement('main')
  main.className = css.console ?? ''
  main.append(frame)
  const place = document.createElement('div')
  place.className = css.panel ?? ''
  const both = document.createElement('div')
  both.className = css.frame ?? ''
  both.dataset['dock'] = dock
  both.append(main, place)
  frame.addEventListener('load', () => follow(frame))
  addEventListener('storage', ({ key }) => {
    if (key === 'afterglow-theme') likeThemeOf(frame)
  })
  window.afterglowAround = {
    ...around,
    console: () => frame.contentWindow,
    open: (address) => loadIn(frame, address),
  }
  // Whoever moves the world by this page's global moves that of the console.
  Object.defineProperty(window, 'afterglow', {
    configurable: true,
    get: () => frame.contentWindow?.afterglow,
  })
  root.replaceChildren(both)
  panel(place, frame)
  return frame
}

/** Puts the panel to another side of the console, which is not loaded again. `place` is what the panel was given. */
export function setDock(place: HTMLElement, dock: Dock): void {
  const both = place.parentElement
  if (both) both.dataset['dock'] = dock
}

/** This page's history is the console's (see `joinFrame`). */
const around: Omit<Around, 'console' | 'open'> = {
  went: (how, state, address) =>
    how === 'push' ? history.pushState(state, '', address) : history.replaceState(state, '', address),
  onBack(listener) {
    const back = ({ state }: PopStateEvent) => listener(state, location.href)
    addEventListener('popstate', back)
    return () => removeEventListener('popstate', back)
  },
  state: (): unknown => history.state,
}

/** Loads another address in the console's frame, as a link of this page would: back leads to where it stood. */
export function loadIn(frame: HTMLIFrameElement, address: string): void {
  history.pushState(null, '', address)
  frame.contentWindow?.location.replace(address)
}

/** Keeps this page's title and theme those of the console. To be called for each document that the frame loads. */
function follow(frame: HTMLIFrameElement): void {
  const page = frame.contentDocument
  if (!page) return
  const look = () => {
    document.title = page.title
  }
  new MutationObserver(look).observe(page.head, { subtree: true, childList: true, characterData: true })
  look()
  likeThemeOf(frame)
}

function likeThemeOf(frame: HTMLIFrameElement): void {
  const theme = frame.contentDocument?.documentElement.dataset['theme']
  if (theme === undefined) delete document.documentElement.dataset['theme']
  else document.documentElement.dataset['theme'] = theme
}
