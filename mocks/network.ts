import { apiPart } from './api-paths.ts'
import { KEEP } from './kept-files.ts'

type Answer = (request: Request) => Promise<Response>

/** Marks what came from the page's API: without it, an answer is the static host's, which knows no API. */
const MARK = 'Afterglow-Host'

/**
 * Puts MSW's worker between this page and the network, so that requests show in the browser's network panel.
 * `base` is the path of the page's base, with both slashes. Returns whether it stands; never rejects.
 */
export async function startWorker(base: string, answer: Answer): Promise<boolean> {
  if (!('serviceWorker' in navigator)) return false
  try {
    const registration = await navigator.serviceWorker.getRegistration(base)
    // A page that was reloaded past its worker: MSW would reload it once more, and it works without.
    if (registration && !navigator.serviceWorker.controller) return false
    const url = `${base}afterglow-worker.js`
    // MSW has the browser look for a newer worker, and nobody hears it where there is no server any more: that fails in the page.
    if (registration && !(await isThere(url))) return false
    const [{ setupWorker }, { http }] = await Promise.all([import('msw/browser'), import('msw/http')])
    const forward = http.all(
      ({ request }) => apiPart(new URL(request.url).pathname, base) === 'json',
      async ({ request }) => {
        const response = await answer(request)
        const headers = new Headers(response.headers)
        headers.set(MARK, 'page')
        const { status, statusText } = response
        return new Response(response.body, { status, statusText, headers })
      },
    )
    await setupWorker(forward).start({
      quiet: true,
      onUnhandledFrame: 'bypass',
      serviceWorker: { url, options: { scope: base } },
    })
    return navigator.serviceWorker.controller !== null
  } catch {
    // No worker in this browser or on this server: the page answers by itself, as it does until the worker stands.
    return false
  }
}

async function isThere(url: string): Promise<boolean> {
  const answer = await fetch(url, { method: 'HEAD', cache: 'no-cache' }).catch(() => null)
  return answer?.ok ?? false
}

/** A visit that is shorter (real ms) is not worth two megabytes: it would only slow down what is looked at. */
const WORTH_KEEPING = 8_000

/** Has the worker keep this build's files, so that the page opens without its server. */
export function keepFiles(): void {
  setTimeout(() => navigator.serviceWorker.controller?.postMessage(KEEP), WORTH_KEEPING)
}

/**
 * `fetch` through the worker, and in the page where the worker is gone (browsers end workers, other tabs unregister
 * them). A mutation that may have been answered twice carries a key under which it is done once.
 */
export function throughWorker(inPage: Answer): Answer {
  let stands = true
  return async (request) => {
    if (!stands) return inPage(request)
    const again = request.clone()
    const response = await fetch(request).catch((error: unknown) => {
      if (request.signal.aborted) throw error
      return null
    })
    if (response?.headers.has(MARK)) return response
    stands = false
    return inPage(again)
  }
}
