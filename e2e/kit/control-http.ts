import { errors, type BrowserContext, type Page } from '@playwright/test'

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
  if (answer.status() === 404 && (await answer.text()) === 'Not found.\n') {
    throw new Error('This host has no control. Start it with --control, on a port of its own.')
  }
  if (!answer.ok()) throw new Error(`The control answered ${answer.status()}: ${await answer.text()}`)
  const body: unknown = await answer.json()
  if (typeof body !== 'object' || body === null || !('data' in body)) {
    throw new Error(`The control answered something else: ${JSON.stringify(body)}`)
  }
  return body.data
}

/** How long a page is waited for, ms: one that is slow on purpose, or has lost its host, is left to itself then. */
const PATIENCE = 5_000

/**
 * Tells the page that its world was moved: a server cannot, and the page would see at its next question. Resolves when the
 * page has asked what changed, has asked again for what did, and shows it. A page that asks nothing (none was opened, a
 * tab in the background) is not waited for; nor is one that leaves meanwhile.
 */
export async function tell(page: Page): Promise<void> {
  try {
    const said = await page.evaluateHandle(() => {
      const state = { isShown: false }
      const asked: unknown[] = []
      const detail = (each: unknown) => void asked.push(each)
      window.dispatchEvent(new CustomEvent('afterglow:moved', { detail }))
      const shown = () => {
        state.isShown = true
      }
      if (asked.length === 0) shown()
      // What came is shown in the frame after the one that it is given to.
      else void Promise.all(asked).then(() => requestAnimationFrame(() => void requestAnimationFrame(shown)))
      return state
    })
    await page.waitForFunction(({ isShown }) => isShown, said, { timeout: PATIENCE })
    await said.dispose()
  } catch (error) {
    const hasLeft = /context was destroyed|has been closed|navigation/i.test(String(error))
    if (!hasLeft && !(error instanceof errors.TimeoutError)) throw error
  }
}

/** The same without waiting: for what changes how the page is answered, and not what it shows. */
export async function mention(page: Page): Promise<void> {
  await page.evaluate(() => window.dispatchEvent(new Event('afterglow:moved')))
}
