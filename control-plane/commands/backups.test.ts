/** Backups: the queue, the data they hold, what becomes of their files, and the way into an instance. */
import { describe, expect, it } from 'vitest'
import { crc32 } from '../../archive/crc32.ts'
import { inspectArchive } from '../../archive/inspect.ts'
import { limits } from '../../contract/rules/limits.ts'
import { DAY_MS, HOUR_MS } from '../../contract/rules/windows.ts'
import type { BackupRecord } from '../file-records.ts'
import {
  asked,
  createMemoryBytes,
  described,
  instanceRecord,
  realDump,
  start,
  testWorld,
  upload,
  valueOf,
  type TestWorld,
} from '../testing/test-world.ts'
import { storedArchive } from '../work.ts'

const MINUTE = 60_000
const instances = ['Shop', 'Lab', 'Desk', 'Yard'].map((name, i) =>
  instanceRecord('professional-db', '5', `aaaaaa0${i + 1}`, {
    name,
    nextSlotAt: null,
    content: described({ asOf: start, writesPerHour: 36_000 }),
  }),
)
const [shop, lab, desk, yard] = instances.map(({ id }) => ({ instanceId: id }))
const sandbox = instanceRecord('sandbox', '5', 'aaaaaa09', {
  name: 'Films',
  endsAt: start + 2 * HOUR_MS,
  content: described({ writesPerHour: 0, asOf: start }),
})

type At = { readonly instanceId: string } | undefined

async function request(world: TestWorld, at: At): Promise<string> {
  return valueOf(await world.plane.commands.createBackup(asked(), at ?? { instanceId: 'none' })).id
}

const stateOf = (world: TestWorld, id: string) => world.one('backup', id).state

function ready(world: TestWorld, id: string): Extract<BackupRecord, { state: 'ready' }> {
  const record = world.one('backup', id)
  if (record.state !== 'ready') throw new Error(`The backup is ${record.state}.`)
  return record
}

const made = async (world: TestWorld, at: At) => {
  const id = await request(world, at)
  await world.advance(15 * MINUTE)
  return ready(world, id)
}

const inspect = (world: TestWorld, { bytesKey, fileName, bytes }: ReturnType<typeof ready>) =>
  inspectArchive(storedArchive(world.bytes, bytesKey, fileName, bytes), { full: true })

describe('a backup', () => {
  it('is a dump of the data of the moment it began, while the instance runs on and changes', async () => {
    const world = testWorld({ instances })
    await world.advance(HOUR_MS + 7)
    const before = world.one('instance', 'aaaaaa01')
    const id = await request(world, shop)
    const begun = world.one('backup', id)
    expect(begun).toMatchObject({ state: 'running', dataAt: start + HOUR_MS + 7 })
    // Neither held nor changed in any way.
    expect(world.one('instance', 'aaaaaa01')).toBe(before)
    valueOf(await world.plane.commands.takeSnapshot(asked(), { instanceId: 'aaaaaa01' }))
    await world.advance(15 * MINUTE)
    const record = ready(world, id)
    expect(record.fileName).toBe('Shop-2025-11-14T10-04-00.dump')
    const file = world.bytes.files.get(record.bytesKey) ?? new Uint8Array()
    expect([record.bytes, record.crc32]).toEqual([file.length, crc32(file)])
    const inspection = await inspect(world, record)
    // 36 000 writes in that hour, two fifths of them nodes.
    expect(inspection).toMatchObject({ ok: true, container: 'dump', flavour: 'DZV1' })
    expect(inspection).toMatchObject({ described: { nodes: 1000 + 14_400, relationships: 2400 + 21_600 } })
    expect(record.contents).toMatchObject({ kind: 'described', nodes: 15_400, relationships: 24_000 })
  })

  it('of a real archive is its store untouched, and says what the store is', async () => {
    const world = testWorld({ instances })
    await upload(world, 'aaaaaa01', await realDump())
    await world.advance(5 * MINUTE)
    const record = await made(world, shop)
    expect(record.contents).toMatchObject({ kind: 'held', nodes: 3, relationships: 2 })
    const original = await inspectArchive(new File([await copy(await realDump())], 'real.dump'), {
      full: true,
    })
    const again = await inspect(world, record)
    if (!original.ok || !again.ok) throw new Error('One of them is refused.')
    for (const fact of ['files', 'unpackedBytes', 'storeFormat', 'nodes', 'relationships', 'labels'] as const)
      expect([fact, again[fact]]).toEqual([fact, original[fact]])
    expect(again.described).toBeNull()
  })

  it('takes from 30 s to 10 min, by its bytes', async () => {
    for (const [bytes, least, most] of [
      [1_000_000, 30_000, 45_000],
      [10_000_000_000, 100_000, 160_000],
      [10 ** 13, 400_000, 600_000],
    ] as const) {
      for (let i = 0; i < 20; i++) {
        const content = described({ bytes, writesPerHour: 0 })
        const id = `aaaaaa${String(i + 10)}`
        const world = testWorld({
          instances: [instanceRecord('enterprise-db', '5', id, { content })],
          seed: `${i}`,
        })
        await request(world, { instanceId: id })
        const operation = world.all('operation').find(({ kind }) => kind === 'backup')
        const takes = (operation?.pollAt ?? 0) - start
        expect([takes >= least, takes <= most, takes]).toEqual([true, true, takes])
      }
    }
  })

  it('is refused while another one of the same instance waits or runs, and while the instance does not run', async () => {
    const paused = instanceRecord('professional-db', '5', 'aaaaaa08', { status: 'paused', pausedAt: start })
    const world = testWorld({ instances: [...instances, paused] })
    await request(world, shop)
    const refused = (instanceId: string, role: 'member' | 'viewer' = 'member') =>
      world.plane.commands.createBackup(asked({ role }), { instanceId })
    expect(await refused('aaaaaa01')).toMatchObject({ ok: false, reason: 'backup-in-progress' })
    expect(await refused('aaaaaa08')).toMatchObject({ ok: false, reason: 'instance-paused' })
    expect(await refused('aaaaaa02', 'viewer')).toMatchObject({ ok: false, reason: 'role-viewer' })
    expect(await refused('none')).toMatchObject({ ok: false, reason: 'db-not-found' })
    await world.advance(15 * MINUTE)
    valueOf(await refused('aaaaaa01'))
  })

  it('that failed says why and stays, and leaves no bytes; there being no room is one way', async () => {
    const faults = [{ operation: 'backup', reason: 'backup-failed', times: 'once' }] as const
    const world = testWorld({ instances, faults, bytes: createMemoryBytes(100) })
    const first = await request(world, shop)
    const second = await request(world, lab)
    await world.advance(15 * MINUTE)
    const failureOf = (id: string) => {
      const record = world.one('backup', id)
      return record.state === 'failed' ? record.failure.reason : record.state
    }
    expect([failureOf(first), failureOf(second)]).toEqual(['backup-failed', 'backup-no-room'])
    expect([...world.bytes.files.keys()]).toEqual([])
    for (const { id } of instances) expect(world.one('instance', id).status).toBe('running')
  })
})

