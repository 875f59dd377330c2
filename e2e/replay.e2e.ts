import { expect } from '@playwright/test'
import { test } from './kit/test.ts'

test(
  'a link carries what was done: the same text and accessibility tree in another browser profile',
  { tag: ['@console', '@browser-host'] },
  async ({ page, world, browser }) => {
    await world.open('/')
    const link = await page.evaluate(async () => {
      const control = window.afterglow
      if (!control) throw new Error('The page has no control.')
      const running = (await control.state()).instances.filter(({ status }) => status === 'running')
      for (const { id } of running.slice(0, 2)) {
        await control.call({ method: 'POST', path: `/v1/instances/${id}/snapshots` })
        await control.advance(90_000)
      }
      await control.call({
        method: 'PATCH',
        path: `/v1/instances/${running.find(({ name }) => name === 'customer-graph')?.id ?? ''}`,
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify({ name: 'renamed-by-hand' }),
      })
      return control.link()
    })
    await page.reload()
    await expect(page.getByText('renamed-by-hand').first()).toBeVisible()
    const there = await browser.newContext({ locale: 'en-GB', timezoneId: 'UTC' })
    const other = await there.newPage()
    await other.goto(link)
    await expect(other.getByText('renamed-by-hand').first()).toBeVisible()
    expect(other.url()).not.toContain('replay')
    for (const each of [page, other]) await each.evaluate(() => window.afterglow?.ready())
    expect(await other.locator('body').ariaSnapshot()).toBe(await page.locator('body').ariaSnapshot())
    expect(await other.evaluate(() => window.afterglow?.recipe())).toEqual(
      await page.evaluate(() => window.afterglow?.recipe()),
    )
    // The link goes on by itself: undone there, it is as it was before here.
    await other.evaluate(() => window.afterglow?.back())
    await expect(other.getByText('renamed-by-hand')).toHaveCount(0)
    await other.goto(`${new URL(link).origin}/#replay=AAAA`)
    await expect(other.getByRole('heading', { name: 'This link cannot be opened' })).toBeVisible()
    await there.close()
  },
)

test(
  'a suite has a world again by its recipe, and goes back in it',
  { tag: '@deep' },
  async ({ page, app, world }) => {
    await world.scenario('tour', { seed: 'another', role: 'admin' })
    const id = await world.instance('customer-graph')
    await world.advance('60 s')
    await world.call('PATCH', `/v1/instances/${id}`, { name: 'renamed-by-hand' })
    await world.advance('90 s')
    const recipe = await world.recipe()
    expect(recipe.source).toMatchObject({ scenario: 'tour', seed: 'another', role: 'admin' })
    expect(recipe.steps.map(({ kind }) => kind)).toEqual(['control', 'call', 'control'])

    // Begun anew: the same project and instances, as they were.
    await world.reset()
    await app.open()
    await expect(page.getByText('renamed-by-hand')).toHaveCount(0)
    await expect(world.replay({ ...recipe, digest: '0'.repeat(64) })).rejects.toThrow('another world')
    await expect(page.getByText('renamed-by-hand')).toHaveCount(0)
    for (const again of [recipe, JSON.stringify(recipe)]) {
      await world.replay(again)
      await expect(page.getByText('renamed-by-hand').first()).toBeVisible()
      expect(await world.recipe()).toEqual(recipe)
    }
    // Back to before it was renamed: that is undone, and what was done until then is not.
    await world.jump('2025-11-14T09:04:30Z')
    await expect(page.getByText('renamed-by-hand')).toHaveCount(0)
    const before = await world.recipe()
    expect(before).toMatchObject({ now: Date.parse('2025-11-14T09:04:30Z'), steps: [{ kind: 'control' }] })
    expect(before.steps).toHaveLength(1)
    await expect(world.jump('2025-11-14T09:03:00Z')).rejects.toThrow('This world began at')
    expect(await world.recipe()).toEqual(before)
  },
)

test(
  'a scenario begins at its own instant, the default world at the standard one',
  { tag: '@deep' },
  async ({ page, world }) => {
    expect((await world.state()).now).toBe('2025-11-14T09:04:00.000Z')
    await page.goto('about:blank')
    await world.scenario('daylight-saving-night')
    expect((await world.state()).now).toBe('2025-10-26T06:20:00.000Z')
  },
)
