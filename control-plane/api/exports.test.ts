import { beforeEach, expect, it } from 'vitest'
import { crc32 } from '../../archive/crc32.ts'
import { inspectArchive } from '../../archive/inspect.ts'
import { HOUR_MS } from '../../contract/rules/windows.ts'
import { createGoodWorld, send, type GoodCall, type GoodWorld } from './good-calls.ts'
import { origin, type TestApi } from './test-api.ts'

let good: GoodWorld
let world: TestApi
let file: GoodCall
beforeEach(async () => {
  good = await createGoodWorld()
  ;({ world } = good)
  file = { ...good.calls.getExportFile, headers: {} }
})

const bytesOf = async (range?: string): Promise<{ status: number; headers: Headers; bytes: Uint8Array }> => {
  const path = `${file.path.replace('{id}', file.params['id'] ?? '')}?${new URLSearchParams(file.query)}`
  const headers = range === undefined ? {} : { Range: range }
  const response = await world.api.fetch(new Request(`${origin}${path}`, { headers }))
  return {
    status: response.status,
    headers: response.headers,
    bytes: new Uint8Array(await response.arrayBuffer()),
  }
}

it('an export is an archive that says what the snapshot holds', async () => {
  const { status, headers, bytes } = await bytesOf()
  expect(status).toBe(200)
  expect(headers.get('content-type')).toBe('application/octet-stream')
  expect(headers.get('content-disposition')).toMatch(
    /^attachment; filename="neo4j-2025-11-1\dT\d\d-\d\d-\d\d\.dump"$/,
  )
  expect(headers.get('content-length')).toBe(String(bytes.byteLength))
  expect(headers.get('accept-ranges')).toBe('bytes')
  const { body } = await send(world, good.calls.getExport)
  expect(body).toMatchObject({ data: { state: 'ready', bytes: bytes.byteLength, crc32: crc32(bytes, 0) } })
  const inspection = await inspectArchive(new File([bytes.slice()], 'neo4j.dump'), { full: true })
  const snapshot = world
    .snapshots(world.instance('inventory'))
    .find((each) => each.status === 'Completed' && each.kind === 'full')
  expect(inspection).toMatchObject({
    ok: true,
    container: 'dump',
    nodes: snapshot?.content?.nodes,
    relationships: snapshot?.content?.relationships,
  })
})

it('the same export is handed out again while it is there', async () => {
  const call = { ...good.calls.createExport, params: { ...good.calls.createExport.params } }
  const first = await send(world, call)
  expect((await send(world, call)).text).toBe(first.text)
})

it('ranges are parts of the same bytes', async () => {
  const { bytes, headers } = await bytesOf()
  const part = await bytesOf('bytes=10-19')
  expect([part.status, part.headers.get('content-range')]).toEqual([206, `bytes 10-19/${bytes.byteLength}`])
  expect(part.bytes).toEqual(bytes.slice(10, 20))
  const tail = await bytesOf('bytes=-7')
  expect(tail.bytes).toEqual(bytes.slice(-7))
  const outside = await bytesOf(`bytes=${bytes.byteLength}-`)
  expect([outside.status, outside.headers.get('content-range')]).toEqual([416, `bytes */${bytes.byteLength}`])
  const other = await send(world, { ...file, headers: { Range: 'bytes=0-1', 'If-Range': '"another"' } })
  expect(other.status).toBe(200)
  const same = await send(world, {
    ...file,
    headers: { Range: 'bytes=0-1', 'If-Range': headers.get('etag') ?? '' },
  })
  expect(same.status).toBe(206)
})

it('a HEAD tells the size and reads nothing', async () => {
  const { bytes } = await bytesOf()
  const { status, headers, text } = await send(world, { ...file, method: 'HEAD' })
  expect([status, headers.get('content-length'), text]).toEqual([200, String(bytes.byteLength), ''])
})

it('goes after a day, and says so', async () => {
  world.clock.advance(25 * HOUR_MS)
  await world.api.controlPlane.reconcile()
  expect((await send(world, good.calls.getExport)).body).toMatchObject({ data: { state: 'expired' } })
  const gone = await send(world, good.calls.createExportLink)
  expect([gone.status, gone.body]).toMatchObject([404, { errors: [{ reason: 'export-expired' }] }])
  expect(await world.api.storedFile('export', file.params['id'] ?? '')).toBeNull()
})

it('is handed to a host by its key', async () => {
  const found = await world.api.storedFile('export', file.params['id'] ?? '')
  expect(found?.fileName).toMatch(/\.dump$/)
  expect(await world.bytes.size(found?.bytesKey ?? '')).toBe(found?.bytes)
  expect(await world.api.storedFile('export', 'nothing')).toBeNull()
})
