/** Archives on their way in and out: imports, uploads and exports. */
import { describe, expect, it } from 'vitest'
import { crc32 } from '../../archive/crc32.ts'
import { inspectArchive } from '../../archive/inspect.ts'
import { DAY_MS, HOUR_MS } from '../../contract/rules/windows.ts'
import { consentTo } from '../import-life.ts'
import { createControlPlane } from '../control-plane.ts'
import type { Bytes } from '../ports.ts'
import { createSeededRandom } from '../seeded-random.ts'
import {
  asked,
  createMemoryBytes,
  described,
  host,
  instanceRecord,
  realDump,
  start,
  streamOf,
  tenant,
  testWorld,
  upload,
  valueOf,
  type TestWorld,
} from '../testing/test-world.ts'
import { storedArchive } from '../work.ts'

const MINUTE = 60_000
const shop = instanceRecord('professional-db', '5', 'aaaaaa01', { name: 'Shop', nextSlotAt: null })
const lab = instanceRecord('professional-db', '5', 'aaaaaa02', { name: 'Lab', nextSlotAt: null })
const at = { instanceId: shop.id }

async function takeOf(world: TestWorld, instanceId: string) {
  const { snapshot } = valueOf(await world.plane.commands.takeSnapshot(asked(), { instanceId }))
  await world.advance(5 * MINUTE)
  return world.one('snapshot', snapshot.id)
}

async function exportOf(world: TestWorld, instanceId: string, snapshotId: string) {
  const { id } = valueOf(await world.plane.commands.createExport(asked(), { instanceId, snapshotId }))
  await world.advance(5 * MINUTE)
  return world.one('export', id)
}

const bytesOf = async (stream: ReadableStream<Uint8Array>) =>
  new Uint8Array(await new Response(stream).arrayBuffer())

describe('a real archive', () => {
  it('is verified, loaded and counted; the instance then holds its bytes', async () => {
    const world = testWorld({ instances: [shop] })
    const file = await realDump()
    const id = await upload(world, shop.id, file)
    expect(world.one('import', id)).toMatchObject({ state: 'verifying', receivedBytes: file.length })
    expect(world.one('instance', shop.id).status).toBe('running')
    await world.plane.reconcile()
    expect(world.one('import', id)).toMatchObject({ state: 'loading', found: { nodes: 3, relationships: 2 } })
    const loading = world.one('instance', shop.id)
    expect(loading).toMatchObject({ status: 'loading', content: { kind: 'described' } })
    await world.advance(2 * MINUTE)
    expect(world.one('import', id).state).toBe('done')
    expect(world.one('instance', shop.id)).toMatchObject({
      status: 'running',
      content: { kind: 'held', nodes: 3, relationships: 2, bytesKey: `import/${id}`, fileName: 'graph.dump' },
    })
    await world.advance(DAY_MS)
    expect(world.one('instance', shop.id).content).toMatchObject({ nodes: 3 })
  })

  it('comes out of an export with the same store, and goes into another instance', async () => {
    const world = testWorld({ instances: [shop, lab] })
    await upload(world, shop.id, await realDump())
    await world.advance(5 * MINUTE)
    const snapshot = await takeOf(world, shop.id)
    const made = await exportOf(world, shop.id, snapshot.id)
    expect(made).toMatchObject({ state: 'ready', content: 'held', format: 'backup' })
    expect(made.fileName).toMatch(/^neo4j-2025-11-14T09-\d\d-\d\d\.backup$/)
    const file = await world.plane.openExport(made.id)
    const bytes = await bytesOf(file?.read(0, file.bytes) ?? new ReadableStream())
    expect(bytes).toHaveLength(file?.bytes ?? -1)
    expect(crc32(bytes)).toBe(file?.crc32)
    expect(world.one('snapshot', snapshot.id).exportBytes).toBe(bytes.length)
    const id = await upload(world, lab.id, bytes, made.fileName)
    await world.advance(5 * MINUTE)
    expect(world.one('import', id)).toMatchObject({ state: 'done', found: { container: 'backup' } })
    expect(world.one('instance', lab.id).content).toMatchObject({ kind: 'held', nodes: 3, relationships: 2 })
  })

  it('its bytes stay while anything holds them, and go with the last', async () => {
    const world = testWorld({ instances: [shop, lab] })
    const id = await upload(world, shop.id, await realDump())
    await world.advance(5 * MINUTE)
    const key = `import/${id}`
    const snapshot = await takeOf(world, shop.id)
    valueOf(await world.plane.commands.deleteInstance(asked(), at))
    const copy = {
      tenantId: tenant.id,
      name: 'Copy',
      type: 'professional-db',
      version: '5',
      cloud: 'gcp',
      region: 'europe-west1',
      memory: '1GB',
    } as const
    // Too late: it is being deleted.
    const late = { ...copy, sourceInstanceId: shop.id, sourceSnapshotId: snapshot.id }
    expect(await world.plane.commands.createInstance(asked(), late)).toMatchObject({ ok: false })
    expect(world.bytes.files.has(key)).toBe(true)
    await world.advance(5 * MINUTE)
    // The snapshot that the instance left holds them.
    expect(world.bytes.files.has(key)).toBe(true)
    await world.advance(7 * DAY_MS)
    expect(world.bytes.files.has(key)).toBe(false)
    expect(world.all('sweep')).toEqual([])
  })

  it('a snapshot keeps the bytes when the instance is loaded anew', async () => {
    const world = testWorld({ instances: [shop] })
    const first = await upload(world, shop.id, await realDump())
    await world.advance(5 * MINUTE)
    const snapshot = await takeOf(world, shop.id)
    const second = await upload(world, shop.id, await realDump())
    await world.advance(5 * MINUTE)
    expect([...world.bytes.files.keys()].toSorted()).toEqual(
      [`import/${first}`, `import/${second}`].toSorted(),
    )
    const restore = { ...at, snapshotId: snapshot.id }
    valueOf(await world.plane.commands.restoreSnapshot(asked(), restore))
    await world.advance(5 * MINUTE)
    expect(world.one('instance', shop.id).content).toEqual(snapshot.content)
    expect([...world.bytes.files.keys()]).toEqual([`import/${first}`])
  })
})

