import { expect } from './kit/expect.ts'
import { tick, write } from './kit/parts.ts'
import { test } from './kit/test.ts'

test.describe('the list of instances', () => {
  test('says of each instance what it is, how it is, and what wants attention', async ({ app }) => {
    await app.open()
    await expect(app.instances.names).toHaveText([
      'customer-graph',
      'fraud-rings',
      'inventory',
      'orders-eu',
      'poc-recommendations',
    ])
    const customers = app.instances.card('customer-graph')
    await expect(customers.status).toHaveText('Running')
    await expect(customers.root.getByRole('listitem')).toHaveText([
      'Running',
      /^[0-9a-f]{8}$/,
      'Virtual Dedicated Cloud',
      'Neo4j 2025.10',
      'GCP Belgium (europe-west1)',
    ])
    const storage = customers.fact('Storage')
    await expect(storage).toContainText('212 of 384 GB')
    await expect(storage.getByRole('meter')).toHaveAttribute('aria-valuetext', '212 GB of 384 GB')
    await expect(customers.fact('Graph')).toContainText('41.2 M nodes')
    await expect(customers.fact('Graph')).toContainText('187.6 M relationships')
    const health = customers.fact(/^Snapshots/)
    await expect(health).toContainText(/Last good 08:19, 44 min ago\. Next 09:14\. 1 failed/)
    await expect(health.getByRole('img')).toHaveAccessibleName(/23 completed, 1 failed/)

    const failed = app.instances.card('fraud-rings')
    await expect(failed.status).toHaveText('Loading failed')
    await expect(failed.root).toContainText('native-btree-1.0')
    await expect(failed.root.getByRole('button', { name: 'Go back to the data before' })).toBeVisible()

    const restoring = app.instances.card('orders-eu')
    await expect(restoring.status).toHaveText('Restoring')
    await expect(restoring.progress).toHaveAttribute('aria-valuenow', /^[1-9]\d?$/)
    await expect(restoring.root).toContainText('If it fails, the data of now stays.')

    const free = app.instances.card('poc-recommendations')
    await expect(free.root).toContainText('Deleted in 2 d 4 h, on Sun 16 Nov at 13:04')
    await expect(free.fact('Relationships')).toContainText('105,661 of 400,000')
  })

  test('goes back to the data from before, and says so when it runs, from another project as well', async ({
    app,
    world,
    page,
  }) => {
    await app.open()
    const failed = app.instances.card('fraud-rings')
    await failed.root.getByRole('button', { name: 'Go back to the data before' }).click()
    await expect(failed.root).toContainText('Starting with the data from before')
    await app.projects.open()
    await app.projects.item('Research').click()
    await app.instances.card('movies-sandbox').root.waitFor()
    await world.advance('30 s')
    const message = app.messages.saying('fraud-rings runs with the data from before')
    await message.getByRole('link', { name: 'Show in Commerce graph' }).click()
    await expect(app.sheet.heading).toContainText('fraud-rings')
    await app.sheet.close.click()
    await expect(failed.status).toHaveText('Running')
    await expect(page.locator(':focus')).toHaveCount(1)
  })

  test(
    'is narrowed and ordered by its address, which a reload keeps',
    { tag: '@look' },
    async ({ app, page }) => {
      await app.open()
      // Letter by letter: what is typed fast must not be lost on the way to the address.
      await app.instances.search.pressSequentially('europe')
      await expect(app.instances.cards).toHaveCount(2)
      await app.instances.sort.selectOption('Status')
      await app.instances.show('In progress')
      await expect(app.instances.cards).toHaveCount(1)
      await page.reload()
      await expect(app.instances.search).toHaveValue('europe')
      await expect(app.instances.state('In progress')).toBeChecked()
      await expect(app.instances.sort).toHaveValue('status')
      await expect(app.instances.cards).toHaveCount(1)
      await expect(app.instances.card('orders-eu').root).toBeVisible()

      await app.instances.plan.selectOption('Professional')
      await page.getByRole('button', { name: 'Clear the filters' }).click()
      await expect(app.instances.cards).toHaveCount(5)
      // The order stays: what is failed comes first, then what wants attention.
      await expect(app.instances.names.nth(0)).toHaveText('fraud-rings')
      await expect(app.instances.names.nth(1)).toHaveText('poc-recommendations')
      await app.instances.show('Needs you')
      await expect(app.instances.cards).toHaveCount(2)
      // The sheet and its way back carry them on.
      await app.inspect('fraud-rings')
      await app.sheet.close.click()
      await expect(app.instances.state('Needs you')).toBeChecked()
      await app.instances.show('All')
      const id = await app.instances.card('inventory').root.getByRole('code').innerText()
      await write(app.instances.search, id)
      await expect(app.instances.cards).toHaveCount(1)
      await app.instances.search.press('Escape')
      await expect(app.instances.cards).toHaveCount(5)
    },
  )

  test('copies an id', { tag: '@look' }, async ({ app, context, page }) => {
    await context.grantPermissions(['clipboard-read', 'clipboard-write'])
    await app.open()
    const card = app.instances.card('inventory')
    await card.root.getByRole('button', { name: 'Copy ID of inventory' }).click()
    await expect(card.root.getByRole('status').filter({ hasText: 'Copied' })).toBeAttached()
    const id = await card.root.getByRole('code').innerText()
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(id)
  })

  test('says that a project is empty, and what to do', { tag: '@look' }, async ({ app, world }) => {
    await world.scenario('empty')
    await app.open()
    await expect(app.page.getByRole('heading', { name: 'No instances yet' })).toBeVisible()
    await app.page.getByRole('link', { name: 'Create the first instance' }).click()
    await expect(app.dialogs.create.root).toBeVisible()
  })

  test('shows the shape of what comes, says what failed, and tries again', async ({
    app,
    world,
    watch,
    expectStatus,
    page,
  }) => {
    await app.open()
    // While nothing runs, what has failed is asked again only when it is told to.
    await world.settle()
    await world.latency(60_000)
    await app.projects.choose('Research')
    await expect(page.getByText('Instances are loading')).toBeAttached()
    watch.expectLost()
    await world.latency('offline')
    const panel = page.getByRole('alert').filter({ hasText: 'The instances could not be loaded' })
    await expect(panel).toContainText('The server did not answer.')
    expectStatus(500)
    await world.fail({ operation: 'listInstances', reason: 'internal', when: 'always' })
    // Asked again by itself, now that there are answers.
    await world.latency('none')
    await expect(panel).not.toContainText('The server did not answer.')
    const failed = (await world.log()).findLast(({ status }) => status === 500)
    await expect(panel).toContainText(failed?.requestId ?? 'a name of its own')
    await world.clearFailures()
    await panel.getByRole('button', { name: 'Try again' }).click()
    await expect(app.instances.card('drug-discovery').root).toBeVisible()
  })
})

