import type { App } from './kit/app.ts'
import { createApp } from './kit/app.ts'
import { failing, padded, people } from './kit/archives.ts'
import { createConnection, type Connection } from './kit/connection.ts'
import { expect } from './kit/expect.ts'
import type { GivenFile } from './kit/files.ts'
import { test } from './kit/test.ts'
import type { World } from './kit/world.ts'

const tab = 'Restore from backup file'
/** About a third of people.dump. */
const PART = 60_000
const MIB = 1024 * 1024

/** Confirms a file for an instance whose tab is open; the upload stands still with a part of it on the host. */
async function standing(
  app: App,
  connection: Connection,
  file: GivenFile = people(),
  bytes: number = PART,
): Promise<void> {
  const arrived = await connection.hold(file, bytes)
  await app.file.drop(file)
  await app.file.confirm()
  await arrived()
  await expect(app.file.upload.pause).toBeVisible()
}

/** An upload that stands still goes on from what the host has. */
async function goOn(app: App): Promise<void> {
  await app.file.upload.pause.click()
  await app.file.upload.resume.click()
}

/** The file has been loaded. */
async function expectLoaded(app: App, world: World): Promise<void> {
  await expect(app.file.progress).toHaveAccessibleName(/Loading into/)
  await world.settle()
  await expect(app.page.getByText('1,204 nodes and 3,377 relationships were loaded.')).toBeVisible()
}

/** What the instance of the sheet holds, as its overview says. */
async function held(app: App): Promise<readonly string[]> {
  await app.sheet.open('Overview')
  await expect(app.sheet.row('Nodes')).toHaveText(/\d/)
  return [await app.sheet.row('Nodes').innerText(), await app.sheet.row('Relationships').innerText()]
}