describe('an archive of figures', () => {
  it('comes back exactly as it was exported', async () => {
    const content = described({ nodes: 61_573, relationships: 105_661, bytes: 90_000_000, writesPerHour: 0 })
    const world = testWorld({
      instances: [
        { ...shop, content },
        { ...lab, content: described({ writesPerHour: 0 }) },
      ],
    })
    const snapshot = await takeOf(world, shop.id)
    const made = await exportOf(world, shop.id, snapshot.id)
    expect(made).toMatchObject({ state: 'ready', content: 'described' })
    const bytes = world.bytes.files.get(made.bytesKey) ?? new Uint8Array()
    expect(bytes.length).toBeLessThan(200_000)
    const inspection = await inspectArchive(
      storedArchive(world.bytes, made.bytesKey, made.fileName, bytes.length),
      { full: true },
    )
    expect(inspection).toMatchObject({
      ok: true,
      unpackedBytes: 90_000_000,
      takenAt: '2025-11-14T09:04:00.000Z',
    })
    await upload(world, lab.id, bytes)
    await world.advance(10 * MINUTE)
    expect({ ...world.one('instance', lab.id).content, asOf: null }).toEqual(content)
    // Nothing refers to the file: the figures were read out of it.
    expect([...world.bytes.files.keys()]).toEqual([made.bytesKey])
  })
})

