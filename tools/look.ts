// `npm run look`: what the gallery's screens look like, for a person to judge. `-- --help` says how.
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { Browser } from '@playwright/test'
import { findBrowser, howToGetBrowser } from './browser.ts'
import { buildIfStale } from './build.ts'
import { compare } from './compare-pictures.ts'
import { launchBrowser, listedScreens, openScreen, picture, stillPage, type Look } from './gallery-pages.ts'
import { asked, help } from './look-arguments.ts'
import { reportOf, type Compared } from './look-report.ts'
import { demoOf } from './other-build.ts'
import { freePort } from './ports.ts'
import { endChildrenOnSignal, homeInside, root, runNode, say } from './process.ts'
import { serveFolder } from './static-server.ts'

const report = join(root, '.cache/look')
const looks: readonly Look[] = [
  { theme: 'light', width: 1280, height: 832 },
  { theme: 'dark', width: 1280, height: 832 },
  { theme: 'light', width: 320, height: 640 },
  { theme: 'dark', width: 320, height: 640 },
]

/** Lets the check of the gallery write the trees that it would compare with. */
async function accept(only: string): Promise<void> {
  const browser = findBrowser()
  if (!browser) throw new Error(howToGetBrowser)
  await buildIfStale('demo')
  await buildIfStale('console')
  const suite = [
    'node_modules/@playwright/test/cli.js',
    'test',
    'e2e/gallery.e2e.ts',
    '--project=browser host',
  ]
  const { code, output } = await runNode(suite, {
    ...homeInside,
    AFTERGLOW_ACCEPT: '1',
    AFTERGLOW_ONLY: only,
    AFTERGLOW_CHROMIUM: browser.executable,
  })
  if (code !== 0) throw new Error(output)
  say('e2e/gallery/ has the trees of today: `git diff e2e/gallery` shows what is new in them.')
}

/** Compares every screen, theme and width with the build of another commit. */
async function against(commit: string, only: string): Promise<void> {
  const before = await demoOf(commit)
  await buildIfStale('demo')
  const origins = {
    before: await serveFolder(before.folder, await freePort(4700)),
    after: await serveFolder(join(root, 'dist/demo'), await freePort(4700)),
  }
  const browser = await launchBrowser()
  try {
    const compared = await comparePictures(browser, origins, only)
    writeFileSync(join(report, 'index.html'), reportOf(before.name, compared))
    const changed = compared.filter(({ outcome }) => outcome.kind !== 'same').length
    say(`${changed} of ${compared.length} pictures differ from ${before.name}: .cache/look/index.html`)
  } finally {
    await browser.close()
  }
}

async function comparePictures(
  browser: Browser,
  origins: { readonly before: string; readonly after: string },
  only: string,
): Promise<Compared[]> {
  rmSync(join(report, 'pictures'), { recursive: true, force: true })
  const [old, now, desk] = await Promise.all([stillPage(browser), stillPage(browser), browser.newPage()])
  const [listedBefore, listedAfter] = [
    await listedScreens(old, origins.before),
    await listedScreens(now, origins.after),
  ]
  if (!listedAfter) throw new Error('This build lists no screens.')
  const screens = listedAfter.filter(({ name }) => name.toLowerCase().includes(only))
  const all: Compared[] = []
  for (const screen of screens) {
    // A demo that is older than its list is asked for the place of today.
    const place = listedBefore ? listedBefore.find(({ name }) => name === screen.name) : screen
    const [, wasThere] = await Promise.all([
      openScreen(now, origins.after, screen),
      place ? openScreen(old, origins.before, place) : false,
    ])
    for (const look of looks) {
      const name = `pictures/${screen.name}/${look.theme}-${look.width}`
      const [after, before] = await Promise.all([picture(now, look), wasThere ? picture(old, look) : null])
      const difference = before && (await compare(desk, before, after))
      const title = { screen: screen.title, look: `${look.theme}, ${look.width} px` }
      if (before && !difference) {
        all.push({ ...title, outcome: { kind: 'same' } })
        continue
      }
      const files = {
        before: `${name}-before.png`,
        after: `${name}-after.png`,
        difference: `${name}-difference.png`,
      }
      keep(files.after, after)
      if (!before || !difference) {
        all.push({ ...title, outcome: { kind: 'new', after: files.after } })
        continue
      }
      keep(files.before, before)
      keep(files.difference, difference.shown)
      const share = difference.pixels / difference.of
      all.push({ ...title, outcome: { kind: 'differs', share, ...files } })
    }
    const changed = all.slice(-looks.length).filter(({ outcome }) => outcome.kind !== 'same').length
    say(`${screen.name.padEnd(48)} ${changed === 0 ? 'same' : `${changed} of ${looks.length}`}`)
  }
  return all
}

function keep(name: string, bytes: Buffer): void {
  const file = join(report, name)
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, bytes)
}

endChildrenOnSignal()
const what = asked(process.argv.slice(2))
if (what.kind === 'help') {
  say(what.wrong === null ? help : `${what.wrong}\n${help}`)
  process.exit(what.wrong === null ? 0 : 1)
}
try {
  await (what.kind === 'accept' ? accept(what.only) : against(what.commit, what.only))
  process.exit(0)
} catch (error) {
  say(error instanceof Error ? error.message : String(error))
  process.exit(1)
}
