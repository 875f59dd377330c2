import { test as base } from '@playwright/test'
import { createApp, type App } from './app.ts'
import { createConnection, type Connection } from './connection.ts'
import { startWatch, type Watch } from './watch.ts'
import { createWorld, type HostName, type World } from './world.ts'

/** What a config can set in `use`. */
export interface KitOptions {
  /** Set in a config's `use`: which host the page and the API come from. By default the Node host, `npx afterglow --control`. */
  readonly host: HostName
}

/** What a test can ask for. */
export interface KitFixtures {
  readonly watch: Watch
  /** The world behind the page: no other test sees it, and it stands still until it is moved. */
  readonly world: World
  /** The console in the test's page. */
  readonly app: App
  /** Between the test's page and its host. */
  readonly connection: Connection
  /** `expectStatus(404, /instances/)`: the test means to see such answers. */
  readonly expectStatus: Watch['expectStatus']
}

/** Playwright's `test` with a world; whatever the page writes as an error or a warning fails it. */
export const test = base.extend<KitOptions & KitFixtures>({
  host: ['node', { option: true }],
  watch: [
    async ({ context }, use) => {
      const watch = await startWatch(context)
      await use(watch)
      watch.assertQuiet()
    },
    { auto: true },
  ],
  // A tab of its own, also where tests share a context (Playwright's `reuseContext`): what a tab remembers is no other test's.
  page: async ({ context, reuseContext, serviceWorkers }, use) => {
    // As in a browser that has none: Playwright's own block has each page fetch what would stand in the worker, and warn.
    if (serviceWorkers === 'block') await context.addInitScript(withoutWorkers)
    await use(await context.newPage())
    if (!reuseContext) return
    await context.clearPermissions()
    await context.setOffline(false)
  },
  world: async ({ host, page, baseURL }, use) => {
    await use(createWorld(host, page, baseURL))
  },
  app: async ({ page, world }, use) => {
    await use(createApp(page, world))
  },
  connection: async ({ host, page, watch }, use) => {
    await use(createConnection(host, page, watch))
  },
  expectStatus: async ({ watch }, use) => {
    await use(watch.expectStatus)
  },
})

function withoutWorkers(): void {
  Reflect.deleteProperty(Navigator.prototype, 'serviceWorker')
}