describe('a file that cannot be used', () => {
  const text = new TextEncoder()
  it.each([
    ['is no archive', async () => text.encode('Dear diary, today I dumped a database.'), 'not-an-archive'],
    ['is truncated', async () => (await realDump()).slice(0, -40), 'truncated'],
  ] as const)('fails when it %s; the old data stands and its bytes go', async (_why, file, reason) => {
    const world = testWorld({ instances: [shop] })
    const id = await upload(world, shop.id, await file())
    const before = world.one('instance', shop.id)
    await world.plane.reconcile()
    const failed = world.one('import', id)
    expect(failed).toMatchObject({ state: 'failed', operationId: null, failure: { reason } })
    expect(world.one('instance', shop.id)).toEqual(before)
    expect(world.bytes.files.size).toBe(0)
    expect(world.all('operation')).toEqual([])
  })

  it('fails by its store format, with what was found', async () => {
    const world = testWorld({ instances: [{ ...shop, version: '4' }] })
    const id = await upload(world, shop.id, await realDump())
    await world.plane.reconcile()
    expect(world.one('import', id)).toMatchObject({
      state: 'failed',
      found: { storeFormat: 'record-aligned-1.1', nodes: 3 },
      failure: { reason: 'UnsupportedStoreFormat' },
    })
  })

  it('can fail while it is loaded: the instance says so, the old data stays whole, a restore helps', async () => {
    const faults = [{ operation: 'load-file', reason: 'InconsistentData', times: 'once' }] as const
    const world = testWorld({ instances: [shop], faults })
    const snapshot = await takeOf(world, shop.id)
    const id = await upload(world, shop.id, await realDump())
    await world.plane.reconcile()
    const loading = world.one('instance', shop.id)
    await world.advance(5 * MINUTE)
    expect(world.one('instance', shop.id)).toMatchObject({
      status: 'loading failed',
      failure: { reason: 'InconsistentData' },
      content: loading.content,
    })
    expect(world.one('import', id)).toMatchObject({
      state: 'failed',
      operationId: loading.operationId,
    })
    expect(world.bytes.files.size).toBe(0)
    valueOf(await world.plane.commands.restoreSnapshot(asked(), { ...at, snapshotId: snapshot.id }))
    await world.advance(5 * MINUTE)
    expect(world.one('instance', shop.id)).toMatchObject({ status: 'running', failure: null })
  })

  it('waits where the instance is busy by then, and is loaded when that is agreed to afterwards', async () => {
    const world = testWorld({ instances: [shop] })
    const file = await realDump()
    const { id } = valueOf(
      await world.plane.commands.createImport(asked(), { ...at, fileName: 'a.dump', fileBytes: file.length }),
    )
    valueOf(await world.plane.commands.openUpload(asked(), { importId: id, length: file.length }))
    valueOf(await world.plane.commands.pauseInstance(asked(), at))
    valueOf(await world.plane.commands.receive(asked(), { importId: id, offset: 0, body: streamOf(file) }))
    await world.plane.reconcile()
    expect(world.one('import', id)).toMatchObject({
      state: 'waiting',
      changed: ['busy'],
      found: { nodes: 3 },
    })
    const agree = () =>
      world.plane.commands.consentToImport(asked(), {
        importId: id,
        consent: consentTo(world.one('instance', shop.id)),
      })
    expect(await agree()).toMatchObject({ ok: false, reason: 'ongoing-database-operation' })
    await world.advance(5 * MINUTE)
    expect(await agree()).toMatchObject({ ok: false, reason: 'instance-paused' })
    valueOf(await world.plane.commands.resumeInstance(asked(), at))
    await world.advance(5 * MINUTE)
    expect(world.one('import', id).state).toBe('waiting')
    expect(valueOf(await agree()).state).toBe('loading')
    await world.advance(5 * MINUTE)
    expect(world.one('instance', shop.id)).toMatchObject({ status: 'running', content: { kind: 'held' } })
  })

  it.each([
    [{ fileName: 'a\u202epmud.exe' }, 'name-hidden-characters', 400],
    [{ fileName: ' ' }, 'name-of-file', 400],
    [{ fileName: '\u200D' }, 'name-of-file', 400],
    [{ fileName: 'x'.repeat(256) }, 'name-of-file', 400],
    [{ fileBytes: 0 }, 'empty-file', 400],
    [{ fileBytes: 2_000_000_001 }, 'ImportExceedsMaxSize', 422],
    [{ unpackedBytes: 2_000_000_001 }, 'ImportExceedsMaxSize', undefined],
  ] as const)('is refused before it is sent: %j', async (more, reason, status) => {
    const world = testWorld({ instances: [shop] })
    const refused = await world.plane.commands.createImport(asked(), {
      ...at,
      fileName: 'a.dump',
      fileBytes: 10,
      ...more,
    })
    expect(refused).toMatchObject({ ok: false, reason, ...(status === undefined ? {} : { status }) })
    expect(world.store.version).toBe(0)
  })
})

