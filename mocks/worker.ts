import { apiPart } from './api-paths.ts'

// The head of the one service worker. The build appends MSW's own script, whose listeners therefore come after this one:
// what is stopped here never reaches them, and the browser fetches it as if there were no worker.
const base = new URL('./', location.href).pathname

addEventListener('fetch', (event) => {
  const request = 'request' in event && event.request instanceof Request ? event.request : null
  const url = request ? new URL(request.url) : null
  const ours =
    request?.mode !== 'navigate' && url?.origin === location.origin && apiPart(url.pathname, base) === 'json'
  if (!ours) event.stopImmediatePropagation()
})

// A page that goes says so, and MSW's worker would then take itself out of the browser, while the same page, reloaded, asks
// it for an update: that fails in the page. It stays; pages that are gone are told by the browser.
addEventListener('message', (event) => {
  if (event.data === 'CLIENT_CLOSE') event.stopImmediatePropagation()
})
