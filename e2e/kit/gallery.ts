import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { Page } from '@playwright/test'

/** A screen of a scenario. */
export interface Pair {
  /** `scenario/screen` */
  readonly name: string
  /** Its address: of a world that nobody keeps, that stands still, and without the studio. */
  readonly link: string
  /** The statuses from 400 on that it is meant to be answered with. */
  readonly statuses: readonly number[]
}

/** `npm run look -- --accept`: the trees of today are those to be had. */
export const isAccepting = process.env['AFTERGLOW_ACCEPT'] === '1'

/** `--only <text>`: those alone whose name has it. */
export const only = process.env['AFTERGLOW_ONLY'] ?? ''

const folder = join(import.meta.dirname, '..', 'gallery')
const fileOf = (name: string) => join(folder, `${name}.yml`)

/** The names of the pairs whose accessibility tree is committed, in order. */
export function committedNames(): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.yml'))
    .map((file) => file.replaceAll('\\', '/').replace(/\.yml$/, ''))
    .toSorted()
}

/** The accessibility tree that a pair is to have. Throws where none is committed. */
export const committedTree = (name: string): string => readFileSync(fileOf(name), 'utf8')

/** Keeps a tree as the one to be had. */
export function commitTree(name: string, tree: string): void {
  mkdirSync(dirname(fileOf(name)), { recursive: true })
  writeFileSync(fileOf(name), tree)
}

/** The tree of a pair that is no more. */
export const dropTree = (name: string): void => rmSync(fileOf(name))

/** Every pair, as the page itself lists them. */
export async function listedPairs(page: Page): Promise<Pair[]> {
  await page.goto('/?world=memory&speed=0&studio=off')
  await page.waitForFunction(() => window.afterglow !== undefined)
  const cards = await page.evaluate(() => window.afterglow?.scenarios() ?? [])
  return cards.flatMap(({ id, statuses, screens }) =>
    screens.map((screen) => ({
      name: `${id}/${screen.id}`,
      link: withQuery(screen.place, { scenario: id, world: 'memory', speed: '0', studio: 'off' }),
      statuses,
    })),
  )
}

function withQuery(place: string, query: Readonly<Record<string, string>>): string {
  const url = new URL(place, 'http://console.invalid')
  for (const [name, value] of Object.entries(query)) url.searchParams.set(name, value)
  return `${url.pathname}${url.search}`
}

/** Opens a pair, and waits until it shows what its world says. */
export async function openPair(page: Page, { link }: Pair): Promise<void> {
  await page.goto(link)
  await page.waitForFunction(() => window.afterglow !== undefined)
  await whenReady(page)
}

/** Waits until the page shows what its world says. */
export const whenReady = (page: Page): Promise<void> => page.evaluate(() => window.afterglow?.ready())

/** What a screen reader is told of the whole page, as text. The address of a file in this page is another one every time. */
export async function treeOf(page: Page): Promise<string> {
  const tree = await page.locator('body').ariaSnapshot()
  return `${tree.replaceAll(/\bblob:\S+/g, 'blob:')}\n`
}

/** The statuses from 400 on with which the page was answered, each once. */
export async function refusedStatuses(page: Page): Promise<number[]> {
  const log = await page.evaluate(() => window.afterglow?.log() ?? [])
  const statuses = log.flatMap(({ status }) => (typeof status === 'number' && status >= 400 ? [status] : []))
  return [...new Set(statuses)].toSorted((one, other) => one - other)
}
