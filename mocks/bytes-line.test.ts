import { describe, expect, it } from 'vitest'
import { createRecycledReading, writingOver, type BytesLine } from './bytes-line.ts'
import type { ToWorker } from './bytes-protocol.ts'

const MIB = 1024 * 1024

/** A worker in this thread: buffers are moved to it and back, as a real one has them moved. */
function createLine(file: Uint8Array = new Uint8Array()) {
  const seen: ToWorker['verb'][] = []
  const written: Uint8Array[] = []
  let ended = false
  const line: BytesLine = {
    async ask(message) {
      if (ended) throw new Error('The line has ended.')
      seen.push(message.verb)
      if (!('buffer' in message)) return { ok: true, size: file.length, buffer: null }
      const buffer = structuredClone(message.buffer, { transfer: [message.buffer] })
      if (message.verb === 'write') {
        written.push(new Uint8Array(buffer.slice(0, message.bytes)))
        return { ok: true, size: 0, buffer }
      }
      const part = file.subarray(message.at, message.at + message.bytes)
      new Uint8Array(buffer).set(part)
      return { ok: true, size: part.length, buffer }
    },
    end() {
      ended = true
    },
  }
  return { line, seen, written, ended: () => ended }
}

const numbered = (bytes: number) => Uint8Array.from({ length: bytes }, (_, at) => (at * 7) % 251)

describe('reading over a line', () => {
  it('gives a range in its order, and ends the line behind it', async () => {
    const file = numbered(3 * MIB + 5)
    const { line, seen, ended } = createLine(file)
    const { stream } = createRecycledReading()
    const read = new Uint8Array(await new Response(stream(line, 3, 3 * MIB)).arrayBuffer())
    expect(Buffer.compare(read, file.subarray(3, 3 * MIB))).toBe(0)
    expect([seen, ended()]).toEqual([['read', 'read', 'read', 'close'], true])
  })

  it('reads into what was given back, and leaves what is not its own', async () => {
    const file = numbered(9 * MIB)
    const { line } = createLine(file)
    const { stream, spent } = createRecycledReading()
    const reader = stream(line, 0, file.length).getReader()
    const other = new Uint8Array(8)
    spent(other)
    const given: Uint8Array[] = []
    for (let next = await reader.read(); !next.done; next = await reader.read()) {
      const at = given.length * MIB
      expect(Buffer.compare(next.value, file.subarray(at, at + MIB))).toBe(0)
      given.push(next.value)
      spent(next.value)
    }
    // The memory of each but the last has gone to the worker again.
    expect(given.map(({ byteLength }) => byteLength)).toEqual([...Array.from({ length: 8 }, () => 0), MIB])
    expect(other.byteLength).toBe(8)
  })

  it('ends the line when nobody reads on, and where the file is shorter', async () => {
    const left = createLine(numbered(3 * MIB))
    const { stream } = createRecycledReading()
    const reader = stream(left.line, 0, 3 * MIB).getReader()
    await reader.read()
    await reader.cancel()
    expect(left.ended()).toBe(true)
    const short = createLine(numbered(10))
    await expect(new Response(stream(short.line, 0, 20)).arrayBuffer()).rejects.toThrow(
      'end at 10, not at 20',
    )
    expect(short.ended()).toBe(true)
  })
})

describe('writing over a line', () => {
  it('sends each chunk as it is, whatever its size, and is done with it then', async () => {
    const { line, written } = createLine()
    const taken: Uint8Array[] = []
    const write = writingOver(line, (chunk) => void taken.push(chunk))
    const chunks = [1, 3 * MIB, 0, 17].map(numbered)
    for (const chunk of chunks) await write(chunk)
    expect(taken).toEqual(chunks)
    expect(written.map((each, at) => Buffer.compare(each, chunks[at] ?? each))).toEqual([0, 0, 0, 0])
    expect(chunks.map(({ byteLength }) => byteLength)).toEqual([1, 3 * MIB, 0, 17])
  })
})
