// In the pseudo-locale every text of the catalogue is longer and marked: what is cut shows, and what is not in the catalogue.
// `npm test` runs a sample; `npm run test:deep` also what carries `@deep`.
import type { Locator, Page } from '@playwright/test'
import { expect } from './kit/expect.ts'
import { expectNoSideways } from './kit/sideways.ts'
import { test } from './kit/test.ts'
import { expectOnlyCatalogue, expectWholeTexts, said } from './kit/texts.ts'
import type { World } from './kit/world.ts'

test.use({ contextOptions: { reducedMotion: 'reduce' } })

/** Opens the list of a project, and tells where its instances are by their names. */
async function begin(page: Page, world: World, project: 'Commerce' | 'Research' = 'Commerce') {
  await world.open('/')
  await page.getByRole('article').first().waitFor()
  if (project === 'Research') {
    const first = page.url()
    await page.getByRole('navigation').getByRole('button').first().click()
    await page.getByRole('menu').getByText(project).click()
    await page.waitForURL((url) => url.href !== first)
  }
  const { instances } = await world.state()
  const list = new URL(page.url()).pathname
  const people = ['data engineer', 'on-call', 'data scientist']
  const plans = ['Free', 'Professional', 'Business Critical', 'Virtual Dedicated Cloud', 'Enterprise']
  const names = [...people, ...plans, ...instances.flatMap(({ name, id }) => [name, id])]
  const at = (name: string) => `${list}/${instances.find((each) => each.name === name)?.id ?? ''}`
  return { list, at, names }
}

/** What measures itself has done so once the frame after the next begins. */
async function resize(page: Page, width: number): Promise<void> {
  await page.setViewportSize({ width, height: 900 })
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))))
}

/** Nothing of what is on top is cut, on a wide page and on a narrow one. */
async function expectWhole(page: Page): Promise<void> {
  for (const width of [320, 1280]) {
    await resize(page, width)
    if (width === 320) await expectNoSideways(page)
    await expectWholeTexts(page)
  }
}

async function expectSaid(region: Locator, names: readonly string[]): Promise<void> {
  await expectOnlyCatalogue(region, names)
  await expectWhole(region.page())
}

test('backups', async ({ page, world }) => {
  const { at, names } = await begin(page, world, 'Research')
  await world.open(`${at('embeddings-lab')}/backups`)
  const region = page.getByRole('region', { name: said('Backups'), exact: true })
  await region.getByRole('listitem').first().waitFor()
  await expectSaid(region, names)
})

test('cloning and resizing', { tag: '@deep' }, async ({ page, world }) => {
  const { at, names } = await begin(page, world, 'Research')
  const dialog = page.getByRole('dialog')
  for (const way of ['resize?need=60000000000', 'clone', 'clone?to=existing']) {
    await world.open(`${at('embeddings-lab')}/${way}`)
    await dialog
      .getByRole('combobox')
      .or(dialog.getByRole('checkbox'))
      .or(dialog.getByRole('code'))
      .first()
      .waitFor()
    await (way.startsWith('resize') ? expectSaid(dialog, names) : expectWhole(page))
  }
})

test('snapshots and the dialogs about one', async ({ page, world }) => {
  const { at, names } = await begin(page, world)
  await world.open(`${at('customer-graph')}/snapshots`)
  const table = page.getByRole('table')
  await table.getByRole('row').nth(2).waitFor()
  const region = page.getByRole('region', { name: said('[Snapshots') })
  await expectSaid(region, names)
  const full = table.getByRole('row').filter({ hasText: said('[Full') })
  const menu = full.first().getByRole('button', { name: said('More actions for') })
  for (const width of [320, 1280]) {
    await resize(page, width)
    await menu.click()
    if (width === 320) await expectNoSideways(page)
    await expectWholeTexts(page)
    await expectOnlyCatalogue(page.getByRole('menu'), names)
    if (width === 320) await page.keyboard.press('Escape')
  }
  const href = await page.getByRole('menuitem', { name: said('Export') }).getAttribute('href')
  for (const dialog of ['restore', 'export', 'create']) {
    await world.open((href ?? '').replace(/export$/, dialog))
    const opened = page.getByRole('dialog').last()
    await opened.getByRole('button', { name: said('Cancel') }).waitFor()
    if (dialog === 'create') await expectWhole(page)
    else await expectSaid(opened, names)
  }
})

test('a file for an instance, and the help beside it', { tag: '@deep' }, async ({ page, world }) => {
  const { at, names } = await begin(page, world)
  await world.open(`${at('inventory')}/restore-from-file?source=5&shell=posix`)
  const region = page.getByRole('region', { name: said('[Restore from backup file') })
  await region.getByRole('combobox').first().waitFor()
  await expectSaid(region, names)
})

test('the list, and an instance', { tag: '@deep' }, async ({ page, world }) => {
  const { list, at, names } = await begin(page, world)
  await expectSaid(page.getByRole('main'), names)
  for (const place of [
    at('fraud-rings'),
    at('customer-graph'),
    `${list}/create`,
    `${at('inventory')}/delete`,
  ]) {
    await world.open(place)
    const dialog = page.getByRole('dialog').last()
    await dialog.getByRole('heading').nth(1).or(dialog.getByRole('textbox')).first().waitFor()
    await expectSaid(dialog, names)
  }
})

test('activity', { tag: '@deep' }, async ({ page, world }) => {
  const { list, names } = await begin(page, world)
  await world.open(list.replace(/instances$/, 'activity'))
  const main = page.getByRole('main')
  await main.getByRole('progressbar').waitFor()
  await expectWhole(page)
  // One that is deleted has its name there still.
  await expectOnlyCatalogue(main.getByRole('region').first(), [...names, 'returns-trial'])
})

test('what it looks for is found', async ({ page, world }) => {
  const { names } = await begin(page, world)
  const put = (text: string, style = '', above = '') =>
    page.evaluate(
      ([inner, css, before]) => {
        document.body.innerHTML = `<p>${before}</p><div id="a">${inner}</div>`
        const box = document.querySelector<HTMLElement>('#a')
        if (box) box.style.cssText = css
      },
      [text, style, above] as const,
    )
  await put('[Çlösé ···]')
  await expectWholeTexts(page)
  await expectOnlyCatalogue(page.locator('#a'), names)
  for (const [style, above] of [
    ['inline-size: 4rem; overflow: hidden; white-space: nowrap', ''],
    ['block-size: 1rem; overflow: clip; line-height: 2rem', ''],
    ['inline-size: 4rem; white-space: nowrap', ''],
    ['position: relative; top: -1rem', '[Ît lîés ûñdér ît ···]'],
  ] as const) {
    await put('[Ålways ît îs çut ·······]', style, above)
    await expect(expectWholeTexts(page)).rejects.toThrow(' px')
  }
  for (const stray of ['Close', '[Çlösé it ···]', '<i aria-label="Close"></i>']) {
    await put(stray)
    await expect(expectOnlyCatalogue(page.locator('#a'), names)).rejects.toThrow('outside the catalogue')
  }
})