describe('the queue', () => {
  it('has two workers, goes by the order of the requests, and moves up as one ends', async () => {
    const world = testWorld({ instances })
    const ids = [
      await request(world, shop),
      await request(world, lab),
      await request(world, desk),
      await request(world, yard),
    ]
    expect(ids.map((id) => stateOf(world, id))).toEqual(['running', 'running', 'queued', 'queued'])
    const places = async () =>
      (await world.plane.read((q) => q.backups())).flatMap(({ record, place }) =>
        place ? [[record.instanceName, place.position, place.startsAt]] : [],
      )
    const ends = world
      .all('operation')
      .map(({ pollAt }) => pollAt ?? 0)
      .toSorted((a, b) => a - b)
    expect(await places()).toEqual([
      ['Yard', 2, ends[1]],
      ['Desk', 1, ends[0]],
    ])
    world.clock.jumpTo(ends[0] ?? 0)
    await world.plane.reconcile()
    expect(stateOf(world, ids[2] ?? '')).toBe('running')
    expect(world.one('backup', ids[2] ?? '')).toMatchObject({ dataAt: ends[0] })
    expect(await places()).toEqual([['Yard', 1, ends[1]]])
    await world.advance(HOUR_MS)
    expect(ids.map((id) => stateOf(world, id))).toEqual(['ready', 'ready', 'ready', 'ready'])
  })

  it('begins the next one as of the moment the one before ended, however late that is looked at', async () => {
    const whole = testWorld({ instances })
    const cut = testWorld({ instances })
    const ask = (world: TestWorld, at: At, requestId: string) =>
      world.plane.commands.createBackup(asked({ requestId }), at ?? { instanceId: '' })
    for (const world of [whole, cut])
      for (const [i, at] of [shop, lab, desk, yard].entries()) await ask(world, at, `request-${i}`)
    await whole.advance(HOUR_MS)
    for (let i = 0; i < 360; i++) await cut.advance(10_000)
    expect(JSON.stringify(cut.store.dump())).toBe(JSON.stringify(whole.store.dump()))
  })

  it('lets one be cancelled while it waits, and no longer', async () => {
    const world = testWorld({ instances })
    const running = await request(world, shop)
    await request(world, lab)
    const waiting = await request(world, desk)
    const cancel = (backupId: string) => world.plane.commands.cancelBackup(asked(), { backupId })
    expect(await cancel(running)).toMatchObject({ ok: false, reason: 'backup-running' })
    valueOf(await cancel(waiting))
    expect(stateOf(world, waiting)).toBe('cancelled')
    expect(await cancel(waiting)).toMatchObject({ ok: false, reason: 'backup-ended' })
    expect(await cancel('none')).toMatchObject({ ok: false, reason: 'backup-not-found' })
    valueOf(await world.plane.commands.createBackup(asked(), { instanceId: 'aaaaaa03' }))
  })

  it('lets others pass one whose instance is busy, and makes that one as soon as it runs again', async () => {
    const world = testWorld({ instances })
    await made(world, shop)
    const snapshot = valueOf(
      await world.plane.commands.takeSnapshot(asked(), { instanceId: 'aaaaaa03' }),
    ).snapshot
    await world.advance(5 * MINUTE)
    await request(world, shop)
    await request(world, lab)
    const busy = await request(world, desk)
    const behind = await request(world, yard)
    const restore = valueOf(
      await world.plane.commands.restoreSnapshot(asked(), {
        instanceId: 'aaaaaa03',
        snapshotId: snapshot.id,
      }),
    )
    const restored = restore.operation.pollAt ?? 0
    const first = Math.min(
      ...world.all('operation').flatMap(({ kind, pollAt }) => (kind === 'backup' && pollAt ? [pollAt] : [])),
    )
    expect(first).toBeLessThan(restored)
    world.clock.jumpTo(first)
    await world.plane.reconcile()
    expect([stateOf(world, busy), stateOf(world, behind)]).toEqual(['queued', 'running'])
    await world.advance(HOUR_MS)
    const record = ready(world, busy)
    expect(record.dataAt).toBeGreaterThan(restored)
    expect(record.dataAt).toBeLessThan(restored + 2 * MINUTE)
  })

  it('gives up what waits for an instance that was paused or deleted meanwhile', async () => {
    const world = testWorld({ instances })
    await request(world, shop)
    await request(world, lab)
    const [paused, deleted] = [await request(world, desk), await request(world, yard)]
    valueOf(await world.plane.commands.pauseInstance(asked(), { instanceId: 'aaaaaa03' }))
    valueOf(await world.plane.commands.deleteInstance(asked(), { instanceId: 'aaaaaa04' }))
    await world.advance(HOUR_MS)
    expect(world.one('backup', paused)).toMatchObject({ failure: { reason: 'backup-not-running' } })
    expect(world.one('backup', deleted)).toMatchObject({ failure: { reason: 'backup-instance-gone' } })
  })
})

