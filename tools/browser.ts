// Where the tests' browser comes from. Nothing here changes the system.
import { spawnSync } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { chromium } from '@playwright/test'
import { homeInside, root, runNode } from './process.ts'

/** A Chromium to run: `libraries` goes on LD_LIBRARY_PATH where the system lacks what it is linked to. */
export type FoundBrowser = { executable: string; libraries: string | undefined; source: string }

/** What to do on a machine where none can be had. */
export const howToGetBrowser =
  'No browser was found: install Chrome or Chromium, or run `npx playwright install chromium`, or set PLAYWRIGHT_CHROMIUM_EXECUTABLE.'

/** The names under which systems keep a Chromium, by platform, in the order in which they are tried. */
function usualPlaces(): string[] {
  if (process.platform === 'darwin') {
    const apps = ['Google Chrome.app/Contents/MacOS/Google Chrome', 'Chromium.app/Contents/MacOS/Chromium']
    return apps.map((app) => `/Applications/${app}`)
  }
  if (process.platform === 'win32') {
    const bases = ['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA'].map((name) => process.env[name] ?? '')
    const programs = ['Google/Chrome/Application/chrome.exe', 'Microsoft/Edge/Application/msedge.exe']
    return programs.flatMap((program) => bases.map((base) => join(base, program)))
  }
  const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']
  const folders = ['/usr/bin', ...(process.env['PATH'] ?? '').split(delimiter), '/snap/bin']
  return names.flatMap((name) => folders.map((folder) => join(folder, name)))
}

/** The first that exists of PLAYWRIGHT_CHROMIUM_EXECUTABLE, the system's, Playwright's own. */
export function findBrowser(): FoundBrowser | undefined {
  const told = process.env['PLAYWRIGHT_CHROMIUM_EXECUTABLE'] ?? ''
  const system = usualPlaces().find((place) => existsSync(place))
  const found = (executable: string, source: string) => ({ executable, libraries: undefined, source })
  if (told !== '' && existsSync(told)) return found(told, 'PLAYWRIGHT_CHROMIUM_EXECUTABLE')
  if (system !== undefined) return found(system, 'the system')
  return existsSync(chromium.executablePath()) ? found(chromium.executablePath(), 'Playwright') : undefined
}

/**
 * A headless Chromium from npm, brought into .browser/ as its committed lockfile vouches for it (70 MB).
 * It is built for Linux x64; undefined elsewhere, and where it cannot be brought or does not start.
 */
export async function bringBrowser(): Promise<FoundBrowser | undefined> {
  const npm = process.env['AFTERGLOW_NPM'] ?? process.env['npm_execpath'] ?? ''
  if (process.platform !== 'linux' || process.arch !== 'x64' || npm === '') return undefined
  const folder = join(root, '.browser')
  const unpacked = join(folder, 'tmp')
  const done = join(folder, 'done') // written last, with the lockfile that it was done by
  const lockfile = readFileSync(join(root, 'tools/browser/package-lock.json'), 'utf8')
  if (!existsSync(done) || readFileSync(done, 'utf8') !== lockfile) {
    rmSync(folder, { recursive: true, force: true })
    cpSync(join(root, 'tools/browser'), folder, { recursive: true })
    mkdirSync(unpacked)
    const flags = ['--prefix', folder, '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error']
    const installed = await runNode([npm, 'ci', ...flags])
    const ready = await runNode([join(folder, 'unpack.mjs')], { TMPDIR: unpacked })
    if (installed.code !== 0 || ready.code !== 0) return undefined
    writeFileSync(done, lockfile)
  }
  const executable = join(unpacked, 'chromium')
  const source = '@sparticuz/chromium in .browser/'
  const choices = [undefined, join(unpacked, 'al2023/lib')]
  return choices.map((libraries) => ({ executable, libraries, source })).find(starts)
}

function starts(browser: FoundBrowser): boolean {
  const env = { ...process.env, ...browserEnv(browser) }
  return spawnSync(browser.executable, ['--version'], { env, stdio: 'ignore' }).status === 0
}

/** What a browser's process needs in its environment: its libraries, and a home to leave its traces in. */
export function browserEnv(browser: Pick<FoundBrowser, 'libraries'>): Record<string, string> {
  return browser.libraries === undefined ? homeInside : { ...homeInside, LD_LIBRARY_PATH: browser.libraries }
}

/** The system's Firefox, for the deep run; undefined where there is none. */
export function findFirefox(): string | undefined {
  const usual = [
    '/usr/bin/firefox',
    '/usr/bin/firefox-esr',
    '/Applications/Firefox.app/Contents/MacOS/firefox',
  ]
  return [process.env['FIREFOX'] ?? '', ...usual].find((place) => place !== '' && existsSync(place))
}
