import type { CDPSession, Page, Route } from '@playwright/test'
import type { GivenFile } from './files.ts'
import type { Watch } from './watch.ts'
import type { HostName } from './world.ts'

/** The connection between one page and its host, in the hands of a test. */
export interface Connection {
  /** The next upload of `file` stands still when so many of its bytes are there. Gives a way to wait for that. */
  hold(file: GivenFile, bytes: number): Promise<() => Promise<void>>
  /** The next upload, of more than 12 MiB, goes so slowly that its rate can be read, once that is waited for. Chromium's. */
  slow(): Promise<() => Promise<void>>
  /** As fast as it was. */
  fast(): Promise<void>
  /** Loses the connection; what stands still is lost, too. */
  lose(): Promise<void>
  restore(): Promise<void>
}

/** What the browser host's own dials lose or hold in the page. */
declare global {
  interface Window {
    uploadHeld?: Promise<void>
  }
}

export function createConnection(host: HostName, page: Page, watch: Watch): Connection {
  return host === 'browser' ? inPage(page) : onNetwork(page, watch)
}

/** In the second of the bodies in which a page sends a file to itself: with the first there is a rate. */
const SLOW_AT = 12 * 1024 * 1024

/** The browser host is no further than the page, and has dials of its own (mocks/connection.ts). */
function inPage(page: Page): Connection {
  const offline = (is: boolean) => page.evaluate((lost) => window.afterglow?.offline(lost), is)
  const hold = async (bytes: number) => {
    await page.evaluate((at) => {
      const held = window.afterglow?.holdUpload(at)
      if (held) window.uploadHeld = held
    }, bytes)
    return () => page.evaluate(() => window.uploadHeld)
  }
  return {
    hold: (_, bytes) => hold(bytes),
    slow: () => hold(SLOW_AT),
    fast: async () => {},
    lose: () => offline(true),
    restore: () => offline(false),
  }
}

const uploads = '**/afterglow/v1/uploads/*'
/** Bytes per second. */
const SLOW = 1_000_000

/** The Node host is at the other end of a network. */
function onNetwork(page: Page, watch: Watch): Connection {
  let held: Route | null = null
  let session: CDPSession | null = null
  /** `rate` in bytes per second; -1: as fast as it is. */
  const throttle = async (rate: number) => {
    session ??= await page.context().newCDPSession(page)
    await session.send('Network.enable')
    await session.send('Network.emulateNetworkConditions', {
      offline: false,
      latency: 0,
      downloadThroughput: -1,
      uploadThroughput: rate,
    })
  }
  return {
    async hold(file, bytes) {
      // Node.js 20 has no Promise.withResolvers().
      let arrive = () => {}
      let fail = (_: Error) => {}
      const arrived = new Promise<void>((resolve, reject) => {
        arrive = resolve
        fail = reject
      })
      let done = false
      await page.route(uploads, async (route) => {
        const request = route.request()
        if (done || request.method() !== 'PATCH') return route.fallback()
        done = true
        const offset = Number(await request.headerValue('upload-offset'))
        const answer = await route.fetch({ postData: file.bytes.subarray(offset, bytes) })
        if (!answer.ok())
          return fail(new Error(`The host answered ${answer.status()}: ${await answer.text()}`))
        held = route
        arrive()
      })
      return () => arrived
    },
    async slow() {
      await throttle(SLOW)
      return async () => {}
    },
    fast: () => throttle(-1),
    async lose() {
      watch.expectLost()
      await page.context().setOffline(true)
      await held?.abort('connectionreset').catch(() => {})
      held = null
    },
    restore: () => page.context().setOffline(false),
  }
}
