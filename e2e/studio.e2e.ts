import { readFileSync } from 'node:fs'
import type { Page } from '@playwright/test'
import { expectAccessible, expectAccessibleAsShown } from './kit/accessible.ts'
import { expect } from './kit/expect.ts'
import { expectNoSideways } from './kit/sideways.ts'
import { test } from './kit/test.ts'
import { tour } from './kit/tour.ts'
import { write } from './kit/parts.ts'

const studioKey = 'Control+Shift+Period'

test.describe('the studio', { tag: ['@browser-host', '@chromium'] }, () => {
  test('stands beside the console, and moves its world', async ({ app, world }) => {
    const { page } = app
    await world.scenario('tour')
    await app.open()
    await page.getByRole('button', { name: 'Studio', exact: true }).focus()
    await page.keyboard.press(studioKey)
    const studio = page.getByRole('region', { name: 'Studio' })
    const framed = page.frameLocator('iframe[title=Console]')
    const heading = framed.getByRole('heading', { level: 1 })
    await expect(studio.getByRole('heading', { name: 'Tour', exact: true })).toBeVisible()
    await expect(heading).toHaveText('Instances')

    // Its places are those of the tab, before and after a reload.
    await framed.getByRole('link', { name: 'Network access' }).click()
    await expect(page).toHaveURL(/network-access$/)
    await expect(heading).toHaveText('Network access')
    await page.reload()
    await expect(heading).toHaveText('Network access')
    await page.goBack()
    await expect(page).toHaveURL(/instances$/)
    await expect(heading).toHaveText('Instances')

    await studio.getByRole('tab', { name: 'Scenarios' }).press('ArrowRight')
    const { now } = await world.state()
    await studio.getByRole('button', { name: '+1 h' }).click()
    await expect(studio.locator('time')).toHaveAttribute('datetime', after(now, 3_600_000))

    await studio.getByRole('tab', { name: 'Time' }).press('End')
    const row = studio.getByRole('row').filter({ hasText: 'listInstances' }).first()
    await expect(row).toContainText('200')
    await row.getByRole('button', { name: 'Make listInstances fail next time' }).focus()
    await page.keyboard.press('F6')
    await expect(framed.locator(':focus')).toHaveCount(1)
    await page.keyboard.press('F6')
    await expect(studio.getByRole('tab', { name: 'Calls' })).toBeFocused()

    await page.keyboard.press(studioKey)
    await expect(page.getByRole('button', { name: 'Studio', exact: true })).toBeVisible()
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Instances')
    expect((await world.state()).now).toBe(after(now, 3_600_000))
  })

  test('hands on what was done, and opens it again', { tag: '@deep' }, async ({ app, world }) => {
    const { page } = app
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
    await world.scenario('tour')
    const id = await world.instance('customer-graph')
    await world.call('POST', `/v1/instances/${id}/snapshots`)
    await app.open()
    const { studio, framed, show, told } = await opened(page)
    await show('Steps')
    const steps = studio.getByRole('list', { name: 'Steps, the last one first' }).getByRole('listitem')
    await expect(steps).toHaveCount(1)
    await expect(steps.first()).toContainText('Take a snapshot of customer-graph')

    const press = (name: string) => studio.getByRole('button', { name, exact: true }).click()
    const copied = () => page.evaluate(() => navigator.clipboard.readText())
    await press('Copy link')
    await expect(told).toHaveText('Copied.')
    const link = await copied()
    expect(link).toContain('#replay=')
    await press('Copy as Playwright test')
    await expect.poll(copied).toContain('await app.snapshots.take.click()')
    const [reported] = await Promise.all([page.waitForEvent('download'), press('Copy bug report')])
    await expect.poll(copied).toContain(`Link that replays it: ${link}`)
    expect(await copied()).toContain(`State file: ${reported.suggestedFilename()}`)
    const [saved] = await Promise.all([page.waitForEvent('download'), press('Save the state')])
    const file = readFileSync(await saved.path())

    const isEmpty = () => expect(studio.getByText('Nothing was done yet.')).toBeVisible()
    await press('Undo the last')
    await expect(told).toHaveText('The last step is undone.')
    await isEmpty()
    await expect(studio.getByRole('button', { name: 'Undo the last' })).toHaveAttribute(
      'aria-disabled',
      'true',
    )

    // Chosen, and dropped: from the file it is the world that was saved.
    await studio
      .getByLabel('Open a state file')
      .and(page.locator('input'))
      .setInputFiles(await saved.path())
    await expect(steps).toHaveCount(1)
    await press('Undo the last')
    await isEmpty()
    const drop = (name: string, text: string) =>
      studio.evaluate(
        (element, [name, text]) => {
          const dataTransfer = new DataTransfer()
          dataTransfer.items.add(new File([text ?? ''], name ?? ''))
          for (const type of ['dragover', 'drop']) {
            element.dispatchEvent(new DragEvent(type, { bubbles: true, cancelable: true, dataTransfer }))
          }
        },
        [name, text],
      )
    await drop('broken.json', '{"version":1')
    await expect(told).toContainText(/state|JSON/)
    await isEmpty()
    await show('Calls')
    await drop('tour.json', file.toString())
    await expect(told).toHaveText('tour.json is shown.')
    await expect(steps).toHaveCount(1)
    await expect(framed.getByRole('heading', { level: 1 })).toHaveText('Instances')
  })

  test('sets how the API answers, who asks and when', { tag: '@deep' }, async ({ app, world, watch }) => {
    watch.expectStatus(500, /\/instances/)
    watch.expectStatus(401)
    const { page } = app
    await world.scenario('tour')
    await app.open()
    const { studio, framed, show, told } = await opened(page)
    const start = (await world.state()).now
    await show('Answers')
    await studio.getByText('800 ms', { exact: true }).click()
    await expect(studio.getByRole('radio', { name: '800 ms' })).toBeChecked()
    await write(studio.getByLabel('Another, in ms'), 'soon')
    await studio.getByRole('button', { name: 'Set latency' }).click()
    await expect(told).toContainText('This latency is not possible. Use ms from 0')
    await write(studio.getByLabel('Another, in ms'), '5~9')
    await studio.getByRole('button', { name: 'Set latency' }).click()
    await expect(studio.getByRole('radio', { name: '5 to 9 ms' })).toBeChecked()
    await expect(told).toBeEmpty()
    await studio.getByRole('radio', { name: '5 to 9 ms' }).press('Home')

    const fails = studio.getByRole('list', { name: 'What fails' }).getByRole('listitem')
    const add = studio.getByRole('button', { name: 'Let it fail' })
    await studio.getByLabel('Operation').selectOption('listInstances')
    await studio.getByLabel('Reason').selectOption({ label: '500, a defect' })
    await studio.getByLabel('When').selectOption({ label: 'Always' })
    await add.click()
    await studio.getByLabel('Operation').selectOption('take-snapshot')
    await studio.getByLabel('Of', { exact: true }).selectOption('orders-eu')
    await studio.getByLabel('When').selectOption({ label: 'Every 3rd' })
    await add.click()
    await expect(fails).toHaveText([
      /listInstances500, a defectAlways/,
      /take-snapshot, orders-eu.*Every 3rd/,
    ])
    await framed.locator('body').evaluate(() => location.reload())
    await expect(framed.getByRole('heading', { name: /answered 500|could not|cannot/ }).first()).toBeVisible()
    await studio.getByRole('button', { name: 'Clear all' }).click()
    await expect(fails).toHaveCount(0)
    await studio.getByRole('button', { name: 'End the session' }).click()
    await framed
      .getByRole('button', { name: /Sign in|Continue/ })
      .first()
      .click()

    await show('Scenarios')
    await studio.getByLabel('Role').selectOption('viewer')
    await expect(framed.getByText('on-call, viewer')).toBeVisible()
    await studio.getByLabel('Role').selectOption('That of the scenario')
    await expect(studio.getByLabel('Role')).toHaveValue('admin')

    // Back to an earlier instant, by what was done until then.
    await show('Time')
    const clock = studio.locator('time')
    await studio.getByRole('button', { name: '+1 day' }).click()
    await expect(clock).toHaveAttribute('datetime', after(start, 86_400_000))
    await write(studio.getByLabel('Instant in UTC'), after(start, 3_600_000).slice(0, 19).replace('T', ' '))
    await studio.getByRole('button', { name: 'Jump' }).click()
    await expect(clock).toHaveAttribute('datetime', after(start, 3_600_000))
    await studio.getByRole('button', { name: 'To the next event' }).click()
    await expect(clock).not.toHaveAttribute('datetime', after(start, 3_600_000))
    await studio.getByText('×60', { exact: true }).click()
    await studio.getByRole('button', { name: 'Pause' }).click()
    await studio.getByRole('button', { name: 'Let it run' }).click()
    await expect(studio.getByRole('radio', { name: '×60' })).toBeChecked()
    await studio.getByRole('button', { name: 'Pause' }).click()
    await show('Scenarios')
    await studio.getByRole('button', { name: 'Begin this world again' }).click()
    await expect(told).toHaveText('The world is as it was in the beginning.')
    expect((await world.state()).now).toBe(start)
    await write(studio.getByRole('searchbox'), 'sandbox hour')
    await studio.getByRole('listitem').filter({ hasText: 'Sandbox' }).getByRole('link').first().click()
    await expect(page).toHaveURL(/\/projects\//)
    await expect(studio.getByText('Shown now')).toBeVisible()
  })

  test(
    'has a window of its own, for a world that is not kept and beside the tour',
    {
      tag: '@deep',
    },
    async ({ page }) => {
      const openWindow = async () => {
        const [view] = await Promise.all([page.waitForEvent('popup'), page.keyboard.press(studioKey)])
        return view
      }
      await page.goto('/?scenario=tour&speed=0&world=memory')
      await page.getByRole('article').first().waitFor()
      const view = await openWindow()
      await view.getByRole('tab', { name: 'Time' }).click()
      const clock = view.locator('time')
      const start = (await clock.getAttribute('datetime')) ?? ''
      await view.getByRole('button', { name: '+1 h' }).click()
      await expect(clock).toHaveAttribute('datetime', after(start, 3_600_000))
      expect(await page.evaluate(async () => (await window.afterglow?.state())?.now)).toBe(
        after(start, 3_600_000),
      )
      await expectAccessible(view)
      await view.setViewportSize({ width: 320, height: 640 })
      await expectNoSideways(view)
      // It follows a reload, which in this world begins anew.
      await page.goto('/?scenario=tour&speed=0&world=memory')
      await expect(clock).toHaveAttribute('datetime', start)
      // It is gone before the keys are up.
      await Promise.all([view.waitForEvent('close'), view.keyboard.press(studioKey).catch(() => undefined)])

      await page.goto('/')
      const { take, root, heading } = tour(page)
      await take.click()
      await expect(heading).toBeFocused()
      const beside = await openWindow()
      await beside.getByRole('tab', { name: 'Steps' }).click()
      await page.evaluate(async () => {
        const id = (await window.afterglow?.state())?.instances[0]?.id ?? ''
        await window.afterglow?.call({ method: 'POST', path: `/v1/instances/${id}/snapshots` })
      })
      await expect(beside.getByText(/^Take a snapshot of/)).toBeVisible()
      await expectAccessible(page)
      await root.getByRole('button', { name: 'Leave the tour' }).click()
      await page.getByRole('article').first().waitFor()
      await beside.getByRole('tab', { name: 'Time' }).click()
      await expect(beside.locator('time')).toBeVisible()
      await beside.close()
    },
  )

  test('is accessible, wide and narrow', { tag: '@deep' }, async ({ app, world }) => {
    const { page } = app
    await world.scenario('tour')
    await app.open()
    const { studio, show } = await opened(page)
    const place = studio.getByLabel('Place')
    for (const [width, dock] of [
      [1280, 'right'],
      [1280, 'bottom'],
      [320, 'left'],
    ] as const) {
      await page.setViewportSize({ width, height: 800 })
      await place.selectOption(dock)
      for (const name of ['Scenarios', 'Time', 'Answers', 'Steps', 'Calls']) {
        await show(name)
        await expectAccessible(page)
        if (width === 320) await expectNoSideways(page)
      }
    }
    await page.emulateMedia({ forcedColors: 'active' })
    await expectAccessibleAsShown(page)
    await page.setViewportSize({ width: 320, height: 256 })
    await expectNoSideways(page)
    await show('Time')
    await studio.getByRole('button', { name: 'Jump' }).scrollIntoViewIfNeeded()
    await expect(studio.getByRole('button', { name: 'Jump' })).toBeInViewport()
  })
})

/** Opens the studio beside the console of a page. */
async function opened(page: Page) {
  await page.keyboard.press(studioKey)
  const studio = page.getByRole('region', { name: 'Studio' })
  const show = (name: string) => studio.getByRole('tab', { name }).click()
  await studio.getByText('Shown now').waitFor()
  return {
    studio,
    show,
    framed: page.frameLocator('iframe[title=Console]'),
    told: studio.locator('header ~ [role=status]'),
  }
}

/** The instant so many ms after another. */
const after = (instant: string, ms: number) => new Date(Date.parse(instant) + ms).toISOString()
