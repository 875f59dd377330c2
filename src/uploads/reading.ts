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

/** Bytes read at once. */
const PIECE = 1024 * 1024

/**
 * Shows `visit` all bytes of a file in their order. They lie in the same memory each time, where the browser can do that:
 * by the gigabyte, a chunk of its own for each piece piles up faster than it is collected.
 */
async function eachPiece(file: Blob, visit: (piece: Uint8Array) => void): Promise<void> {
  const stream = file.stream()
  const reader = readerInto(stream)
  if (reader === null) {
    for await (const chunk of stream) visit(chunk)
    return
  }
  let memory = new Uint8Array(PIECE)
  for (;;) {
    const { done, value } = await reader.read(memory)
    if (done) return
    visit(value)
    memory = new Uint8Array(value.buffer)
  }
}

/** A reader that reads into what it is given; null where files have none. */
function readerInto(stream: ReadableStream<Uint8Array>): ReadableStreamBYOBReader | null {
  try {
    return stream.getReader({ mode: 'byob' })
  } catch {
    return null
  }
}

/** The reading itself, wherever it runs. */
export const reading: FileReading = {
  inspect: (file, { signal, onProgress }) => inspectArchive(file, { full: true, signal, onProgress }),
  async crc32(file, end, { signal, onProgress }) {
    let sum = 0
    let read = 0
    await eachPiece(file.slice(0, end), (piece) => {
      signal.throwIfAborted()
      sum = crc32(piece, sum)
      read += piece.byteLength
      onProgress(read)
    })
    signal.throwIfAborted()
    if (read !== end) throw new Error(`The file ends at ${read} of ${end} bytes.`)
    return sum
  },
}
