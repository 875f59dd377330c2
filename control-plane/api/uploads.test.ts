import fc from 'fast-check'
import { beforeEach, describe, expect, it } from 'vitest'
import { HOUR_MS } from '../../contract/rules/windows.ts'
import { idOf, tus } from './good-calls.ts'
import { anyText } from './matching.ts'
import { figuresArchive } from './test-archives.ts'
import { createTestApi, type TestApi } from './test-api.ts'
import { streamOfTexts, uploadCalls, uploads } from './upload-calls.ts'

let world: TestApi
beforeEach(() => {
  world = createTestApi()
})

const { announce, begin, create, head, offsetOf, patch, remove, stateOf, textOf } = uploadCalls(() => world)

describe('an upload', () => {
  it('says what this server can do', async () => {
    const { status, headers } = await world.call(`OPTIONS ${uploads}`)
    expect(status).toBe(204)
    expect(headers.get('tus-version')).toBe('1.0.0')
    expect(headers.get('tus-resumable')).toBe('1.0.0')
    expect(headers.get('tus-extension')).toBe('creation,termination,checksum,expiration')
    expect(headers.get('tus-checksum-algorithm')).toBe('sha1,crc32')
    expect(headers.get('tus-max-size')).toBeNull()
    const small = createTestApi({ host: { maxUploadBytes: 5_000 } })
    expect((await small.call(`OPTIONS ${uploads}`)).headers.get('tus-max-size')).toBe('5000')
  })

  it('comes in pieces, is verified, loaded, and the instance runs with its data', async () => {
    const file = await figuresArchive()
    const id = idOf(await announce('embeddings-lab', file.size))
    const created = await create(id, file.size)
    expect([created.status, created.headers.get('location')]).toEqual([201, `${uploads}/${id}`])
    expect(await offsetOf(id)).toBe('0')

    const half = Math.floor(file.size / 2)
    const first = await patch(id, 0, file.slice(0, half))
    expect([first.status, first.headers.get('upload-offset')]).toEqual([204, String(half)])
    expect(await offsetOf(id)).toBe(String(half))
    expect(await stateOf(id)).toMatchObject({ data: { state: 'uploading', received_bytes: half } })

    const last = await patch(id, half, file.slice(half))
    expect([last.status, last.headers.get('upload-offset')]).toEqual([204, String(file.size)])
    expect(await offsetOf(id)).toBe(String(file.size))
    await world.api.controlPlane.reconcile()
    expect(await stateOf(id)).toMatchObject({ data: { state: 'loading', content: { container: 'dump' } } })
    expect(world.instance('embeddings-lab').status).toBe('loading')

    world.clock.advance(HOUR_MS)
    await world.api.controlPlane.reconcile()
    expect(await stateOf(id)).toMatchObject({
      data: { state: 'done', content: { unpacked_bytes: 1_500_000 } },
    })
    const { body } = await world.call(
      `GET /v1/instances/${world.instance('embeddings-lab').id}?view=afterglow`,
    )
    expect(body).toMatchObject({
      data: { status: 'running', afterglow: { content: 'described', labels: ['A'] } },
    })
    expect(await offsetOf(id)).toBe(String(file.size))
    expect(world.defects).toEqual([])
  })

  it('of something else fails with its reason and leaves the data as it was', async () => {
    const before = world.instance('embeddings-lab').content
    const id = await begin('embeddings-lab', 11)
    await patch(id, 0, 'no archive!')
    await world.api.controlPlane.reconcile()
    expect(await stateOf(id)).toMatchObject({
      data: { state: 'failed', failure: { reason: anyText } },
    })
    expect(world.instance('embeddings-lab').content).toEqual(before)
    expect(world.defects).toEqual([])
  })

  it('goes on where it broke off: what had arrived is kept', async () => {
    const id = await begin('customer-graph', 10)
    const breaking = new ReadableStream<Uint8Array>({
      start: (controller) => controller.enqueue(new TextEncoder().encode('0123')),
      pull: (controller) => controller.error(new Error('the line is gone')),
    })
    const broken = await patch(id, 0, breaking)
    expect(broken.status).toBe(400)
    expect(broken.body).toMatchObject({ errors: [{ reason: 'upload-interrupted' }] })
    expect(await offsetOf(id)).toBe('4')
    expect((await patch(id, 4, '456789')).status).toBe(204)
    expect(await offsetOf(id)).toBe('10')
    expect(world.defects).toEqual([])
  })

  it('holds the same bytes however it is cut', async () => {
    const cuts = fc.array(fc.integer({ min: 0, max: 40 }), { maxLength: 6 })
    await fc.assert(
      fc.asyncProperty(cuts, async (places) => {
        world = createTestApi({ scenario: 'tour' })
        const text = 'abcdefghijklmnopqrstuvwxyz0123456789ABCD'
        const id = await begin('customer-graph', text.length)
        const edges = [0, ...places.toSorted((a, b) => a - b), text.length]
        for (const [index, edge] of edges.slice(1).entries()) {
          const from = edges[index] ?? 0
          const { status } = await patch(id, from, text.slice(from, edge))
          expect([edge, status]).toEqual([edge, edge === text.length && from === edge ? 410 : 204])
          if (edge === text.length) break
        }
        expect(await textOf(id, text.length)).toBe(text)
      }),
      { numRuns: 10 * Number(process.env['AFTERGLOW_RUNS'] ?? 1) },
    )
  })

  it('refuses another offset, another type, another version, another length, more than announced', async () => {
    const id = idOf(await announce('customer-graph', 10))
    expect((await create(id, 11)).status).toBe(400)
    expect(await offsetOf(id)).toBeNull()
    await create(id, 10)
    expect((await patch(id, 3, '3456789')).status).toBe(409)
    const plain = { ...tus, 'Upload-Offset': '0', 'Content-Type': 'text/plain' }
    expect((await world.call(`PATCH ${uploads}/${id}`, { headers: plain, body: 'x' })).status).toBe(415)
    const old = { 'Tus-Resumable': '0.2.2', 'Upload-Offset': '0' }
    const answer = await world.call(`PATCH ${uploads}/${id}`, { headers: old, body: 'x' })
    expect([answer.status, answer.headers.get('tus-version')]).toEqual([412, '1.0.0'])
    expect((await patch(id, 0, '0123456789X')).status).toBe(413)
    expect(world.defects).toEqual([])
  })

  it.each([
    ['the same piece', ['0123456789X']],
    ['a piece of its own', ['01234', '56789', 'X']],
    ['a piece after nothing', ['0123456789', '', 'XXXXXXXXXX']],
  ])('is not complete after a body that was too long by %s', async (_what, texts) => {
    const id = await begin('customer-graph', 10)
    expect((await patch(id, 0, streamOfTexts(texts))).status).toBe(413)
    expect(await stateOf(id)).toMatchObject({ data: { state: 'uploading' } })
    const offset = Number(await offsetOf(id))
    expect(offset).toBeLessThan(10)
    expect((await patch(id, offset, '0123456789'.slice(offset))).status).toBe(204)
    expect(await textOf(id, 10)).toBe('0123456789')
    expect(world.defects).toEqual([])
  })

  it('stores nothing of a body that says beforehand that it is too long', async () => {
    const id = await begin('customer-graph', 10)
    await patch(id, 0, '0123')
    const headers = {
      ...tus,
      'Upload-Offset': '4',
      'Content-Type': 'application/offset+octet-stream',
      'Content-Length': '7',
    }
    const body = streamOfTexts(['45', '6789X'])
    expect((await world.call(`PATCH ${uploads}/${id}`, { headers, body })).status).toBe(413)
    expect(await offsetOf(id)).toBe('4')
    expect(world.defects).toEqual([])
  })

  it('is one at a time: of several requests one goes on, until the offset is asked for', async () => {
    const id = await begin('customer-graph', 10)
    const { promise: begun, resolve: arrive } = Promise.withResolvers<void>()
    const hanging = new ReadableStream<Uint8Array>({
      start: (controller) => controller.enqueue(new TextEncoder().encode('0123')),
      pull: () => arrive(),
    })
    const first = patch(id, 0, hanging)
    await begun
    const others = await Promise.all([patch(id, 0, '0123456789'), patch(id, 4, '456789'), patch(id, 4, '4')])
    const offset = await offsetOf(id)
    for (const refused of [...others, await first]) {
      expect(refused.status).toBe(409)
      expect(refused.body).toMatchObject({
        errors: [{ reason: 'upload-in-use', afterglow: { remedy: anyText } }],
      })
    }
    expect(offset).toBe('4')
    expect((await patch(id, 4, '456789')).status).toBe(204)
    expect(world.defects).toEqual([])
  })

  it('that is cancelled while it is sent has ended for its sender, too', async () => {
    const id = await begin('customer-graph', 10)
    const { promise: begun, resolve: arrive } = Promise.withResolvers<void>()
    const hanging = new ReadableStream<Uint8Array>({ pull: () => arrive() }, { highWaterMark: 0 })
    const first = patch(id, 0, hanging)
    await begun
    expect((await remove(id)).status).toBe(204)
    expect((await first).status).toBe(410)
    expect(world.defects).toEqual([])
  })

  it('that was cancelled is gone, and so are its bytes', async () => {
    const id = await begin('customer-graph', 10)
    await patch(id, 0, '0123')
    expect((await remove(id)).status).toBe(204)
    expect((await head(id)).status).toBe(410)
    expect((await patch(id, 4, '456789')).status).toBe(410)
    await world.api.controlPlane.reconcile()
    const keys: string[] = []
    for await (const key of world.bytes.keys()) keys.push(key)
    expect(keys).toEqual([])
    expect(await stateOf(id)).toMatchObject({ data: { state: 'cancelled' } })
  })

  it('is told when there is no room, and goes on when there is', async () => {
    world = createTestApi({ room: 6 })
    const id = await begin('customer-graph', 10)
    const pieces = new ReadableStream<Uint8Array>({
      start(controller) {
        for (const text of ['0123', '4567', '89']) controller.enqueue(new TextEncoder().encode(text))
        controller.close()
      },
    })
    const full = await patch(id, 0, pieces)
    expect([full.status, full.text.includes('"remedy"')]).toEqual([507, true])
    expect(await offsetOf(id)).toBe('4')
    expect(world.defects).toEqual([])
  })

  it('carries the path at which the API is mounted', async () => {
    world = createTestApi({ basePath: '/some/path' })
    const { id } = world.instance('customer-graph')
    const announced = await world.call(`POST /some/path/afterglow/v1/instances/${id}/imports`, {
      json: { file_name: 'a.dump', file_bytes: 3 },
    })
    const created = await world.call(`POST /some/path${uploads}`, {
      headers: { ...tus, 'Upload-Length': '3', 'Upload-Metadata': `import ${btoa(idOf(announced))}` },
    })
    expect(created.headers.get('location')).toBe(`/some/path${uploads}/${idOf(announced)}`)
    expect((await world.call('GET /v1/instances')).status).toBe(404)
  })
})
