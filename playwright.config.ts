import { randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { defineConfig, devices } from '@playwright/test'
import { browserEnv, findBrowser } from './tools/browser.ts'
import { freePort, loopback } from './tools/ports.ts'

/** Which host a project's page and API come from; the kit in e2e/ declares the option of this name. */
type HostOption = { host: 'browser' | 'node' }

// Read again in every worker process: what is drawn once goes through the environment.
const env = process.env
env['AFTERGLOW_BROWSER_HOST_PORT'] ??= String(await freePort(0))
env['AFTERGLOW_NODE_HOST_PORT'] ??= String(await freePort(0))
env['AFTERGLOW_PSEUDO_PORT'] ??= String(await freePort(0))
env['AFTERGLOW_CONTROL_TOKEN'] ??= randomBytes(24).toString('base64url')
// tools/test.ts has looked, and may have brought one from npm; alone, this takes what is there.
const chromium = env['AFTERGLOW_CHROMIUM'] ?? findBrowser()?.executable
const libraries = env['AFTERGLOW_CHROMIUM_LIBRARIES']
const firefox = env['AFTERGLOW_FIREFOX'] ?? ''
// `npm test`. The deep run, and a run by hand, spare nothing.
const isQuick = env['AFTERGLOW_QUICK'] === '1'
// A folder for each worker process: the kit looks there for what Firefox has saved.
env['AFTERGLOW_DOWNLOADS'] = join(import.meta.dirname, '.cache/downloads', env['TEST_WORKER_INDEX'] ?? 'none')

const address = {
  browser: `http://${loopback}:${env['AFTERGLOW_BROWSER_HOST_PORT']}`,
  node: `http://${loopback}:${env['AFTERGLOW_NODE_HOST_PORT']}`,
  pseudo: `http://${loopback}:${env['AFTERGLOW_PSEUDO_PORT']}`,
}
const inChromium = {
  ...devices['Desktop Chrome'],
  launchOptions: {
    env: { ...definedOf(env), ...browserEnv({ libraries }) },
    ...(chromium === undefined ? {} : { executablePath: chromium }),
  },
}
// Playwright 1.64 drives the system's Firefox by WebDriver BiDi; e2e/README.md says what is different there.
const inFirefox = {
  ...devices['Desktop Firefox'],
  channel: 'moz-firefox',
  launchOptions: {
    env: { ...definedOf(env), ...browserEnv({ libraries: undefined }) },
    executablePath: firefox,
    downloadsPath: env['AFTERGLOW_DOWNLOADS'],
  },
}
const pseudo = '**/pseudo.e2e.ts'
const suite = { testDir: 'e2e', testMatch: '**/*.e2e.ts', testIgnore: pseudo }
// A test about one host alone carries the host's tag, and one that Firefox cannot run the browser's; nothing is skipped.
// What only looks at the console, which is the same on both, carries `@look`; a way through it that asks of a host only what
// other tests ask of both, `@console`: the Node host is asked for these in the deep run. What is too long for `npm test`
// carries `@deep`.
const hosts = [
  { name: 'browser host', host: 'browser', grep: /./, grepInvert: /@node-host|@deep/ },
  { name: 'Node host', host: 'node', grep: /./, grepInvert: /@browser-host|@look|@console|@deep/ },
  { name: 'browser host, deep', host: 'browser', grep: /@deep/, grepInvert: /@node-host/ },
  { name: 'Node host, deep', host: 'node', grep: /@look|@console|@deep/, grepInvert: /@browser-host/ },
] as const

// In the quick run the browser host's pages stand still and have no worker, which would cost each test a quarter; the Node host's
// move, and what is about the worker asks for it.
const plain = (host: 'browser' | 'node') =>
  isQuick && host === 'browser'
    ? { contextOptions: { reducedMotion: 'reduce' as const }, serviceWorkers: 'block' as const }
    : {}

export default defineConfig<HostOption>({
  outputDir: '.cache/e2e',
  fullyParallel: true,
  forbidOnly: true,
  retries: 0,
  workers: 2,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  reporter: [['list'], ['json', { outputFile: env['AFTERGLOW_E2E_REPORT'] ?? '.cache/e2e.json' }]],
  // A trace is recorded for every test, kept or not, at a cost that two cores feel: asked for by AFTERGLOW_TRACE=1.
  use: {
    trace: env['AFTERGLOW_TRACE'] === '1' ? 'retain-on-failure' : 'off',
    screenshot: 'only-on-failure',
    locale: 'en-GB',
    timezoneId: 'UTC',
    // A fresh context costs a sixth of a test. Between two tests the browser's storage, caches and workers are emptied, and each
    // has a tab of its own (e2e/kit/test.ts).
    reuseContext: isQuick,
  },
  projects: [
    ...hosts.map(({ name, host, grep, grepInvert }) => ({
      name,
      ...suite,
      grep,
      grepInvert,
      use: { ...inChromium, ...plain(host), baseURL: address[host], host },
    })),
    ...(existsSync(firefox) ? hosts : []).map(({ name, host, grep, grepInvert }) => ({
      name: `${name}, Firefox`,
      ...suite,
      grep,
      grepInvert: [grepInvert, /@chromium/],
      use: { ...inFirefox, baseURL: address[host], host },
    })),
    // The demo in the pseudo-locale, where page objects find no word that they know.
    ...[
      { name: 'pseudo', grepInvert: /@deep/ },
      { name: 'pseudo, deep', grep: /@deep/ },
    ].map((part) => ({
      ...part,
      testDir: 'e2e',
      testMatch: pseudo,
      use: { ...inChromium, baseURL: address.pseudo, host: 'browser' as const },
    })),
    {
      name: 'size',
      testDir: 'tools',
      testMatch: 'size.e2e.ts',
      use: { ...inChromium, baseURL: address.node, host: 'node' },
    },
  ],
  webServer: [
    // Not every run builds it: tools/build.ts does where it is asked for.
    ...(existsSync(join(import.meta.dirname, 'dist/pseudo/index.html'))
      ? [
          {
            command: `node tools/static-server.ts dist/pseudo ${env['AFTERGLOW_PSEUDO_PORT']}`,
            url: address.pseudo,
            reuseExistingServer: false,
          },
        ]
      : []),
    {
      command: `node tools/static-server.ts dist/demo ${env['AFTERGLOW_BROWSER_HOST_PORT']}`,
      url: address.browser,
      reuseExistingServer: false,
    },
    {
      command: `node server/main.ts --port ${env['AFTERGLOW_NODE_HOST_PORT']} --console dist/console --data .cache/e2e-data --control`,
      url: address.node,
      reuseExistingServer: false,
    },
  ],
})

function definedOf(all: NodeJS.ProcessEnv): Record<string, string> {
  return Object.fromEntries(
    Object.entries(all).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  )
}
