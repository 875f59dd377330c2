import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { crc32 } from '../archive/crc32.ts'
import { archiveBytes } from '../archive/fixtures/archive-bytes.ts'
import { inspectArchive } from '../archive/inspect.ts'
import type { Bytes } from '../control-plane/ports.ts'
import { storedArchive } from '../control-plane/work.ts'
import { createFolderBytes } from './folder-bytes.ts'

let folder: string
let bytes: Bytes
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'afterglow-bytes-'))
  bytes = createFolderBytes(join(folder, 'made/later'))
})
afterEach(() => rm(folder, { recursive: true }))

const streamOf = (...parts: string[]) =>
  new ReadableStream<Uint8Array>({
    start(controller) {
      for (const part of parts) controller.enqueue(new TextEncoder().encode(part))
      controller.close()
    },
  })
const textOf = (key: string, start: number, end: number) => new Response(bytes.read(key, start, end)).text()
const keysOf = async () => {
  const keys: string[] = []
  for await (const key of bytes.keys()) keys.push(key)
  return keys.toSorted()
}

describe('bytes in a folder', () => {
  it('has nothing before the first append', async () => {
    expect(await bytes.size('imports/a')).toBeNull()
    expect(await keysOf()).toEqual([])
    await bytes.delete('imports/a')
  })

  it('appends, reads ranges, empties, deletes', async () => {
    expect(await bytes.append('imports/a-1', 0, streamOf('hello ', 'wor'))).toBe(9)
    expect(await bytes.append('imports/a-1', 9, streamOf('ld'))).toBe(11)
    expect(await bytes.size('imports/a-1')).toBe(11)
    expect(await textOf('imports/a-1', 0, 11)).toBe('hello world')
    expect(await textOf('imports/a-1', 4, 7)).toBe('o w')
    expect(await textOf('imports/a-1', 5, 5)).toBe('')
    await bytes.append('exports/b', 0, streamOf())
    expect(await bytes.size('exports/b')).toBe(0)
    expect(await keysOf()).toEqual(['exports/b', 'imports/a-1'])
    expect(await bytes.append('imports/a-1', 0, streamOf('new'))).toBe(3)
    await bytes.delete('imports/a-1')
    expect(await keysOf()).toEqual(['exports/b'])
  })

  it('cuts off what lies behind the committed offset, and refuses a hole', async () => {
    await bytes.append('a', 0, streamOf('committed, and what a crash left'))
    expect(await bytes.append('a', 9, streamOf(' once'))).toBe(14)
    expect(await textOf('a', 0, 14)).toBe('committed once')
    expect(await bytes.append('a', 10, streamOf())).toBe(10)
    expect(await bytes.append('a', 10, streamOf('once'))).toBe(14)
    await expect(bytes.append('a', 15, streamOf('x'))).rejects.toThrow('14 to 15')
    expect(await bytes.size('a')).toBe(14)
  })

  it('keeps what arrived of a body that breaks off', async () => {
    let sent = false
    const broken = new ReadableStream<Uint8Array>({
      pull(controller) {
        if (sent) controller.error(new Error('the line broke'))
        else controller.enqueue(new TextEncoder().encode('half'))
        sent = true
      },
    })
    await expect(bytes.append('a', 0, broken)).rejects.toThrow('the line broke')
    expect(await bytes.size('a')).toBe(4)
  })

  it('stops at an abort and keeps what arrived', async () => {
    const abort = new AbortController()
    const endless = new ReadableStream<Uint8Array>({
      start: (controller) => controller.enqueue(new TextEncoder().encode('half')),
      pull: () => {
        abort.abort()
        return new Promise(() => {})
      },
    })
    await expect(bytes.append('a', 0, endless, abort.signal)).rejects.toThrow(/abort/i)
    expect(await bytes.size('a')).toBe(4)
  })

  it('reads no further than there is', async () => {
    await bytes.append('a', 0, streamOf('four'))
    await expect(textOf('a', 0, 5)).rejects.toThrow()
    await expect(textOf('b', 0, 1)).rejects.toThrow()
  })

  it('lets an archive be read whole, whose pieces are given back on the way', async () => {
    // zstd passes over a frame of this kind (RFC 8878, 3.1.2).
    const frame = Buffer.alloc(1024 * 1024)
    frame.writeUInt32LE(0x184d2a50, 0)
    frame.writeUInt32LE(frame.length - 8, 4)
    const file = new Blob([new Uint8Array(await archiveBytes('DZV1')), frame])
    await bytes.append('a', 0, file.stream())
    const found = await inspectArchive(storedArchive(bytes, 'a', 'a.dump', file.size), { full: true })
    expect(found).toMatchObject({
      ok: true,
      nodes: 3,
      crc32: crc32(new Uint8Array(await file.arrayBuffer())),
    })
  })

  it.each(['../a', 'a/../b', '/a', 'a//b', 'A', 'a_b', 'a b', '', 'a\0'])('takes no key %j', async (key) => {
    expect(() => bytes.size(key)).toThrow('Not a key')
  })
})
