import { apiPart } from './api-paths.ts'
import { createKeptFiles, KEEP } from './kept-files.ts'

// The head of the one service worker. The build appends MSW's own script, whose listeners therefore come after these:
// what is stopped here never reaches them.
const base = new URL('./', location.href)

const files = createKeptFiles({
  caches,
  fetch: (request) => fetch(request),
  base: base.href,
  build: __AFTERGLOW_BUILD__,
  files: __AFTERGLOW_PRECACHE__,
})

/** What the library of the DOM does not know of a worker's events. */
interface Extendable extends Event {
  waitUntil(work: Promise<unknown>): void
}
interface Fetching extends Event {
  readonly request: Request
  respondWith(answer: Promise<Response>): void
}
const isExtendable = (event: Event): event is Extendable => 'waitUntil' in event
const isFetching = (event: Event): event is Fetching => 'respondWith' in event

addEventListener('fetch', (event: Event) => {
  if (!isFetching(event)) return
  const { request } = event
  const url = new URL(request.url)
  const isApi =
    request.mode !== 'navigate' &&
    url.origin === base.origin &&
    apiPart(url.pathname, base.pathname) === 'json'
  if (isApi) return
  event.stopImmediatePropagation()
  // Served in development, there are none: the browser fetches as if there were no worker.
  const answer = __AFTERGLOW_PRECACHE__.length > 0 ? files.answer(request) : null
  if (answer) event.respondWith(answer)
})

addEventListener('message', (event: Event) => {
  const data: unknown = 'data' in event ? event.data : null
  // A page that goes says so, and MSW's worker would then take itself out of the browser, while the same page, reloaded,
  // asks it for an update: that fails in the page. It stays; pages that are gone are told by the browser.
  if (data === 'CLIENT_CLOSE') event.stopImmediatePropagation()
  // A page that is shown, and has time: what fails now is tried again at the next visit.
  if (data === KEEP && isExtendable(event)) {
    event.stopImmediatePropagation()
    event.waitUntil(files.keep().catch(() => {}))
  }
})