describe('an upload', () => {
  const open = async (world: TestWorld, fileBytes: number) => {
    const { id } = valueOf(
      await world.plane.commands.createImport(asked(), { ...at, fileName: 'a.dump', fileBytes }),
    )
    valueOf(await world.plane.commands.openUpload(asked(), { importId: id, length: fileBytes }))
    return id
  }
  const send = (world: TestWorld, importId: string, offset: number, body: ReadableStream<Uint8Array>) =>
    world.plane.commands.receive(asked(), { importId, offset, body })

  it('goes on where it stands, and keeps what arrived of a broken body', async () => {
    const world = testWorld({ instances: [shop] })
    const file = await realDump()
    const id = await open(world, file.length)
    let sent = false
    const broken = new ReadableStream<Uint8Array>({
      pull(controller) {
        if (sent) return controller.error(new Error('The line went dead.'))
        controller.enqueue(file.slice(0, 700))
        sent = true
      },
    })
    expect(await send(world, id, 0, broken)).toMatchObject({ ok: false, reason: 'upload-interrupted' })
    expect(world.one('import', id)).toMatchObject({ state: 'uploading', receivedBytes: 700 })
    expect(await world.plane.uploadOffset(id)).toBe(700)
    expect(await send(world, id, 0, streamOf(file))).toMatchObject({ ok: false, reason: 'upload-offset' })
    valueOf(await send(world, id, 700, streamOf(file.slice(700))))
    expect(await world.plane.uploadOffset(id)).toBe(file.length)
    await world.advance(5 * MINUTE)
    expect(world.one('instance', shop.id).content).toMatchObject({ kind: 'held', nodes: 3 })
  })

  it('counts bytes that were stored before a crash kept them from being counted', async () => {
    const world = testWorld({ instances: [shop] })
    const file = await realDump()
    const id = await open(world, file.length)
    await world.bytes.append(`import/${id}`, 0, streamOf(file.slice(0, 500)))
    expect(world.one('import', id)).toMatchObject({ receivedBytes: 0 })
    expect(await world.plane.uploadOffset(id)).toBe(500)
    expect(world.one('import', id)).toMatchObject({ receivedBytes: 500 })
  })

  it('takes no more than was announced, and says when there is no room', async () => {
    const world = testWorld({ instances: [shop], bytes: createMemoryBytes(8000) })
    const short = await open(world, 5)
    expect(await send(world, short, 0, streamOf(new Uint8Array(9)))).toMatchObject({
      ok: false,
      status: 413,
      reason: 'upload-too-long',
    })
    valueOf(await world.plane.commands.cancelImport(asked(), { importId: short }))
    await world.plane.reconcile()
    const id = await open(world, 20_000)
    expect(await send(world, id, 0, streamOf(new Uint8Array(20_000)))).toMatchObject({
      ok: false,
      status: 507,
      reason: 'no-room',
    })
    expect(await world.plane.uploadOffset(id)).toBe(4096)
  })

  it('is one at a time; asking for the offset ends the request before', async () => {
    const world = testWorld({ instances: [shop] })
    const id = await open(world, 100)
    let pulled = false
    const hanging = new ReadableStream<Uint8Array>({
      pull(controller) {
        if (!pulled) controller.enqueue(new Uint8Array(40))
        pulled = true
      },
    })
    const first = send(world, id, 0, hanging)
    while ((await world.bytes.size(`import/${id}`)) !== 40) await Promise.resolve()
    expect(await send(world, id, 40, streamOf(new Uint8Array(60)))).toMatchObject({
      ok: false,
      reason: 'upload-in-use',
    })
    const [ended, offset] = await Promise.all([first, world.plane.uploadOffset(id)])
    expect(ended).toMatchObject({ ok: false, reason: 'upload-in-use', status: 409 })
    expect(offset).toBe(40)
    valueOf(await send(world, id, 40, streamOf(new Uint8Array(60))))
  })

  it('is given up: by hand, with its bytes, and nothing was overwritten', async () => {
    const world = testWorld({ instances: [shop] })
    const id = await open(world, 100)
    valueOf(await send(world, id, 0, streamOf(new Uint8Array(60))))
    valueOf(await world.plane.commands.cancelImport(asked(), { importId: id }))
    expect(world.one('import', id).state).toBe('cancelled')
    expect(await world.plane.uploadOffset(id)).toBeNull()
    expect(await send(world, id, 60, streamOf(new Uint8Array(40)))).toMatchObject({ ok: false, status: 410 })
    await world.plane.reconcile()
    expect(world.bytes.files.size).toBe(0)
    expect(await world.plane.commands.cancelImport(asked(), { importId: id })).toMatchObject({
      ok: false,
      reason: 'import-ended',
    })
  })

  it('is given up in the middle of its body: what comes late is swept', async () => {
    const world = testWorld({ instances: [shop] })
    const id = await open(world, 100)
    let pulled = false
    const hanging = new ReadableStream<Uint8Array>({
      pull(controller) {
        if (!pulled) controller.enqueue(new Uint8Array(40))
        pulled = true
      },
    })
    const first = send(world, id, 0, hanging)
    while ((await world.bytes.size(`import/${id}`)) !== 40) await Promise.resolve()
    valueOf(await world.plane.commands.cancelImport(asked(), { importId: id }))
    expect(await first).toMatchObject({ ok: false, reason: 'upload-ended' })
    await world.plane.reconcile()
    expect(world.bytes.files.size).toBe(0)
  })

  it('ends by itself 24 h after its last byte', async () => {
    const world = testWorld({ instances: [shop] })
    const id = await open(world, 100)
    await world.advance(23 * HOUR_MS)
    valueOf(await send(world, id, 0, streamOf(new Uint8Array(60))))
    await world.advance(DAY_MS - 1)
    expect(world.one('import', id).state).toBe('uploading')
    await world.advance(1)
    expect(world.one('import', id).state).toBe('cancelled')
    expect(world.bytes.files.size).toBe(0)
    await world.advance(30 * DAY_MS)
    expect(world.all('import')).toEqual([])
  })

  it('ends with its instance', async () => {
    const world = testWorld({ instances: [shop] })
    const id = await open(world, 100)
    valueOf(await send(world, id, 0, streamOf(new Uint8Array(60))))
    valueOf(await world.plane.commands.deleteInstance(asked(), at))
    await world.advance(5 * MINUTE)
    expect(world.one('import', id)).toMatchObject({ state: 'failed', failure: { reason: 'instance-gone' } })
    expect(world.bytes.files.size).toBe(0)
  })
})

