import type { BrowserContext, Page } from '@playwright/test'

/**
 * Asks the control of a Node host for the world of a context: with `data` a verb, with null something to look at. Gives what
 * stands under `data` of its answer; throws with what was answered otherwise.
 */
export async function askControl(
  context: BrowserContext,
  token: string,
  verb: string,
  data: object | null,
): Promise<unknown> {
  const answer = await context.request.fetch(`/_control/${verb}`, {
    method: data === null ? 'GET' : 'POST',
    headers: { authorization: `Bearer ${token}` },
    ...(data === null ? {} : { data }),
  })
  if (!answer.ok()) throw new Error(`The control answered ${answer.status()}: ${await answer.text()}`)
  const body: unknown = await answer.json()
  if (typeof body !== 'object' || body === null || !('data' in body)) {
    throw new Error(`The control answered something else: ${JSON.stringify(body)}`)
  }
  return body.data
}

/** A server cannot tell the page that its world was moved; the page would see at its next question. */
export async function tell(page: Page): Promise<void> {
  await page.evaluate(() => window.dispatchEvent(new Event('afterglow:moved')))
}