test.describe('an instance', () => {
  test(
    'is created by the plan table, with credentials shown once',
    { tag: '@console' },
    async ({ app, world, page }) => {
      await app.open()
      await app.instances.createButton.click()
      const { create, credentials } = app.dialogs
      await tick(create.plan('Free'))
      await expect(create.root).toContainText('1 GB memory')
      await tick(create.plan('Virtual Dedicated Cloud'))
      await tick(create.version('Neo4j 4.4'))
      await tick(create.cloud('Azure'))
      await expect(create.region).toContainText('Azure')
      await expect(create.region).not.toContainText('AWS')
      await tick(create.plan('Professional').first())
      // What the other plan offers as well is kept.
      await expect(create.version('Neo4j 4.4')).toBeChecked()
      await tick(create.cloud('AWS'))
      await create.region.selectOption({ label: 'AWS Ireland (eu-west-1)' })
      await create.size.selectOption({ label: '2 GB memory, 4 GB storage, 1 CPU' })
      await create.submit.click()
      await expect(create.root).toContainText('The name is empty. Give it 1 to 30 characters.')
      await write(create.name, 'night-shift')
      await create.submit.click()

      await expect(credentials.root).toContainText('Nobody can read it again later.')
      await expect(credentials.password).toHaveText(/^\S{20,}$/)
      const password = await credentials.password.innerText()
      await credentials.close.click()
      await expect(credentials.root).toContainText('The password is not saved')
      await page.getByRole('button', { name: 'Back to the password' }).click()
      const download = await credentials.download()
      expect(download.name).toMatch(/^neo4j-[0-9a-f]{8}-credentials\.txt$/)
      const id = download.name.slice(6, 14)
      expect(download.bytes.toString('utf8')).toBe(
        [
          `NEO4J_URI=neo4j+s://${id}.databases.neo4j.io`,
          'NEO4J_USERNAME=neo4j',
          `NEO4J_PASSWORD=${password}`,
          'NEO4J_DATABASE=neo4j',
          `AURA_INSTANCEID=${id}`,
          'AURA_INSTANCENAME=night-shift',
          '',
        ].join('\n'),
      )
      await credentials.close.click()
      await expect(credentials.root).toBeHidden()

      const card = app.instances.card('night-shift')
      await expect(card.status).toHaveText('Creating')
      await expect(card.progress).toBeVisible()
      await world.advance('10 min')
      await expect(card.status).toHaveText('Running')
      await app.messages.said('night-shift is running')
      await expect(card.root.getByRole('listitem')).toHaveText([
        'Running',
        id,
        'Professional',
        'Neo4j 4.4',
        'AWS Ireland (eu-west-1)',
      ])
      await app.inspect('night-shift')
      await expect(app.sheet.row('Nodes')).toHaveText('0')
      await expect(app.sheet.row('Storage')).toContainText('of 4 GB')
      await app.sheet.open('Snapshots')
      await expect(app.snapshots.table).toHaveFirstRow({ Type: 'Scheduled', Kind: 'Full' })
    },
  )

  test(
    'takes no password with it unseen: leaving asks by every way, copying is enough',
    { tag: '@console' },
    async ({ app, context, page }) => {
      await context.grantPermissions(['clipboard-read', 'clipboard-write'])
      await app.open()
      const { create, credentials } = app.dialogs
      const begin = async (name: string) => {
        await app.instances.createButton.click()
        await write(create.name, name)
        await create.submit.click()
        await credentials.password.waitFor()
      }
      await begin('first')
      await page.keyboard.press('Escape')
      await expect(credentials.root).toContainText('The password is not saved')
      await page.getByRole('button', { name: 'Close without it' }).click()
      await expect(credentials.root).toBeHidden()
      await begin('second')
      await page.goBack()
      await expect(credentials.root).toContainText('The password is not saved')
      await page.getByRole('button', { name: 'Back to the password' }).click()
      await credentials.copy.click()
      await expect(credentials.root).toContainText('Copied.')
      const password = await credentials.password.innerText()
      expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(password)
      await page.keyboard.press('Escape')
      await expect(credentials.root).toBeHidden()
      await app.inspect('second', 'Snapshots')
      await expect(page.getByRole('heading', { name: 'No snapshot yet' })).toBeVisible()
      await expect(app.snapshots.take).toHaveAccessibleDescription(/is being created/)
    },
  )

  test(
    'is renamed in place; what a name cannot be is refused with the reason',
    { tag: '@console' },
    async ({ app, page }) => {
      await app.open()
      await app.inspect('inventory')
      const field = app.sheet.root.getByRole('textbox', { name: 'Name' })
      const save = app.sheet.root.getByRole('button', { name: 'Save' })
      const fault = app.sheet.root.getByRole('alert')
      await app.sheet.rename('inventory\u202Egnp')
      await expect(fault).toHaveText(/marks that change its direction/)
      await write(field, 'x'.repeat(31))
      await save.click()
      await expect(fault).toHaveText('The name has 31 characters; 30 are allowed. Shorten it by 1.')
      await write(field, 'in\u0007ventory')
      await save.click()
      await expect(fault).toHaveText(/holds characters that do not show/)
      await field.press('Escape')
      await expect(app.sheet.heading).toContainText('inventory')
      await app.sheet.rename('מלאי 📦 inventory')
      await expect(app.sheet.heading).toContainText('מלאי 📦 inventory')
      await app.sheet.close.click()
      const card = app.instances.card('מלאי 📦 inventory')
      await expect(card.root).toBeVisible()
      // A name shows isolated: it turns nothing around it.
      await expect(card.name.locator('bdi')).toHaveText('מלאי 📦 inventory')
      await page.reload()
      await expect(card.root).toBeVisible()
    },
  )

  test('is paused and resumed', { tag: '@console' }, async ({ app, world }) => {
    await app.open()
    const card = app.instances.card('inventory')
    await card.power.click()
    await expect(app.dialogs.pause.root).toContainText('Its connections end')
    await app.dialogs.pause.submit.click()
    await expect(card.status).toHaveText('Pausing')
    // The button that was pressed is gone: the focus stays with the card.
    await expect(card.name).toBeFocused()
    await world.settle()
    await expect(card.status).toHaveText('Paused')
    await app.messages.said('inventory is paused')
    await expect(card.root).toContainText('None are taken while it is paused.')
    await expect(card.root).toContainText('Resumes by itself on 14 Dec.')
    await card.menu.choose('Resume')
    await expect(card.status).toHaveText('Resuming')
    await world.settle()
    await expect(card.status).toHaveText('Running')
    await app.messages.said('inventory is running')
    // What cannot be paused says so and stays in reach.
    await app.projects.choose('Research')
    const { menu } = app.instances.card('movies-sandbox')
    await menu.open()
    await expect(menu.item('Pause')).toHaveAttribute('aria-disabled', 'true')
    await expect(menu.item('Pause')).toContainText('A Sandbox cannot be paused.')
    await expect(menu.item('Restore from file')).toContainText('A Sandbox does not take dump files.')
  })

  test('is deleted once its name is typed, and says what goes with it', async ({ app, world, page }) => {
    await app.open()
    await app.instances.card('inventory').menu.choose('Delete')
    const dialog = app.dialogs.delete
    await expect(dialog.root).toContainText('Delete inventory?')
    await expect(dialog.root).toContainText('Its data: 2,871,340 nodes and 8,116,204 relationships.')
    await expect(dialog.root).toContainText('Its 82 full snapshots stay, the last of 04:34 GMT')
    await expect(dialog.root.getByRole('link', { name: 'Export the last snapshot first' })).toBeVisible()
    await write(dialog.name, 'inventor')
    await dialog.submit.focus()
    await expect(dialog.reason).toHaveText(/The name is not typed yet\. Type inventory to delete/)
    await page.keyboard.press('Enter')
    await page.reload()
    await expect(dialog.root).toBeVisible()
    await write(dialog.name, 'inventory')
    await dialog.submit.click()
    await expect(dialog.root).toBeHidden()
    await expect(app.instances.card('inventory').status).toHaveText('Deleting')
    await world.settle()
    await expect(app.instances.card('inventory').root).toBeHidden()
    await app.messages.said('inventory is deleted')
    await expect(app.instances.cards).toHaveCount(4)
  })

  test(
    'shows a viewer every action, each with its reason',
    { tag: '@look' },
    async ({ app, world, page }) => {
      await world.scenario('viewer')
      await app.open()
      await expect(page.getByText('auditor, viewer')).toBeVisible()
      const reason = /Your role in this project is viewer/
      const refused = [
        app.instances.createButton,
        app.instances.card('customer-graph').power,
        app.instances.card('poc-recommendations').root.getByRole('button', { name: 'Resume', exact: true }),
      ]
      for (const action of refused) {
        await expect(action).toHaveAttribute('aria-disabled', 'true')
        await action.focus()
        await expect(action).toBeFocused()
        await expect(action).toHaveAccessibleDescription(reason)
        await expect(page.getByRole('tooltip').filter({ hasText: reason })).toBeVisible()
      }
      const { menu } = app.instances.card('customer-graph')
      await menu.open()
      for (const label of ['Restore from file', 'Clone', 'Resize', 'Pause', 'Delete']) {
        await expect(menu.item(label)).toHaveAttribute('aria-disabled', 'true')
        await expect(menu.item(label)).toContainText(reason)
        await menu.item(label).focus()
        await expect(menu.item(label)).toBeFocused()
      }
      await menu.item('Inspect').click()
      const rename = app.sheet.root.getByRole('button', { name: 'Rename' })
      await rename.focus()
      await expect(rename).toHaveAccessibleDescription(reason)
      await app.sheet.open('Snapshots')
      await expect(app.snapshots.take).toHaveAccessibleDescription(reason)
      await expect(app.snapshots.row(0).restore).toHaveAccessibleDescription(reason)
      await app.snapshots.row(0).menu.open()
      for (const label of ['Export', 'Create instance from snapshot'])
        await expect(app.snapshots.row(0).menu.item(label)).toContainText(reason)
    },
  )
})