describe('an export', () => {
  it('is made once, lasts 24 h, and at least an hour after a download began', async () => {
    const world = testWorld({ instances: [shop] })
    const snapshot = await takeOf(world, shop.id)
    const asks = { ...at, snapshotId: snapshot.id }
    const first = valueOf(await world.plane.commands.createExport(asked(), asks))
    const second = valueOf(await world.plane.commands.createExport(asked(), asks))
    expect(second.id).toBe(first.id)
    expect(await world.plane.openExport(first.id)).toBeNull()
    await world.advance(5 * MINUTE)
    expect(valueOf(await world.plane.commands.createExport(asked(), asks)).id).toBe(first.id)
    const ready = world.one('export', first.id)
    const expiresAt = ready.state === 'ready' ? ready.expiresAt : 0
    expect(expiresAt - world.clock.now()).toBeGreaterThan(DAY_MS - 5 * MINUTE)
    await world.advance(expiresAt - 1 - world.clock.now())
    expect(await world.plane.openExport(first.id)).not.toBeNull()
    await world.advance(HOUR_MS - 1)
    expect(world.one('export', first.id).state).toBe('ready')
    await world.advance(1)
    expect(world.one('export', first.id).state).toBe('expired')
    expect(world.bytes.files.size).toBe(0)
    expect(await world.plane.openExport(first.id)).toBeNull()
    expect(valueOf(await world.plane.commands.createExport(asked(), asks)).id).not.toBe(first.id)
  })

  it('keeps its bytes while they are read, however long that takes', async () => {
    const world = testWorld({ instances: [shop] })
    const snapshot = await takeOf(world, shop.id)
    const made = await exportOf(world, shop.id, snapshot.id)
    const file = await world.plane.openExport(made.id)
    const stream = file?.read(0, file.bytes)
    await world.advance(40 * DAY_MS)
    expect(world.bytes.files.has(made.bytesKey)).toBe(true)
    expect(await bytesOf(stream ?? new ReadableStream())).toHaveLength(file?.bytes ?? -1)
    await world.plane.reconcile()
    expect(world.bytes.files.size).toBe(0)
  })

  it('holds its snapshot, and fails where there is no room', async () => {
    const world = testWorld({ instances: [shop], bytes: createMemoryBytes(100) })
    const snapshot = await takeOf(world, shop.id)
    const { id } = valueOf(
      await world.plane.commands.createExport(asked(), { ...at, snapshotId: snapshot.id }),
    )
    expect(world.one('snapshot', snapshot.id).holds).toHaveLength(1)
    await world.advance(5 * MINUTE)
    expect(world.one('export', id)).toMatchObject({ state: 'failed', failure: { reason: 'no-room' } })
    expect(world.one('snapshot', snapshot.id).holds).toEqual([])
    expect(world.bytes.files.size).toBe(0)
  })
})

