import type { StoreApi } from 'zustand/vanilla'
import type { Place, Upload } from './states.ts'
import type { Page } from './worth-trying.ts'

/** While bytes move, or would by themselves in a moment. */
const moving: ReadonlySet<Place> = new Set(['registering', 'uploading', 'offline'])

const ask = (event: Event) => event.preventDefault()

/** Lets the browser ask before the page is left while bytes move, and only then: a listener costs the way back to a page. */
export function askBeforeLeaving(store: StoreApi<Upload>, page: Page): void {
  store.subscribe((state, before) => {
    if (moving.has(state.at) === moving.has(before.at)) return
    if (moving.has(state.at)) page.addEventListener('beforeunload', ask)
    else page.removeEventListener('beforeunload', ask)
  })
}
