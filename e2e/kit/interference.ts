import { expect, type Page } from '@playwright/test'

interface Interference {
  /** Requests that went through the page's fetch. */
  seen: number
  mode: 'hold' | 'fail' | 'none'
  readonly waiting: (() => void)[]
}

declare global {
  interface Window {
    interference?: Interference
  }
}

/** Calls of the console that are held back. */
export interface Held {
  /** Answers them, and those to come, with an error of the server. */
  fail(): Promise<void>
  /** Lets all calls to come through again. */
  end(): Promise<void>
}

/** Holds back the calls whose address has `part`, on every host: in the page, where both hosts are asked by `fetch`. */
export async function holdCalls(page: Page, part: string): Promise<Held> {
  // The browser host answers inside the page until its worker stands; a page that the worker itself loaded goes through it
  // from its start. That a worker has taken over a page that was there before says nothing: the host may have asked earlier.
  const controlled = await page.evaluate(async () => {
    if (!window.afterglow) return true
    await navigator.serviceWorker.ready
    const [loaded] = performance.getEntriesByType('navigation')
    return loaded instanceof PerformanceResourceTiming && loaded.workerStart > 0
  })
  if (!controlled) await page.reload()
  await page.evaluate((held) => {
    const real = window.fetch.bind(window)
    const state: Interference = { seen: 0, mode: 'hold', waiting: [] }
    window.interference = state
    window.fetch = async (input, init) => {
      const request = new Request(input, init)
      state.seen += 1
      if (state.mode === 'none' || !request.url.includes(held)) return real(request)
      if (state.mode === 'hold') await new Promise<void>((resolve) => state.waiting.push(resolve))
      const errors = [{ message: 'The store does not answer.', reason: 'internal-error' }]
      const headers = { 'X-Request-Id': 'held-back', 'Afterglow-Host': 'page' }
      return Response.json({ errors }, { status: 500, headers })
    }
  }, part)
  await expect
    .poll(() =>
      page.evaluate(() => {
        window.dispatchEvent(new Event('afterglow:moved'))
        return window.interference?.seen
      }),
    )
    .toBeGreaterThan(0)
  const go = (mode: Interference['mode']) =>
    page.evaluate((to) => {
      if (!window.interference) return
      window.interference.mode = to
      for (const resolve of window.interference.waiting.splice(0)) resolve()
    }, mode)
  return { fail: () => go('fail'), end: () => go('none') }
}