describe('work on bytes', () => {
  const slow = (bytes: Bytes): { bytes: Bytes; go: () => void } => {
    let go: () => void = () => undefined
    const gate = new Promise<void>((resolve) => (go = resolve))
    return {
      go: () => go(),
      bytes: {
        ...bytes,
        async append(key, offset, body, signal) {
          if (key.startsWith('export/')) await gate
          return bytes.append(key, offset, body, signal)
        },
      },
    }
  }

  it('does not hold up who does not wait, and what is due after it keeps its order', async () => {
    const world = testWorld({ instances: [shop, lab] })
    const { bytes, go } = slow(world.bytes)
    const { store, clock } = world
    const plane = createControlPlane({ clock, store, bytes, host, random: createSeededRandom('test') })
    const snapshot = await takeOf(world, shop.id)
    const { id } = valueOf(await plane.commands.createExport(asked(), { ...at, snapshotId: snapshot.id }))
    clock.advance(MINUTE)
    expect(await plane.reconcile({ wait: false })).toEqual({ handled: 0, waiting: true })
    valueOf(await plane.commands.pauseInstance(asked(), { instanceId: lab.id }))
    clock.advance(HOUR_MS)
    expect(await plane.reconcile({ wait: false })).toEqual({ handled: 0, waiting: true })
    const [view] = await plane.read((q) => q.operations({ instanceId: shop.id }))
    expect(view?.progress).toMatchObject({ percent: 99, outcome: null })
    go()
    await plane.reconcile()
    const made = world.one('export', id)
    expect(made.state === 'ready' && made.expiresAt).toBeLessThan(start + 5 * MINUTE + MINUTE + DAY_MS)
    expect(world.one('instance', lab.id).status).toBe('paused')
  })

  it('is done once, where another control plane of the same world does it meanwhile', async () => {
    const world = testWorld({ instances: [shop] })
    const { store, clock } = world
    let writes = 0
    const bytes: Bytes = {
      ...world.bytes,
      append: (...call) => {
        writes++
        return world.bytes.append(...call)
      },
    }
    // The other tab has its turn first, and is done when this one gets its own.
    const other = world.plane
    const plane = createControlPlane({
      clock,
      store,
      bytes,
      host,
      random: createSeededRandom('test'),
      alone: async (_name, work) => {
        await other.reconcile()
        return work()
      },
    })
    const snapshot = await takeOf(world, shop.id)
    const { id } = valueOf(await plane.commands.createExport(asked(), { ...at, snapshotId: snapshot.id }))
    clock.advance(MINUTE)
    await plane.reconcile()
    expect(world.one('export', id).state).toBe('ready')
    expect(writes).toBe(0)
  })

  it('is tried again, and given up in the end', async () => {
    const world = testWorld({ instances: [shop] })
    let tries = 0
    const bytes: Bytes = {
      ...world.bytes,
      append: async () => {
        tries++
        throw new Error('disk')
      },
    }
    const { store, clock } = world
    const told: unknown[] = []
    const plane = createControlPlane(
      { clock, store, bytes, host, random: createSeededRandom('test') },
      { onDefect: (thrown, of) => told.push([of, thrown]) },
    )
    const snapshot = await takeOf(world, shop.id)
    const { id } = valueOf(await plane.commands.createExport(asked(), { ...at, snapshotId: snapshot.id }))
    clock.advance(MINUTE)
    await plane.reconcile()
    expect(tries).toBe(3)
    expect(told).toEqual([[`Writing the export ${id}`, new Error('disk')]])
    expect(world.one('export', id)).toMatchObject({ state: 'failed', failure: { reason: 'export-failed' } })
  })

  it('bytes that nothing refers to are swept at the start of a host', async () => {
    const world = testWorld({ instances: [shop] })
    const id = await upload(world, shop.id, await realDump())
    await world.advance(5 * MINUTE)
    await world.bytes.append('export/left-over', 0, streamOf(new Uint8Array(5)))
    await world.plane.sweep()
    expect([...world.bytes.files.keys()]).toEqual([`import/${id}`])
  })
})
