import { describe, expect, it } from 'vitest'
import { BytesFull } from '../control-plane/ports.ts'
import { createBatchWriter, type WritableFile } from './batch-writer.ts'

const MIB = 1024 * 1024

/** A disk with so much room that takes at most so many bytes of one call. */
function createDisk({ room = Number.POSITIVE_INFINITY, atOnce = Number.POSITIVE_INFINITY } = {}) {
  let stored = Buffer.alloc(0)
  let synced = 0
  const calls: number[] = []
  const file: WritableFile = {
    async writev<T extends readonly NodeJS.ArrayBufferView[]>(buffers: T) {
      const given = Buffer.concat(
        buffers.map((each) => Buffer.from(each.buffer, each.byteOffset, each.byteLength)),
      )
      const bytesWritten = Math.min(given.length, atOnce, room - stored.length)
      if (bytesWritten === 0) throw Object.assign(new Error('no space left'), { code: 'ENOSPC' })
      stored = Buffer.concat([stored, given.subarray(0, bytesWritten)])
      calls.push(bytesWritten)
      return { bytesWritten, buffers }
    },
    async datasync() {
      synced = stored.length
    },
  }
  return { file, calls, stored: () => stored, synced: () => synced }
}

/** Chunks of these lengths, and every byte of them in one row: each byte tells where it stands. */
function chunksOf(...lengths: readonly number[]) {
  const all = Buffer.alloc(lengths.reduce((sum, length) => sum + length, 0)).map((_, at) => at % 251)
  let at = 0
  const chunks = lengths.map((length) => Uint8Array.from(all.subarray(at, (at += length))))
  return { chunks, all }
}

describe('a batch writer', () => {
  it('writes many chunks in few calls, in their order, and syncs at the end', async () => {
    const { chunks, all } = chunksOf(...Array.from({ length: 100 }, () => 30), 0, 1)
    const disk = createDisk()
    const writer = createBatchWriter(disk.file)
    for (const chunk of chunks) await writer.add(chunk)
    await writer.end()
    expect(disk.stored().equals(all)).toBe(true)
    expect(disk.calls).toEqual([64 * 30, 36 * 30 + 1])
    expect(disk.synced()).toBe(all.length)
  })

  it('goes on where the disk took a part', async () => {
    const { chunks, all } = chunksOf(5, 1, 17, 3, 11)
    for (let atOnce = 1; atOnce <= all.length; atOnce += 1) {
      const disk = createDisk({ atOnce })
      const writer = createBatchWriter(disk.file)
      for (const chunk of chunks) await writer.add(chunk.slice())
      await writer.end()
      expect(disk.stored().equals(all)).toBe(true)
    }
  })

  it('stores nothing behind what a full disk did not take', async () => {
    const { chunks, all } = chunksOf(MIB, MIB, 10, 10)
    const disk = createDisk({ room: MIB + 7 })
    const writer = createBatchWriter(disk.file)
    const adding = async () => {
      for (const chunk of chunks) await writer.add(chunk)
    }
    await adding().catch(() => undefined)
    await expect(writer.end()).rejects.toThrow(BytesFull)
    expect(disk.stored().equals(all.subarray(0, MIB + 7))).toBe(true)
    expect(disk.synced()).toBe(MIB + 7)
  })

  it('gives the memory of a chunk back, unless it is a part of something else', async () => {
    const whole = new Uint8Array(8)
    const buffer = new ArrayBuffer(8)
    const writer = createBatchWriter(createDisk().file)
    await writer.add(whole)
    await writer.add(new Uint8Array(buffer, 0, 4))
    await writer.end()
    expect([whole.byteLength, buffer.byteLength]).toEqual([0, 8])
  })
})