describe('the file of a backup', () => {
  it('outlives its instance: also one that was being made when the instance went', async () => {
    const world = testWorld({ instances: [sandbox] })
    const first = await made(world, { instanceId: sandbox.id })
    await world.advance(HOUR_MS + 44 * MINUTE)
    const second = await request(world, { instanceId: sandbox.id })
    // It ends by itself a minute later.
    await world.advance(30 * MINUTE)
    expect(world.all('instance')).toEqual([])
    expect(stateOf(world, second)).toBe('ready')
    const views = await world.plane.read((q) => q.backups({ instanceId: sandbox.id }))
    expect(views.map(({ record }) => record.state)).toEqual(['ready', 'ready'])
    expect((await inspect(world, first)).ok && (await inspect(world, ready(world, second))).ok).toBe(true)
  })

  it('is kept 90 days, then goes; the record says so for another 30', async () => {
    const world = testWorld({ instances: [sandbox] })
    const { id, readyAt, keptUntil, bytesKey } = await made(world, { instanceId: sandbox.id })
    expect(keptUntil - readyAt).toBe(90 * DAY_MS)
    await world.advance(keptUntil - world.clock.now() - 1)
    expect(stateOf(world, id)).toBe('ready')
    await world.advance(1)
    expect([stateOf(world, id), world.bytes.files.has(bytesKey)]).toEqual(['expired', false])
    expect(await world.plane.openBackup(id)).toBeNull()
    await world.advance(30 * DAY_MS)
    expect(world.all('backup')).toEqual([])
  })

  it('stays while somebody downloads it', async () => {
    const world = testWorld({ instances: [sandbox] })
    const { id, keptUntil, bytesKey, bytes } = await made(world, { instanceId: sandbox.id })
    await world.advance(keptUntil - world.clock.now() - MINUTE)
    const file = await world.plane.openBackup(id)
    const reader = file?.read(0, bytes).getReader()
    await reader?.read()
    await world.advance(2 * HOUR_MS)
    expect([stateOf(world, id), world.bytes.files.has(bytesKey)]).toEqual(['expired', true])
    await reader?.cancel()
    await world.advance(1)
    expect(world.bytes.files.has(bytesKey)).toBe(false)
  })

  it('is linked to for 30 days, and never for longer than it is there', async () => {
    const world = testWorld({ instances: [sandbox] })
    const { id, keptUntil } = await made(world, { instanceId: sandbox.id })
    const link = async () => valueOf(await world.plane.commands.linkBackup(asked(), { backupId: id })).until
    expect(await link()).toBe(Math.floor((world.clock.now() + limits.backupLinkMs) / 1000) * 1000)
    await world.advance(80 * DAY_MS)
    expect(await link()).toBe(Math.floor(keptUntil / 1000) * 1000)
    await world.advance(20 * DAY_MS)
    expect(await world.plane.commands.linkBackup(asked(), { backupId: id })).toMatchObject({
      reason: 'backup-expired',
      status: 410,
    })
  })
})

