import { openAsBlob } from 'node:fs'
import { appendFile, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import * as zlib from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { crc32 } from './crc32.ts'
import { archiveBytes, FLAVOURS } from './fixtures/archive-bytes.ts'
import { bytesOf, sourceOf } from './fixtures/sources.ts'
import { tarBytes } from './fixtures/tar-bytes.ts'
import { inspectArchive } from './inspect.ts'
import type { ArchiveSource } from './inspection.ts'
import { writeArchive } from './write.ts'
import type { WriteRequest } from './write-request.ts'

const dump = await archiveBytes('DZV1')
const full = { full: true } as const

function failing(error: Error, after = 0, arrayBuffer?: () => Promise<ArrayBuffer>): ArchiveSource {
  const source = sourceOf(dump, { chunk: 1000 })
  const failed = (): ReadableStream<Uint8Array> => {
    const reader = source.slice(0, dump.length).stream().getReader()
    let chunks = 0
    return new ReadableStream({
      async pull(controller) {
        if (chunks++ === after) throw error
        const { value } = await reader.read()
        if (value !== undefined) controller.enqueue(value)
      },
    })
  }
  const slice = arrayBuffer === undefined ? { stream: failed } : { stream: failed, arrayBuffer }
  return { name: 'neo4j.dump', size: dump.length, slice: () => slice }
}

const named = (name: string): Error => Object.assign(new Error('as a browser says it'), { name })

describe('reading a source', () => {
  it('takes a File as it is', async () => {
    const file = new File([Uint8Array.from(dump)], 'neo4j.dump')
    expect(await inspectArchive(file, full)).toMatchObject({ ok: true, nodes: 3 })
  })

  it('takes slices that come later', async () => {
    const source = sourceOf(dump)
    const later = { ...source, slice: async (start: number, end: number) => source.slice(start, end) }
    expect(await inspectArchive(later, full)).toMatchObject({ ok: true, nodes: 3 })
  })

  it('reads a file once, and tells how far it is', async () => {
    const source = sourceOf(dump, { chunk: 5000 })
    const progress: number[] = []
    const onProgress = (read: number, total: number): void => {
      expect(total).toBe(dump.length)
      progress.push(read)
    }
    await inspectArchive(source, { full: true, onProgress })
    expect(source.handedOut).toBe(dump.length)
    expect(progress).toEqual(progress.toSorted((a, b) => a - b))
    expect(progress.at(-1)).toBe(dump.length)
  })

  it.each(FLAVOURS)(
    'tells of each chunk when it is done with it: destroyed then, none is missed (%s)',
    async (flavour) => {
      const bytes = await archiveBytes(flavour)
      const spent: number[] = []
      const destroying = (copy: (chunk: Uint8Array) => Uint8Array): ArchiveSource => ({
        name: 'neo4j.dump',
        size: bytes.length,
        slice: (start, end) => ({
          stream: () =>
            sourceOf(bytes, { chunk: 1000 })
              .slice(start, end)
              .stream()
              .pipeThrough(
                new TransformStream<Uint8Array, Uint8Array>({
                  transform: (chunk, controller) => controller.enqueue(copy(chunk)),
                }),
              ),
        }),
        spent(chunk) {
          spent.push(chunk.length)
          structuredClone(chunk.buffer, { transfer: [chunk.buffer] })
        },
      })
      // The slice of a Buffer of Node is a view of it.
      for (const copy of [
        (chunk: Uint8Array) => Uint8Array.from(chunk),
        (chunk: Uint8Array) => Buffer.from(Uint8Array.from(chunk).buffer),
      ]) {
        expect(await inspectArchive(destroying(copy), full)).toEqual(
          await inspectArchive(sourceOf(bytes), full),
        )
        // Some are read twice.
        const all = spent.splice(0).reduce((sum, length) => sum + length, 0)
        expect([all > 0, all % bytes.length]).toEqual([true, 0])
        const request = (source: ArchiveSource): WriteRequest => ({
          format: 'dump',
          body: { kind: 'held', source },
          databaseName: 'neo4j',
          databaseId: '0f1e2d3c-4b5a-6978-8796-a5b4c3d2e1f0',
          takenAt: '2024-09-12T13:51:45.678Z',
        })
        const written = await bytesOf(writeArchive(request(destroying(copy))))
        expect(crc32(written)).toBe(crc32(await bytesOf(writeArchive(request(sourceOf(bytes))))))
        spent.length = 0
      }
    },
  )

  it('steps over long members of a tar without reading them', async () => {
    const inner = await archiveBytes('DZV1')
    const big = { path: 'graph.bin', bytes: new Uint8Array(5_000_000) }
    const source = sourceOf(
      tarBytes([big, { path: 'neo4j.dump', bytes: inner }, { ...big, path: 'more.bin' }]),
    )
    expect(await inspectArchive(source)).toMatchObject({ ok: true, member: 'neo4j.dump', nodes: 3 })
    expect(source.handedOut).toBeLessThan(300_000)
    const cut = sourceOf(tarBytes([big]).subarray(0, 4_000_000))
    for (const options of [{}, full]) {
      expect(await inspectArchive(cut, options)).toMatchObject({ ok: false, reason: 'truncated' })
    }
  })

  it('reads them when all is to be verified: the sum of the whole file is one of the findings', async () => {
    const big = { path: 'graph.bin', bytes: new Uint8Array(5_000_000).fill(3) }
    const tar = tarBytes([big, { path: 'neo4j.dump', bytes: dump }])
    const source = sourceOf(tar)
    expect(await inspectArchive(source, full)).toMatchObject({ ok: true, crc32: zlib.crc32(tar) })
    expect(source.handedOut).toBe(tar.length)
  })

  it.each(['NotReadableError', 'NotFoundError'])('says that the file changed on a %s', async (name) => {
    for (const after of [0, 2]) {
      const found = await inspectArchive(failing(named(name), after), full)
      expect(found).toMatchObject({ ok: false, reason: 'file-changed' })
    }
  })

  it('says so too of a file on disk that was written to since', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'afterglow-'))
    const path = join(folder, 'neo4j.dump')
    await writeFile(path, dump)
    const file = new File([await openAsBlob(path)], 'neo4j.dump')
    await appendFile(path, 'more')
    const found = await inspectArchive(file, full)
    await rm(folder, { recursive: true })
    expect(found).toMatchObject({ ok: false, reason: 'file-changed' })
  })

  it('says that the file changed when it ends before its size, or goes on after it', async () => {
    for (const size of [dump.length + 1, dump.length - 1]) {
      const source = { name: 'neo4j.dump', size, slice: () => sourceOf(dump).slice(0, dump.length) }
      expect(await inspectArchive(source, full)).toMatchObject({ ok: false, reason: 'file-changed' })
    }
  })

  it('asks for one byte where the stream does not say why it failed', async () => {
    const failure = new TypeError('network error')
    const gone = failing(failure, 1, () => Promise.reject(named('NotReadableError')))
    expect(await inspectArchive(gone, full)).toMatchObject({ ok: false, reason: 'file-changed' })
    const still = failing(failure, 1, () => Promise.resolve(new ArrayBuffer(1)))
    await expect(inspectArchive(still, full)).rejects.toBe(failure)
  })

  it('passes on any other failure', async () => {
    const failure = named('TypeError')
    await expect(inspectArchive(failing(failure, 1), full)).rejects.toBe(failure)
  })

  it('rejects with the reason of the signal, before, while a chunk is awaited, and between chunks', async () => {
    const reason = new Error('closed the tab')
    const before = { full: true, signal: AbortSignal.abort(reason) }
    await expect(inspectArchive(sourceOf(dump), before)).rejects.toBe(reason)

    for (const asked of ['slice', 'chunk'] as const) {
      const hanging = new AbortController()
      const stream = new ReadableStream<Uint8Array>(
        { pull: () => (hanging.abort(reason), new Promise(() => undefined)) },
        { highWaterMark: 0 },
      )
      const slice = { stream: () => stream }
      const never: ArchiveSource = {
        name: 'neo4j.dump',
        size: 10,
        slice: () => (asked === 'chunk' ? slice : (hanging.abort(reason), Promise.resolve(slice))),
      }
      await expect(inspectArchive(never, { signal: hanging.signal })).rejects.toBe(reason)
    }

    const between = new AbortController()
    const onProgress = (): void => between.abort(reason)
    const stopped = inspectArchive(sourceOf(dump, { chunk: 100 }), {
      full: true,
      signal: between.signal,
      onProgress,
    })
    await expect(stopped).rejects.toBe(reason)
  })
})
