import type { Browser, Page } from '@playwright/test'
import { expectAccessible, expectAccessibleAsShown } from './kit/accessible.ts'
import { expect } from './kit/expect.ts'
import {
  commitTree,
  committedNames,
  committedTree,
  dropTree,
  isAccepting,
  listedPairs,
  only,
  openPair,
  refusedStatuses,
  treeOf,
  whenReady,
  type Pair,
} from './kit/gallery.ts'
import { tick, write } from './kit/parts.ts'
import { expectNoSideways } from './kit/sideways.ts'
import { test as base } from './kit/test.ts'

/** Those that differ most: `npm test` looks at them alone. */
const sample = ['long-names/cards', 'session-expired/cards', 'viewer/restore']

const wide = { width: 1280, height: 832 }
const narrow = { width: 320, height: 640 }

const test = base.extend<object, { readonly pairs: ReadonlyMap<string, Pair> }>({
  pairs: [
    async ({ browser }, use) => {
      const page = await browser.newPage()
      const pairs = await listedPairs(page)
      await page.close()
      await use(new Map(pairs.map((pair) => [pair.name, pair])))
    },
    { scope: 'worker' },
  ],
})

test.use({ viewport: wide, contextOptions: { reducedMotion: 'reduce' } })

/** Its tree, once it is the committed one or stays another. Another one is told, and the screen looked at all the same. */
async function expectTree(page: Page, { name }: Pair): Promise<void> {
  await expect
    .configure({ soft: true })
    .poll(() => treeOf(page), { message: `${name}: the accessibility tree` })
    .toBe(committedTree(name))
}

/** Loads a pair once and looks at it in both themes and both widths, and once more by the same link in another profile. */
async function expectAsIs(page: Page, browser: Browser, pair: Pair | undefined): Promise<void> {
  if (!pair) throw new Error('The registry has no such pair: npm run look -- --accept')
  await openPair(page, pair)
  await expectTree(page, pair)
  await expectAccessible(page)
  await page.setViewportSize(narrow)
  await whenReady(page)
  await expectAccessible(page)
  await expectNoSideways(page)
  expect(
    (await refusedStatuses(page)).filter((status) => !pair.statuses.includes(status)),
    `${pair.name}: statuses that its scenario does not name`,
  ).toEqual([])
  const other = await browser.newContext()
  const again = await other.newPage()
  await openPair(again, pair)
  await expectTree(again, pair)
  await other.close()
}

// Chromium's: the driver of Firefox ignores an emulated colour scheme.
test.describe('the gallery', { tag: ['@browser-host', '@chromium'] }, () => {
  if (isAccepting) {
    for (const part of [0, 1]) {
      test(`its trees of today are those to be had, part ${part + 1}`, async ({ page, pairs }) => {
        test.setTimeout(pairs.size * 30_000)
        const wanted = [...pairs.values()].filter(({ name }) => name.toLowerCase().includes(only))
        for (const pair of wanted.filter((_, place) => place % 2 === part)) {
          await test.step(pair.name, async () => {
            await openPair(page, pair)
            let tree = ''
            // What comes a little later, such as a message about a lost connection, belongs to it.
            await expect
              .poll(async () => tree === (tree = await treeOf(page)), { intervals: [500] })
              .toBe(true)
            commitTree(pair.name, tree)
          })
        }
        for (const name of committedNames()) if (part === 0 && !pairs.has(name)) dropTree(name)
      })
    }
    return
  }

  test(`a sample of it: ${sample.join(', ')}`, async ({ page, browser, pairs }) => {
    for (const name of sample) {
      await test.step(name, async () => {
        await page.setViewportSize(wide)
        await expectAsIs(page, browser, pairs.get(name))
      })
    }
  })

  for (const name of committedNames()) {
    test(name, { tag: '@deep' }, ({ page, browser, pairs }) => expectAsIs(page, browser, pairs.get(name)))
  }

  test('every pair is in it, found, shown in a theme and a width, and put away when it is far', async ({
    page,
    pairs,
  }) => {
    expect(committedNames(), 'npm run look -- --accept').toEqual([...pairs.keys()].toSorted())
    const tiles = page.getByRole('main').getByRole('listitem')
    await page.goto('/gallery?scenario=empty')
    await expect(tiles).toHaveCount([...pairs.keys()].filter((name) => name.startsWith('empty/')).length)
    const frame = page.locator('iframe').first()
    await expect(frame).toHaveAttribute('data-progress', 'ready')
    await expectAccessibleAsShown(page)
    // In place: the console inside is not loaded again.
    const inside = frame.contentFrame().locator(':root')
    await inside.evaluate((root) => root.setAttribute('data-loaded-once', ''))
    await tick(page.getByRole('radio', { name: 'Dark' }))
    await expect(inside).toHaveAttribute('data-theme', 'dark')
    await tick(page.getByRole('radio', { name: '320 px' }))
    await expect.poll(() => inside.evaluate(() => innerWidth)).toBe(320)
    await expect(inside).toHaveAttribute('data-loaded-once', '')
    await expectAccessibleAsShown(page)
    expect(new URL(page.url()).search).toBe('?scenario=empty&theme=dark&width=320')
    await page.getByRole('combobox', { name: 'Scenario' }).selectOption('All scenarios')
    await expect(tiles).toHaveCount(pairs.size)
    // Far from what is seen, it makes room.
    await tiles.last().scrollIntoViewIfNeeded()
    await expect(tiles.first().locator('iframe')).toHaveCount(0)
    await page.getByRole('searchbox').pressSequentially('export')
    await expect(page.getByRole('status').filter({ hasText: /^\d+ of \d+ screens$/ })).toBeVisible()
    await expect(page).toHaveURL(/=export(&|$)/)
    await page.reload()
    await expect(page.getByRole('searchbox')).toHaveValue('export')
    // The dialogs that open in frames leave the focus where someone is writing.
    await page.getByRole('searchbox').focus()
    await expect(page.getByTitle('Tour: Export a snapshot')).toHaveAttribute('data-progress', 'ready')
    await expect(page.getByRole('searchbox')).toBeFocused()
    const open = tiles.first().getByRole('link', { name: 'Open in a new tab' })
    await expect(open).toHaveAttribute('href', /scenario=.*speed=0/)
    await page.setViewportSize(narrow)
    await expectNoSideways(page)
    await write(page.getByRole('searchbox'), 'nothing of the kind')
    await page.getByRole('button', { name: 'Show all' }).click()
    await expect(tiles).toHaveCount(pairs.size)
  })
})
