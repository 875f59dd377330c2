import { describe, expect, it } from 'vitest'
import { crc32 } from '../../archive/crc32.ts'
import { reading } from './reading.ts'

const bytes = Uint8Array.from({ length: 3_000_000 }, (_, at) => (at * 31) % 253)
const file = new File([bytes], 'a.dump')
/** As files are in a browser that cannot read into given memory. */
function plainly(given: File): File {
  const slice = given.slice.bind(given)
  return Object.assign(given, {
    slice(start: number, end: number) {
      const part = slice(start, end)
      const stream = part.stream.bind(part)
      return Object.assign(part, { stream: () => stream().pipeThrough(new TransformStream()) })
    },
  })
}
const plain = plainly(new File([bytes], 'a.dump'))

function watch() {
  const seen: number[] = []
  return { seen, signal: new AbortController().signal, onProgress: (read: number) => void seen.push(read) }
}

describe.each([
  ['read into given memory', file],
  ['read chunk by chunk', plain],
])('the CRC-32 of a file, %s', (_, given) => {
  it('is that of its first bytes, and tells how far it is', async () => {
    for (const end of [bytes.length, 1_234_567, 1, 0]) {
      const { seen, ...reader } = watch()
      expect(await reading.crc32(given, end, reader)).toBe(crc32(bytes.subarray(0, end)))
      expect(seen.at(-1) ?? 0).toBe(end)
      expect(seen).toEqual(seen.toSorted((a, b) => a - b))
    }
  })

  it('is refused where the file is shorter, and ends when it is aborted', async () => {
    await expect(reading.crc32(given, bytes.length + 1, watch())).rejects.toThrow('ends at 3000000')
    const control = new AbortController()
    const onProgress = () => control.abort()
    await expect(reading.crc32(given, bytes.length, { signal: control.signal, onProgress })).rejects.toThrow(
      /abort/i,
    )
  })
})