test.describe('an upload', () => {
  test(
    'says how fast it is and how long it will take; pauses, and goes on',
    { tag: '@chromium' },
    async ({ app, world, connection }) => {
      const file = padded(people(), 17 * MIB)
      const { upload } = app.file
      await app.open()
      await app.inspect('customer-graph', tab)
      await app.file.browse(file)
      const isSlow = await connection.slow()
      await app.file.confirm()
      await isSlow()
      await expect(upload.root).toContainText(/Uploading, \d+%/)
      await expect(upload.root).toContainText(/\d [kM]?B\/s/)
      await expect(upload.root).toContainText(/about .* left/)
      await upload.pause.click()
      await expect(upload.root).toContainText(/Paused at \d+%/)
      await expect(upload.root).not.toContainText(/B\/s|left/)
      await expect(upload.resume).toBeFocused()
      await connection.fast()
      await upload.resume.click()
      await expectLoaded(app, world)
    },
  )

  test(
    'goes on after a reload by one click, where the browser kept where the file is',
    { tag: '@chromium' },
    async ({ app, page, world, connection }) => {
      await app.open()
      await app.inspect('customer-graph', tab)
      const arrived = await connection.hold(people(), PART)
      await app.file.dropFromDisk('people.dump')
      await app.file.confirm()
      await arrived()
      page.once('dialog', (dialog) => void dialog.accept())
      await page.reload()
      await app.file.upload.goOnWithKept.click()
      await expectLoaded(app, world)
    },
  )

  test(
    'stops where there is no room, keeps what has arrived, and goes on when there is',
    { tag: ['@chromium', '@browser-host'] },
    async ({ app, page, context, world, expectStatus }) => {
      expectStatus(507)
      const session = await context.newCDPSession(page)
      const allow = (bytes?: number) =>
        session.send('Storage.overrideQuotaForOrigin', {
          origin: new URL(page.url()).origin,
          ...(bytes === undefined ? {} : { quotaSize: bytes }),
        })
      await app.open()
      await app.inspect('customer-graph', tab)
      await app.file.browse(padded(people(), 17 * MIB))
      await expect(app.file.submit).toBeVisible()
      const used = await page.evaluate(async () => (await navigator.storage.estimate()).usage ?? 0)
      await allow(used + 10_000_000)
      await app.file.confirm()
      await expect(app.file.refusal).toContainText('There is no room left on this host to store the file.')
      await expect(app.file.refusal).toContainText('what has arrived is kept, and it goes on from there')
      await expect(app.file.upload.root).toContainText(/Paused at \d\d%/)
      await app.file.upload.resume.click()
      await expect(app.file.refusal).toContainText('There is no room left')
      await allow()
      await app.file.upload.resume.click()
      await expectLoaded(app, world)
    },
  )

  test('is cancelled, and nothing was overwritten', async ({ app, connection }) => {
    await app.open()
    await app.inspect('customer-graph')
    const before = await held(app)
    await app.sheet.open(tab)
    await standing(app, connection)
    await app.file.upload.cancel.click()
    await expect(app.page.getByText('The upload was cancelled')).toBeVisible()
    await expect(app.page.getByText('Nothing was overwritten.')).toBeVisible()
    expect(await held(app)).toEqual(before)
    await app.page.reload()
    await app.sheet.open(tab)
    await expect(app.file.dropZone).toContainText('Drop a Neo4j file here')
  })

  test('waits for a connection that is lost and goes on by itself, wherever the person is', async ({
    app,
    world,
    connection,
  }) => {
    await app.open()
    await app.inspect('customer-graph', tab)
    await standing(app, connection)
    await connection.lose()
    await expect(app.page.getByText('The connection was lost')).toBeVisible()
    await expect(app.file.upload.root).toContainText('goes on by itself')
    await app.sheet.close.click()
    await expect(app.sheet.root).toBeHidden()
    await connection.restore()
    await expect(app.instances.card('customer-graph').status).toContainText('Loading')
    await app.inspect('customer-graph', tab)
    await expectLoaded(app, world)
  })

  test('asks before the page is left; after a reload it goes on with the same file, and no other', async ({
    app,
    page,
    world,
    connection,
  }) => {
    await app.open()
    await app.inspect('customer-graph', tab)
    await standing(app, connection)
    const asked: string[] = []
    const answering = (answer: 'stay' | 'go') =>
      page.once('dialog', (dialog) => {
        asked.push(dialog.type())
        void (answer === 'go' ? dialog.accept() : dialog.dismiss())
      })
    answering('stay')
    await page.evaluate(() => location.reload())
    await expect.poll(() => asked).toEqual(['beforeunload'])
    await expect(app.file.upload.pause).toBeVisible()
    answering('go')
    await page.reload()
    expect(asked).toEqual(['beforeunload', 'beforeunload'])
    const { root, bar } = app.file.upload
    await expect(root).toContainText('people.dump, 183,340 bytes, last changed on 13 Nov 2025, 09:41')
    await expect(root).toContainText('Interrupted at 32%')
    await expect(bar).toHaveAccessibleName('Upload of people.dump')
    const others: readonly (readonly [GivenFile, RegExp])[] = [
      [{ ...people(), name: 'orders.dump' }, /It is called orders\.dump\./],
      [padded(people(), 200_000), /It has 200,000 bytes, not 183,340 bytes\./],
      [{ ...people(), lastModified: Date.UTC(2025, 10, 14, 8) }, /changed on 14 Nov 2025/],
    ]
    for (const [other, difference] of others) {
      await app.file.drop(other)
      await expect(app.file.refusal.filter({ hasText: difference })).toContainText(
        /Drop people\.dump, .*, or cancel the upload/,
      )
    }
    const changed = Buffer.from(people().bytes)
    changed[PART / 2] = (changed[PART / 2] ?? 0) ^ 0xff
    await app.file.drop({ ...people(), bytes: changed })
    await expect(app.file.refusal).toContainText('are not those that were sent')
    await app.file.drop(people())
    await expectLoaded(app, world)
  })

  test('waits where the session ends, and goes on by itself after signing in', async ({
    app,
    world,
    connection,
    expectStatus,
  }) => {
    expectStatus(401)
    await app.open()
    await app.inspect('customer-graph', tab)
    await standing(app, connection)
    await world.endSession()
    await expect(app.dialogs.session.root).toBeVisible()
    await connection.lose()
    await expect(app.file.upload.root).toContainText('The connection was lost')
    await connection.restore()
    await expect(app.file.upload.root).toContainText('when you are signed in again')
    await app.dialogs.session.signIn.click()
    await expectLoaded(app, world)
  })
})

