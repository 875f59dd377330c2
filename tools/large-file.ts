// `node tools/large-file.ts`: an archive of 2 GiB through both hosts, in a browser with a profile on the disk. A part of
// `npm run test:deep`. AFTERGLOW_LARGE_MIB asks for another size.
import { mkdirSync, mkdtempSync, rmSync, statfsSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { crc32 } from 'node:zlib'
import { chromium, type Page } from '@playwright/test'
import { browserEnv, findBrowser, howToGetBrowser, type FoundBrowser } from './browser.ts'
import { watchBrowser } from './browser-memory.ts'
import { buildIfStale } from './build.ts'
import { openCutLine } from './cut-line.ts'
import { takeJourney, type JourneyHost, type LargeFile, type Step } from './large-journey.ts'
import { startNodeHost } from './node-host.ts'
import { noise, writeNoiseDump } from './noise-dump.ts'
import { freePort } from './ports.ts'
import { environmentWith, root, say } from './process.ts'
import { serveFolder } from './static-server.ts'

const MIB = 2 ** 20
const SIZE = Number(process.env['AFTERGLOW_LARGE_MIB'] ?? 2_048) * MIB
/** The file, its upload, its export and the export saved, beside what a browser takes for itself. */
const ROOM = 4 * SIZE + 512 * MIB
/** Peak of memory over the same page idle, at most. */
const MEMORY_LIMIT = 1.5
/** How long a page that does nothing is looked at, ms. */
const IDLE = 3_000
const STEP_TIMEOUT = 600_000

const NOW = '2025-11-14T09:04:00Z'
const SEED = 'large'

interface StartedHost extends JourneyHost {
  readonly address: string
  /** The world is in the page, and so is the memory that it takes. */
  readonly isInPage: boolean
  /** What leads a browser to its world, as `name=value`; may be empty. */
  readonly cookie: string
  end(): Promise<void>
}

const heading = (page: Page) => page.getByRole('heading', { name: 'Instances', level: 1 })

/** The demo: world, bytes and all in the page. */
async function browserHost(): Promise<StartedHost> {
  await buildIfStale('demo')
  const address = await serveFolder(join(root, 'dist/demo'), await freePort(0))
  const offline = (page: Page, is: boolean) => page.evaluate((lost) => window.afterglow?.offline(lost), is)
  return {
    address,
    isInPage: true,
    cookie: '',
    async open(page) {
      await page.goto(`./?scenario=tour&now=${NOW}&speed=0`)
      await heading(page).waitFor()
    },
    settle: async (page) => void (await page.evaluate(() => window.afterglow?.settle())),
    hold: (page, bytes) => page.evaluate((at) => window.afterglow?.holdUpload(at), bytes),
    lose: (page) => offline(page, true),
    restore: (page) => offline(page, false),
    end: async () => {},
  }
}

async function nodeHost(folder: string): Promise<StartedHost> {
  await buildIfStale('console')
  const host = await startNodeHost({ console: join(root, 'dist/console'), data: join(folder, 'data') })
  const line = await openCutLine(host.address)
  return {
    address: line.address,
    isInPage: false,
    cookie: host.cookie,
    async open(page) {
      await page.goto('./')
      await heading(page).waitFor()
    },
    async settle(page) {
      await host.control('settle')
      // A server cannot tell the page that time has moved; it would see at its next question.
      await page.evaluate(() => window.dispatchEvent(new Event('afterglow:moved')))
    },
    hold: (_page, bytes) => line.holdAt(bytes),
    lose: async () => line.lose(true),
    restore: async () => line.lose(false),
    async end() {
      await line.close()
      await host.end()
    },
  }
}

/** Takes the file through one host. Gives what there is to say; throws where it did not arrive as it was. */
async function run(host: StartedHost, found: FoundBrowser, folder: string, file: LargeFile): Promise<string> {
  const profile = join(folder, 'profile')
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: found.executable,
    env: environmentWith(browserEnv(found)),
    baseURL: host.address,
    downloadsPath: join(folder, 'downloads'),
    locale: 'en-GB',
  })
  context.setDefaultTimeout(STEP_TIMEOUT)
  const watch = watchBrowser(profile)
  try {
    const [page = await context.newPage()] = context.pages()
    const [name = '', value = ''] = host.cookie.split('=')
    if (name !== '') await context.addCookies([{ name, value, url: host.address }])
    const most = new Map<Step, number | null>()
    await takeJourney(page, host, file, async (step) => {
      if (step === 'open') {
        await setTimeout(IDLE)
        watch.most()
        await setTimeout(IDLE)
      }
      most.set(step, watch.most())
    })
    return memoryOf(most, host)
  } finally {
    watch.end()
    await context.close()
    await host.end()
    for (const part of ['profile', 'downloads', 'data'])
      rmSync(join(folder, part), { recursive: true, force: true })
  }
}

