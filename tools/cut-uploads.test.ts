/** Uploads whose connection breaks at random places: each host has every byte in the end, whatever client of tus sends. */
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { crc32 } from 'node:zlib'
import { Upload } from 'tus-js-client'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createSeededRandom } from '../control-plane/seeded-random.ts'
import { openCutLine, type CutLine } from './cut-line.ts'
import { textOf } from './host-transfers.ts'
import { startNodeHost } from './node-host.ts'
import { noise } from './noise-dump.ts'
import { servePageApi, type SmallHost } from './page-api.ts'
import { sendPlainly } from './plain-tus.ts'
import { root } from './process.ts'
import { runs, seed } from './seed.ts'

/** Uploads of each client to each host: few in `npm test`, 50 in `npm run test:deep`. */
const UPLOADS = runs > 1 ? 50 : 5
const LARGEST = 3 * 1024 * 1024
const PIECE = 300_000

interface Job {
  readonly endpoint: string
  readonly bytes: Uint8Array<ArrayBuffer>
  readonly importId: string
  readonly headers: Readonly<Record<string, string>>
}

const clients = {
  'tus-js-client': ({ endpoint, bytes, importId, headers }) =>
    new Promise((resolve, reject) => {
      new Upload(new Blob([bytes]), {
        endpoint,
        headers: { ...headers },
        metadata: { import: importId },
        storeFingerprintForResuming: false,
        retryDelays: [0, 0, 0, 0],
        // In Node it sends a Buffer that has a size, where its types say a Blob.
        fileReader: {
          openFile: async () => ({
            size: bytes.length,
            async slice(start, end) {
              const part = bytes.subarray(start, end)
              return {
                value: Object.assign(Buffer.from(part), { size: part.length }),
                done: end >= bytes.length,
              }
            },
            close() {},
          }),
        },
        onSuccess: () => resolve(),
        onError: reject,
      }).start()
    }),
  'a client after the words of the protocol': ({ importId, ...job }) =>
    sendPlainly(job.bytes, { ...job, metadata: { import: importId }, piece: 0 }),
  'the same in pieces, each with its checksum': ({ importId, ...job }) =>
    sendPlainly(job.bytes, { ...job, metadata: { import: importId }, piece: PIECE }),
} satisfies Record<string, (job: Job) => Promise<void>>

let folder: string
const defects: unknown[] = []
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'afterglow-cuts-'))
  const page = join(folder, 'page')
  mkdirSync(page)
  writeFileSync(join(page, 'index.html'), '<title>page</title>')
  copyFileSync(join(root, 'public/security-headers.json'), join(page, 'security-headers.json'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const hosts = {
  'the Node host': async () => {
    const host = await startNodeHost({ console: join(folder, 'page'), data: join(folder, 'data') })
    const headers = { cookie: host.cookie, authorization: 'Bearer of a program' }
    return { ...host, headers, settle: () => host.control('settle') }
  },
  'the API of the browser host': () => servePageApi((thrown) => void defects.push(thrown)),
} satisfies Record<string, () => Promise<SmallHost>>

/** Whole numbers from 1 to `most`, the same for the same seed. */
function numberUpTo(most: number, ...key: readonly string[]): number {
  const bytes = createSeededRandom(`cut uploads ${seed}`).derive(...key)
  return 1 + (new DataView(bytes.buffer, bytes.byteOffset).getUint32(0) % most)
}

describe.each(Object.entries(hosts))('%s', (name, start) => {
  let host: SmallHost
  let line: CutLine
  const call = async (method: string, path: string, json?: object): Promise<unknown> => {
    const answer = await fetch(host.address + path, {
      method,
      headers: { ...host.headers, 'content-type': 'application/json' },
      body: json ? JSON.stringify(json) : null,
    })
    const body: unknown = await answer.json()
    if (!answer.ok) throw new Error(`${method} ${path}: ${JSON.stringify(body)}`)
    return typeof body === 'object' && body && 'data' in body ? body.data : body
  }

  beforeAll(async () => {
    host = await start()
    line = await openCutLine(host.address)
  })
  afterAll(async () => {
    await line.close()
    await host.end()
  })

  it.each(Object.entries(clients))('has every byte of uploads that were cut, by %s', async (client, send) => {
    const instances = await call('GET', '/v1/instances')
    const all = Array.isArray(instances) ? instances : []
    const target = all.find((each) => textOf(each, 'name') === 'customer-graph')
    const cutBefore = line.cuts()
    const sums: [number, string][] = []
    for (let at = 0; at < UPLOADS; at += 1) {
      const key = [name, client, String(at)]
      const bytes = new Uint8Array(Buffer.concat([...noise(numberUpTo(LARGEST, 'size', ...key), key.join())]))
      const asked = { file_name: 'noise.dump', file_bytes: bytes.length }
      const made = await call('POST', `/afterglow/v1/instances/${textOf(target, 'id')}/imports`, asked)
      const importId = textOf(made, 'id')
      const longest = client.includes('pieces') ? Math.min(PIECE, bytes.length) : bytes.length
      line.cutAt(numberUpTo(longest, 'cut', ...key))
      const endpoint = `${line.address}/afterglow/v1/uploads`
      await send({ endpoint, bytes, importId, headers: host.headers })
      // Noise is no archive: it is refused, and the next one can come.
      await host.settle()
      sums.push([crc32(bytes), textOf(await call('GET', `/afterglow/v1/imports/${importId}`), 'crc32')])
    }
    expect(sums.map(([, told]) => told)).toEqual(sums.map(([own]) => String(own)))
    expect(line.cuts() - cutBefore).toBe(UPLOADS)
  })
})

it('the API met no defect on the way', () => {
  expect(defects).toEqual([])
})