test.describe('uploads side by side', () => {
  test('what one tab sends, another says; when that one is closed it goes on here', async ({
    app,
    context,
    host,
    watch,
    world,
  }) => {
    await world.scenario('tour', { everyTab: true })
    const sender = createApp(await context.newPage(), world)
    await sender.open()
    await sender.inspect('customer-graph', tab)
    await standing(sender, createConnection(host, sender.page, watch))
    await app.open()
    await app.inspect('customer-graph', tab)
    await expect(app.page.getByText('This file is being sent in another tab')).toBeVisible()
    await expect(app.file.dropZone).toHaveCount(0)
    await sender.page.close()
    await expect(app.file.upload.root).toContainText('Interrupted at 32%')
    await app.file.drop(people())
    await expectLoaded(app, world)
  })

  test('one at a time goes into an instance: the second says what is in its way', async ({
    app,
    context,
    host,
    watch,
    world,
    expectStatus,
  }) => {
    expectStatus(409, /imports/)
    await world.scenario('tour', { everyTab: true })
    const first = createApp(await context.newPage(), world)
    await app.open()
    await app.inspect('customer-graph', tab)
    await app.file.drop(people())
    await expect(app.file.submit).toBeVisible()
    await first.open()
    await first.inspect('customer-graph', tab)
    await standing(first, createConnection(host, first.page, watch), {
      ...people(),
      name: 'earlier.dump',
    })
    await app.page.bringToFront()
    await app.file.confirm()
    const { inTheWay } = app.file.upload
    await expect(inTheWay.notice).toContainText('earlier.dump')
    await inTheWay.goOn.click()
    await expect(app.page.getByText('This file is being sent in another tab')).toBeVisible()
  })

  test('the one in the way is cancelled, and the second goes', async ({
    app,
    context,
    host,
    watch,
    world,
    expectStatus,
  }) => {
    expectStatus(409, /imports/)
    await world.scenario('tour', { everyTab: true })
    const first = createApp(await context.newPage(), world)
    await app.open()
    await app.inspect('customer-graph', tab)
    await app.file.drop(people())
    await expect(app.file.submit).toBeVisible()
    await first.open()
    await first.inspect('customer-graph', tab)
    await standing(first, createConnection(host, first.page, watch), {
      ...people(),
      name: 'earlier.dump',
    })
    await app.page.bringToFront()
    await app.file.confirm()
    await app.file.upload.inTheWay.cancel.click()
    await expect(app.file.upload.inTheWay.notice).toHaveCount(0)
    await first.page.bringToFront()
    await expect(first.page.getByText('The upload of earlier.dump has ended')).toBeVisible()
    await app.page.bringToFront()
    await app.file.confirm()
    await expectLoaded(app, world)
  })

  test('one file goes into two instances', async ({ app, world, connection }) => {
    await app.open()
    await world.settle()
    await app.inspect('customer-graph', tab)
    await standing(app, connection)
    await app.sheet.close.click()
    await app.inspect('orders-eu', tab)
    await app.file.drop(people())
    await app.file.confirm()
    await expect(app.file.progress).toHaveAccessibleName(/Loading into orders-eu/)
    await app.sheet.close.click()
    await app.inspect('customer-graph', tab)
    await goOn(app)
    await expectLoaded(app, world)
    expect(await held(app)).toEqual([expect.stringContaining('1,204'), expect.stringContaining('3,377')])
    await app.sheet.close.click()
    await app.inspect('orders-eu')
    expect(await held(app)).toEqual([expect.stringContaining('1,204'), expect.stringContaining('3,377')])
  })
})

test.describe('a consent', () => {
  test('is asked for again where the instance was renamed meanwhile', async ({ app, world, connection }) => {
    await app.open()
    await app.inspect('customer-graph', tab)
    await standing(app, connection)
    await app.sheet.open('Overview')
    await app.sheet.rename('customers')
    await expect(app.sheet.heading).toContainText('customers')
    await app.sheet.open(tab)
    await goOn(app)
    await expect(app.page.getByText('The instance has changed since you confirmed')).toBeVisible()
    await expect(app.page.getByText('It is called customers now.')).toBeVisible()
    const { again } = app.file.upload
    await again.submit.click({ force: true })
    await expect(again.submit).toHaveAccessibleDescription(/Type RESTORE/)
    await again.confirm()
    await expectLoaded(app, world)
  })

  test('is asked for again where the instance was restored meanwhile; declined, nothing is overwritten', async ({
    app,
    world,
    connection,
  }) => {
    await app.open()
    await app.inspect('customer-graph', tab)
    await standing(app, connection)
    await app.sheet.open('Snapshots')
    await app.snapshots.showExportableOnly()
    await app.snapshots.row(0).restore.click()
    await app.dialogs.restore.confirm()
    await expect(app.dialogs.restore.root).toBeHidden()
    await world.settle()
    const before = await held(app)
    await app.sheet.open(tab)
    await goOn(app)
    await expect(app.page.getByText('It holds other data now')).toBeVisible()
    await app.file.upload.again.decline.click()
    await expect(app.page.getByText('The upload was cancelled')).toBeVisible()
    expect(await held(app)).toEqual(before)
  })
})

