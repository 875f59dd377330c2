/** What tus leaves to its extensions: checksums and expiration. */
import { beforeEach, describe, expect, it } from 'vitest'
import { crc32 } from '../../archive/crc32.ts'
import { HOUR_MS } from '../../contract/rules/windows.ts'
import { idOf } from './good-calls.ts'
import { createTestApi, type TestApi } from './test-api.ts'
import { streamOfTexts, uploadCalls } from './upload-calls.ts'

let world: TestApi
beforeEach(() => {
  world = createTestApi()
})

const { announce, begin, create, head, offsetOf, patch, stateOf, textOf } = uploadCalls(() => world)

const base64 = (bytes: Uint8Array) => btoa(String.fromCharCode(...bytes))
const textBytes = (text: string) => new TextEncoder().encode(text)

/** The checksums of a text, as headers, by the platform and by hand. */
async function checksumsOf(text: string): Promise<readonly Readonly<Record<string, string>>[]> {
  const sha1 = new Uint8Array(await crypto.subtle.digest('SHA-1', textBytes(text)))
  const crc = new Uint8Array(4)
  new DataView(crc.buffer).setUint32(0, crc32(textBytes(text)))
  return [{ 'Upload-Checksum': `sha1 ${base64(sha1)}` }, { 'Upload-Checksum': `crc32 ${base64(crc)}` }]
}

describe('an upload with checksums', () => {
  it('keeps a piece whose checksum is right, and nothing of one whose checksum is another', async () => {
    const id = await begin('customer-graph', 10)
    for (const header of await checksumsOf('0123')) {
      const wrong = await patch(id, 0, streamOfTexts(['01', '24']), header)
      expect([wrong.status, wrong.body]).toMatchObject([460, { errors: [{ reason: 'checksum-mismatch' }] }])
      expect(await offsetOf(id)).toBe('0')
    }
    let offset = 0
    for (const text of ['0123', '45', '6789']) {
      const [header = {}] = (await checksumsOf(text)).slice(offset % 2)
      const { status, headers } = await patch(id, offset, streamOfTexts([...text]), header)
      offset += text.length
      expect([status, headers.get('upload-offset')]).toEqual([204, String(offset)])
    }
    expect(await stateOf(id)).toMatchObject({
      data: { state: 'verifying', crc32: crc32(textBytes('0123456789')) },
    })
    expect(await textOf(id, 10)).toBe('0123456789')
    expect(world.defects).toEqual([])
  })

  it('keeps nothing of a piece that broke off before its checksum was known', async () => {
    const id = await begin('customer-graph', 10)
    await patch(id, 0, '01')
    const [header = {}] = await checksumsOf('2345')
    let sent = 0
    const breaking = new ReadableStream<Uint8Array>({
      pull(controller) {
        sent += 1
        if (sent === 1) controller.enqueue(textBytes('23'))
        else controller.error(new Error('the line is gone'))
      },
    })
    expect((await patch(id, 2, breaking, header)).status).toBe(400)
    expect(await offsetOf(id)).toBe('2')
    expect((await patch(id, 2, '2345', header)).status).toBe(204)
    // Without one, what arrives counts again.
    expect((await patch(id, 6, '6789')).status).toBe(204)
    expect(await textOf(id, 10)).toBe('0123456789')
    expect(world.defects).toEqual([])
  })

  it('is refused an algorithm that nobody knows here, and no digest', async () => {
    const id = await begin('customer-graph', 10)
    for (const [header, reason] of [
      ['md5 XrY7u+Ae7tCTyyK7j1rNww==', 'checksum-algorithm'],
      ['sha1 NhCmhg==', 'header-invalid'],
    ] as const) {
      const answer = await patch(id, 0, '0123456789', { 'Upload-Checksum': header })
      expect([answer.status, answer.body]).toMatchObject([400, { errors: [{ reason }] }])
    }
    expect(await offsetOf(id)).toBe('0')
  })
})

describe('an unfinished upload', () => {
  it('says when it ends by itself, and has ended then', async () => {
    const id = idOf(await announce('customer-graph', 10))
    const created = await create(id, 10)
    expect(created.headers.get('upload-expires')).toBe('Sat, 15 Nov 2025 09:04:00 GMT')
    world.clock.advance(HOUR_MS)
    const asked = await head(id)
    expect(asked.headers.get('upload-expires')).toBe('Sat, 15 Nov 2025 09:04:00 GMT')
    const part = await patch(id, 0, '0123')
    expect(part.headers.get('upload-expires')).toBe('Sat, 15 Nov 2025 10:04:00 GMT')
    expect(await stateOf(id)).toMatchObject({ data: { expires_at: '2025-11-15T10:04:00Z' } })
    world.clock.advance(24 * HOUR_MS)
    expect((await patch(id, 4, '456789')).status).toBe(410)
    expect((await head(id)).status).toBe(410)
    expect((await create(id, 10)).status).toBe(410)
    expect(await stateOf(id)).toMatchObject({ data: { state: 'cancelled' } })
  })

  it('does not end any more once it is complete', async () => {
    const id = await begin('customer-graph', 10)
    const last = await patch(id, 0, '0123456789')
    expect(last.headers.get('upload-expires')).toBeNull()
  })
})
