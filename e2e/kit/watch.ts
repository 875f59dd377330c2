import { expect, type BrowserContext, type ConsoleMessage } from '@playwright/test'

/** What the browser itself writes for an answer with such a status. */
interface ExpectedStatus {
  readonly status: number
  readonly path: RegExp
}

/** Watches every page of a context: what is written there as an error or a warning fails the test. */
export interface Watch {
  /** The test means to see answers of this status under a path: the browser's own line about them is no fault. */
  expectStatus(status: number, path?: RegExp): void
  /** The test means to lose the connection: the browser's own lines about that are no fault. */
  expectLost(): void
  /** Fails where anything else was written, thrown or refused by the content security policy. */
  assertQuiet(): void
}

const lost =
  /^Failed to load resource: net::ERR_(INTERNET_DISCONNECTED|CONNECTION_(?:RESET|REFUSED)|INVALID_HTTP_RESPONSE)$/

/** Starts watching. To be called before the context's first page. */
export async function startWatch(context: BrowserContext): Promise<Watch> {
  const faults: string[] = []
  const expected: ExpectedStatus[] = []
  let mayBeLost = false
  const isExpected = (message: ConsoleMessage) => {
    const status = /^Failed to load resource: the server responded with a status of (\d+)/.exec(
      message.text(),
    )
    const at = message.location().url
    if (mayBeLost && lost.test(message.text())) return true
    return expected.some(({ status: each, path }) => Number(status?.[1]) === each && path.test(at))
  }
  context.on('console', (message) => {
    if (message.type() !== 'error' && message.type() !== 'warning') return
    if (isExpected(message)) return
    faults.push(`${message.type()}: ${message.text()} (${message.location().url})`)
  })
  context.on('weberror', (thrown) => {
    const error = thrown.error()
    // Firefox throws its line about a violation, too; the listener below tells of those.
    if (error.name === 'Content-Security-Policy') return
    // And one about an answer of the worker that its page did not stay for: a line without an address.
    if (error.message.startsWith('Failed to load ‘’. A ServiceWorker intercepted the request')) return
    faults.push(
      `thrown: ${error.name} ${error.message}\n${error.stack ?? ''} (${thrown.page()?.url() ?? ''})`,
    )
  })
  // Some violations are written nowhere, a probe for eval for one.
  await context.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', (event) => {
      // Playwright's own script, when it takes a screenshot in Firefox.
      if (decodeURI(event.sourceFile).endsWith('> eval')) return
      console.error(
        `Refused by the policy: ${event.violatedDirective} ${event.blockedURI} ${event.sourceFile}`,
      )
    })
  })
  return {
    expectStatus: (status, path = /./) => expected.push({ status, path }),
    expectLost() {
      mayBeLost = true
    },
    assertQuiet: () => expect(faults, 'errors and warnings in the console').toEqual([]),
  }
}
