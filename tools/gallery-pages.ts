// The screens of a built demo, one after another, as tools look at them and take pictures of them.
import { chromium, type Browser, type Page } from '@playwright/test'
import { browserEnv, findBrowser, howToGetBrowser } from './browser.ts'
import { environmentWith } from './process.ts'

/** A screen of a scenario: `scenario/screen`, its title, and its address without origin. */
export interface ListedScreen {
  readonly name: string
  readonly title: string
  readonly address: string
}

/** How a screen is looked at; px. */
export interface Look {
  readonly theme: 'light' | 'dark'
  readonly width: number
  readonly height: number
}

/** The machine's browser. Throws where there is none. */
export function launchBrowser(): Promise<Browser> {
  const found = findBrowser()
  if (!found) throw new Error(howToGetBrowser)
  return chromium.launch({ executablePath: found.executable, env: environmentWith(browserEnv(found)) })
}

/** A page of its own profile in which nothing moves and times are the same everywhere. */
export async function stillPage(browser: Browser): Promise<Page> {
  const context = await browser.newContext({
    locale: 'en-GB',
    timezoneId: 'UTC',
    reducedMotion: 'reduce',
  })
  return context.newPage()
}

/** Every screen that the demo at `origin` lists; null where it is older than its list. */
export async function listedScreens(page: Page, origin: string): Promise<readonly ListedScreen[] | null> {
  await page.goto(`${origin}?world=memory&speed=0&studio=off`)
  await page.waitForFunction(() => window.afterglow !== undefined)
  const cards = await page.evaluate(() =>
    window.afterglow && 'scenarios' in window.afterglow ? window.afterglow.scenarios() : null,
  )
  if (cards === null) return null
  return cards.flatMap(({ id, title, screens }) =>
    screens.map((screen) => {
      const url = new URL(screen.place, 'http://console.invalid')
      for (const [name, value] of [
        ['scenario', id],
        ['world', 'memory'],
        ['speed', '0'],
        ['studio', 'off'],
      ] as const)
        url.searchParams.set(name, value)
      return {
        name: `${id}/${screen.id}`,
        title: `${title}: ${screen.title}`,
        address: `${url.pathname.slice(1)}${url.search}`,
      }
    }),
  )
}

/** Opens a screen of the demo at `origin`, and waits until it shows what its world says. Whether it does: a demo without it says so. */
export async function openScreen(page: Page, origin: string, { address }: ListedScreen): Promise<boolean> {
  await page.goto(origin + address)
  const stands = await page.waitForFunction(() => {
    if (window.afterglow !== undefined) return 'console'
    return document.querySelector('.host-notice') ? 'notice' : false
  })
  if ((await stands.jsonValue()) === 'notice') return false
  await settled(page)
  return true
}

/** A picture of the page in a theme and a width, both switched in place. The whole page, however long. */
export async function picture(page: Page, { theme, width, height }: Look): Promise<Buffer> {
  await page.setViewportSize({ width, height })
  await page.evaluate((name) => {
    document.documentElement.dataset['theme'] = name
  }, theme)
  await settled(page)
  return page.screenshot({ fullPage: true, animations: 'disabled', caret: 'hide' })
}

/** Older demos cannot tell when they are ready: there, what is not on its way any more has to do. */
async function settled(page: Page): Promise<void> {
  const told = await page.evaluate(async () => {
    if (!window.afterglow || !('ready' in window.afterglow)) return false
    await window.afterglow.ready()
    return true
  })
  if (!told)
    await page.waitForFunction(
      () => document.querySelector('h1') && !document.querySelector('div[aria-busy="true"]'),
    )
  await page.waitForLoadState('networkidle')
}