/** What the browser took at most at each step, against the page idle. Throws where it is too much. */
function memoryOf(most: ReadonlyMap<Step, number | null>, { isInPage }: StartedHost): string {
  const idle = most.get('open') ?? null
  if (idle === null) return 'memory is not told by this system'
  const times = Math.max(...[...most.values()].map((bytes) => bytes ?? 0)) / idle
  const steps = [...most].map(([step, bytes]) => `${step} ${mib(bytes ?? 0)}`).join(', ')
  const told = `memory of the browser at most ${times.toFixed(2)} times that of the page idle (anonymous and shared memory of all its processes as PSS, files once: ${steps})`
  if (isInPage && times > MEMORY_LIMIT) throw new Error(`${told}; wanted at most ${MEMORY_LIMIT} times`)
  return told
}

async function writeLargeFile(path: string): Promise<LargeFile> {
  let sum = 0
  for (const piece of noise(SIZE, SEED)) sum = crc32(piece, sum)
  const member = { name: 'neostore.transaction.db.0', bytes: SIZE, crc32: sum }
  return { ...(await writeNoiseDump(path, SIZE, SEED)), member }
}

/** The browser that tools/test.ts has found or brought. */
function givenBrowser(): FoundBrowser | undefined {
  const executable = process.env['AFTERGLOW_CHROMIUM']
  const libraries = process.env['AFTERGLOW_CHROMIUM_LIBRARIES']
  return executable === undefined ? undefined : { executable, libraries, source: 'AFTERGLOW_CHROMIUM' }
}

async function main(): Promise<void> {
  const found = givenBrowser() ?? findBrowser()
  if (!found) throw new Error(howToGetBrowser)
  const cache = join(root, '.cache')
  mkdirSync(cache, { recursive: true })
  const { bavail, bsize } = statfsSync(cache)
  const free = bavail * bsize
  say(`large file: ${mib(ROOM)} of disk are needed below .cache, ${mib(free)} are free`)
  if (free < ROOM)
    throw new Error('There is not enough room on the disk. AFTERGLOW_LARGE_MIB asks for a smaller file.')
  const folder = mkdtempSync(join(cache, 'large-'))
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }))
  const file = await writeLargeFile(join(folder, 'large.dump'))
  const hosts = { 'browser host': browserHost, 'Node host': () => nodeHost(folder) }
  for (const [name, start] of Object.entries(hosts)) {
    const started = performance.now()
    const memory = await run(await start(), found, folder, file)
    const seconds = ((performance.now() - started) / 1_000).toFixed(0)
    say(
      `large file: ${name}, ${mib(file.bytes)} paused, cut, reloaded, loaded and exported in ${seconds} s, CRC-32 equal; ${memory}`,
    )
  }
}

const mib = (bytes: number) => `${Math.round(bytes / MIB)} MiB`

await main().then(
  () => process.exit(0),
  (error: unknown) => {
    say(error instanceof Error ? (error.stack ?? error.message) : String(error))
    process.exit(1)
  },
)