test.describe('a file that Neo4j does not load', () => {
  const whileLoading: readonly (readonly [string, () => GivenFile, string, string])[] = [
    [
      'InconsistentData',
      failing.inconsistent,
      'The store in the file is inconsistent.',
      'Check the database with neo4j-admin database check',
    ],
    [
      'LegacyIndexes',
      failing.legacyIndexes,
      'no longer has: native-btree-1.0.',
      'Recreate these indexes in Neo4j 4.4 or later, then make a new file.',
    ],
    [
      'UnknownError',
      failing.unknownFormat,
      'Its store format, mesh-graph-1.1, is not known.',
      'If it fails again, contact support with this message.',
    ],
  ]
  for (const [reason, file, message, remedy] of whileLoading) {
    test(`${reason}: fails while loading, and one click goes back to the data before`, async ({
      app,
      world,
    }) => {
      await app.open()
      await app.inspect('customer-graph')
      const before = await held(app)
      await app.sheet.open(tab)
      await app.file.drop(file())
      await app.file.confirm()
      await expect(app.file.progress).toHaveAccessibleName(/Loading into/)
      await world.settle()
      await expect(app.page.getByText(message).first()).toBeVisible()
      await expect(app.page.getByText(remedy).first()).toBeVisible()
      await expect(app.page.getByText('still has the data from before').first()).toBeVisible()
      await expect(app.file.upload.goBack).toHaveCount(1)
      await app.page.reload()
      await expect(app.page.getByText(message).first()).toBeVisible()
      await app.file.upload.goBack.click()
      await expect(app.file.upload.goBack).toHaveCount(0)
      await world.settle()
      await expect(app.sheet.heading.or(app.sheet.root).first()).toContainText('Running')
      expect(await held(app)).toEqual(before)
    })
  }

  test('for its size, its store format, the limits of Free, or as it is none: refused before anything is sent', async ({
    app,
    world,
    page,
  }) => {
    const sent: string[] = []
    await app.open()
    await app.instances.card('poc-recommendations').power.click()
    await world.settle()
    await expect(app.instances.card('poc-recommendations').status).toContainText('Running')
    page.on('request', (request) => {
      if (request.method() !== 'GET') sent.push(request.url())
    })
    const cases: readonly (readonly [string, GivenFile, string, string])[] = [
      [
        'poc-recommendations',
        failing.tooLarge(),
        'The data needs 3.3 GB of storage; this instance has 2 GB.',
        'Use an instance with at least 3.3 GB of storage.',
      ],
      [
        'poc-recommendations',
        failing.tooManyNodes(),
        'The data has 1,234,567 nodes; AuraDB Free takes 200,000.',
        'Delete nodes before the file is made, or use a paid instance.',
      ],
      [
        'inventory',
        people(),
        'The data was written by Neo4j 5 or later (record-standard-1.1); this instance runs Neo4j 4.4.',
        'Use an instance of the latest version.',
      ],
      [
        'customer-graph',
        failing.noDatabase(),
        'The archive is whole, but no Neo4j database is in it.',
        'Use the .dump or .backup that neo4j-admin wrote for the database.',
      ],
    ]
    for (const [name, file, message, remedy] of cases) {
      await app.inspect(name, tab)
      await app.file.drop(file)
      await expect(app.file.refusal.filter({ hasText: message })).toContainText(remedy)
      await expect(app.file.submit).toHaveCount(0)
      await app.sheet.close.click()
    }
    expect(sent).toEqual([])
  })
})
