import { expect } from './kit/expect.ts'
import { test } from './kit/test.ts'

test.describe('the dials of a world', () => {
  test('a list that fails says so with its request, and comes when it is asked for again', async ({
    app,
    world,
    expectStatus,
  }) => {
    expectStatus(500)
    await app.open()
    await world.fail({ operation: 'listSnapshots', reason: 'internal' })
    await app.inspect('customer-graph', 'Snapshots')
    await app.page.getByRole('button', { name: 'Try again' }).waitFor()
    const failed = (await world.log()).find(({ status }) => status === 500)
    expect(failed).toMatchObject({ operation: 'listSnapshots', by: 'line' })
    await expect(app.page.getByText(failed?.requestId ?? 'a name of its own')).toBeVisible()
    await app.page.getByRole('button', { name: 'Try again' }).click()
    await expect(app.snapshots.rows.first()).toBeVisible()
  })

  test('role, latency and time are set under the open page, and a lost one passes', async ({
    app,
    world,
    watch,
  }) => {
    await app.open()
    await world.role('viewer')
    await expect(app.page.getByText(', viewer')).toBeVisible()
    await world.role('admin')
    await expect(app.page.getByText(', admin')).toBeVisible()
    await world.latency({ from: 20, to: 60 })
    await world.jump('2025-11-15T09:04:00Z')
    expect(await world.state()).toMatchObject({ now: '2025-11-15T09:04:00.000Z' })
    watch.expectLost()
    await world.latency('offline')
    await app.instances.card('customer-graph').snapshotsButton.click()
    await expect(app.page.getByText('The server did not answer.').first()).toBeVisible()
    await world.latency('none')
    await expect(app.snapshots.rows.first()).toBeVisible()
    await world.reset()
    expect(await world.state()).toMatchObject({ now: '2025-11-14T09:04:00.000Z' })
  })
})
