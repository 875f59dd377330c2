import type { Dock } from '../frame/frame.ts'
import { isStudioKey } from './keys.ts'
import { rememberStudio, studioHere } from './remembered.ts'
import { words } from './words.ts'
import './handle.css'

interface Offered {
  /** The console's base path, with both slashes. */
  readonly base: string
  readonly site: string
  /** Whether the world outlives this page: beside the console, the page is loaded again. */
  readonly kept: boolean
}

/** Asked before a page is left: uploads answer while their bytes move. */
const wouldLose = () => !window.dispatchEvent(new Event('beforeunload', { cancelable: true }))

/** Lets the studio be opened from the console of this page, by its key or its handle. */
export function offerStudio({ base, site, kept }: Offered): void {
  if (window.parent !== window || studioHere(site) === 'off') return
  const open = () => {
    const dock: Dock = innerWidth < innerHeight ? 'bottom' : 'right'
    if (!kept || wouldLose() || !rememberStudio(site, dock)) {
      note.textContent = openStudioWindow(base) ? '' : words.blocked
      return
    }
    location.reload()
  }
  const note = document.createElement('p')
  note.setAttribute('role', 'status')
  window.addEventListener('keydown', (event) => {
    if (!isStudioKey(event)) return
    event.preventDefault()
    open()
  })
  // Every word of the page would have to be marked there.
  if (import.meta.env.MODE === 'pseudo') return
  const holder = document.createElement('aside')
  holder.className = 'studio-handle'
  holder.setAttribute('aria-label', words.name)
  const handle = document.createElement('button')
  handle.type = 'button'
  handle.textContent = words.name
  handle.title = words.open
  handle.addEventListener('click', open)
  holder.append(handle, note)
  document.body.append(holder)
}

/** Opens the studio in a window of its own, which talks to this one. Whether the browser lets it. */
export function openStudioWindow(base: string): boolean {
  const opened = window.open(`${base}studio`, 'afterglow-studio', 'popup,width=440,height=800')
  opened?.focus()
  return opened !== null
}