describe('sent into an instance', () => {
  const send = (world: TestWorld, backupId: string, instanceId: string) =>
    world.plane.commands.sendBackup(asked(), { backupId, instanceId })

  it('is verified and loaded as an upload is, without one', async () => {
    const world = testWorld({ instances: [sandbox, ...instances] })
    const { id, fileName, bytes } = await made(world, { instanceId: sandbox.id })
    const sent = valueOf(await send(world, id, 'aaaaaa01'))
    expect(sent).toMatchObject({ state: 'verifying', fileName, fileBytes: bytes, receivedBytes: bytes })
    await world.advance(10 * MINUTE)
    expect(world.one('import', sent.id).state).toBe('done')
    expect(world.one('instance', 'aaaaaa01').content).toMatchObject({ nodes: 1000, relationships: 2400 })
    expect(stateOf(world, id)).toBe('ready')
  })

  it('shares its bytes: they stay as long as the backup or the instance needs them', async () => {
    const world = testWorld({ instances })
    await upload(world, 'aaaaaa01', await realDump())
    await world.advance(5 * MINUTE)
    const { id, bytesKey } = await made(world, shop)
    valueOf(await send(world, id, 'aaaaaa02'))
    await world.advance(10 * MINUTE)
    expect(world.one('instance', 'aaaaaa02').content).toMatchObject({ kind: 'held', bytesKey, nodes: 3 })
    await world.advance(91 * DAY_MS)
    expect([stateOf(world, id), world.bytes.files.has(bytesKey)]).toEqual(['expired', true])
    valueOf(await world.plane.commands.deleteInstance(asked(), { instanceId: 'aaaaaa02' }))
    await world.advance(10 * DAY_MS)
    expect(world.bytes.files.has(bytesKey)).toBe(false)
  })

  it('keeps its file where the loading is refused or given up', async () => {
    const world = testWorld({ instances: [sandbox, ...instances] })
    const { id, bytesKey } = await made(world, { instanceId: sandbox.id })
    const sent = valueOf(await send(world, id, 'aaaaaa01'))
    valueOf(await world.plane.commands.cancelImport(asked(), { importId: sent.id }))
    await world.advance(MINUTE)
    expect(world.bytes.files.has(bytesKey)).toBe(true)
    valueOf(await send(world, id, 'aaaaaa01'))
    expect(await send(world, id, 'aaaaaa01')).toMatchObject({ reason: 'import-in-progress' })
  })

  it('is refused where it does not fit, with the reason', async () => {
    const older = instanceRecord('professional-db', '4', 'aaaaaa08')
    const big = instanceRecord('professional-db', '5', 'aaaaaa07', {
      storage: '64GB',
      content: described({ bytes: 30_000_000_000, writesPerHour: 0 }),
    })
    const world = testWorld({ instances: [sandbox, older, big, ...instances] })
    const { id } = await made(world, { instanceId: sandbox.id })
    const large = await made(world, { instanceId: big.id })
    expect(await send(world, id, older.id)).toMatchObject({ reason: 'UnsupportedStoreFormat' })
    expect(await send(world, id, sandbox.id)).toMatchObject({ reason: 'plan-takes-no-files' })
    expect(await send(world, large.id, 'aaaaaa01')).toMatchObject({ reason: 'ImportExceedsMaxSize' })
    const consent = { instanceName: 'Another', dataId: 'aaaaaa01' }
    const stale = { backupId: id, instanceId: 'aaaaaa01', consent }
    expect(await world.plane.commands.sendBackup(asked(), stale)).toMatchObject({ reason: 'consent-stale' })
    const running = await request(world, { instanceId: sandbox.id })
    expect(await send(world, running, 'aaaaaa01')).toMatchObject({ reason: 'backup-not-ready' })
    expect(world.all('import')).toEqual([])
  })
})

const copy = async (bytes: Uint8Array) => new Uint8Array(bytes)
