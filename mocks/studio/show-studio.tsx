import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { loadIn, setDock, showFrame, type Dock } from '../frame/frame.ts'
import { showNotice } from '../notice.ts'
import { consoleSide } from './console-side.ts'
import { isStudioKey } from './keys.ts'
import { rememberStudio } from './remembered.ts'
import { openStudioWindow } from './start-studio.ts'
import { StudioPanel } from './StudioPanel.tsx'
import { words } from './words.ts'

interface Shown {
  readonly root: Element
  /** The console's base path, with both slashes. */
  readonly base: string
  readonly site: string
}

/** Shows the console in a frame and the studio beside it. */
export function showStudio({ root, base, site, dock }: Shown & { readonly dock: Dock }): void {
  const close = () => {
    // Where a page with an upload is not left after all, the studio stays.
    addEventListener('pagehide', () => rememberStudio(site, null), { once: true })
    location.reload()
  }
  showFrame({
    root,
    dock,
    title: words.console,
    panel(place, frame) {
      const onKey = (event: KeyboardEvent) => {
        if (isStudioKey(event)) close()
        else if (event.key === 'F6') change(place, frame)
        else return
        event.preventDefault()
      }
      addEventListener('keydown', onKey)
      frame.addEventListener('load', () => frame.contentWindow?.addEventListener('keydown', onKey))
      const side = consoleSide(
        site,
        () => frame.contentWindow,
        (address) => loadIn(frame, address),
      )
      createRoot(place).render(
        <StrictMode>
          <StudioPanel
            side={side}
            base={base}
            dock={dock}
            onDock={(to) => {
              // Where it may have no window, it stays where it is.
              if (to === 'window') {
                if (openStudioWindow(base)) close()
                return
              }
              rememberStudio(site, to)
              setDock(place, to)
            }}
            onClose={close}
          />
        </StrictMode>,
      )
    },
  })
}

/** The focus goes from the console to the panel and back, to where it was. */
function change(place: HTMLElement, frame: HTMLIFrameElement): void {
  if (document.activeElement === frame) {
    place.querySelector<HTMLElement>('[role=tab][aria-selected=true]')?.focus()
    return
  }
  frame.focus()
  const page = frame.contentDocument
  if (page && page.activeElement === page.body) page.querySelector('main')?.focus()
}

/** Shows the studio alone: it belongs to the console in the window that opened it. */
export function showStudioAlone({ root, base, site }: Shown): void {
  const opener: unknown = window.opener
  if (!isWindow(opener)) {
    const { title, text, way } = words.alone
    showNotice(root, { title, text, items: [], ways: [{ label: way, href: base }] })
    return
  }
  // Beside the tour, the console stands in a frame of that page.
  const around = () => (opener.closed ? undefined : opener.afterglowAround)
  const side = consoleSide(
    site,
    () => around()?.console() ?? opener,
    (address) => {
      const page = around()
      if (page) page.open(address)
      else opener.location.assign(address)
    },
  )
  addEventListener('keydown', (event) => {
    if (!isStudioKey(event)) return
    event.preventDefault()
    close()
  })
  document.title = `${words.name} - Afterglow`
  const main = document.createElement('main')
  root.replaceChildren(main)
  createRoot(main).render(
    <StrictMode>
      <StudioPanel side={side} base={base} dock="window" onDock={() => undefined} onClose={close} />
    </StrictMode>,
  )
}

const isWindow = (value: unknown): value is Window =>
  typeof value === 'object' && value !== null && 'location' in value
