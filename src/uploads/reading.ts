import { crc32 } from '../../archive/crc32.ts'
import { inspectArchive } from '../../archive/inspect.ts'
import type { Inspection } from '../../archive/inspection.ts'

/** How a long reading is watched and ended. */
export interface Reader {
  /** Aborted, the reading rejects with its reason. */
  readonly signal: AbortSignal
  /** Bytes read so far. */
  onProgress(read: number): void
}

/** Reads files, outside of the page where that is possible. Rejects when aborted or when a file cannot be read. */
export interface FileReading {
  /** Everything that the file is, with every checksum verified. */
  inspect(file: File, reader: Reader): Promise<Inspection>
  /** The CRC-32 of its first `end` bytes, unsigned. */
  crc32(file: File, end: number, reader: Reader): Promise<number>
}

/** The reading itself, wherever it runs. */
export const reading: FileReading = {
  inspect: (file, { signal, onProgress }) => inspectArchive(file, { full: true, signal, onProgress }),
  async crc32(file, end, { signal, onProgress }) {
    let sum = 0
    let read = 0
    for await (const chunk of file.slice(0, end).stream()) {
      signal.throwIfAborted()
      sum = crc32(chunk, sum)
      read += chunk.byteLength
      onProgress(read)
    }
    if (read !== end) throw new Error(`The file ends at ${read} of ${end} bytes.`)
    return sum
  },
}
