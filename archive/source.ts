import { ByteReader } from './byte-reader.ts'
import { crc32 } from './crc32.ts'
import type { ArchiveSource } from './inspection.ts'
import { fileChanged, truncated } from './refusal.ts'

/** Gaps up to this many bytes are read through; longer ones start a new slice. */
const READ_THROUGH = 1 << 14
/** Bytes that a reader with a limit asks for at a time, at first and at most. */
const PIECE_MIN = 1 << 14
const PIECE_MAX = 1 << 18

/** Thrown when a limit is reached: not a defect of the file, only the end of what is to be read of it. */
export class EnoughRead extends Error {
  override readonly name = 'EnoughRead'
}

/** How many bytes may still be read; several readers can share one. */
export type Allowance = { left: number }

export type SourceOptions = {
  readonly signal?: AbortSignal
  /** Bytes of the source read so far, and its size. */
  onProgress?(bytesRead: number, total: number): void
  /** Reads at most so much, in pieces that grow, and steps over what is skipped. Without it every byte is read, once. */
  readonly allowance?: Allowance
}

export type OpenSource = {
  readonly reader: ByteReader
  /** CRC-32 of the bytes read so far; of the whole, once a reader without an allowance is at its end. */
  readonly sum: () => number
  /** Lets go of the stream behind the reader. */
  readonly close: () => void
}

/** A read under way. It settles by itself, so that nobody has to wait for one that was begun ahead. */
type Outcome = { readonly value: Uint8Array | undefined } | { readonly error: unknown }

/**
 * Opens a source at its first byte. Reading rejects with the signal's reason when aborted, with `file-changed` when a
 * browser can no longer read the file it was given or the source ends before its size, and with `EnoughRead` when the
 * allowance is used up.
 */
export function openSource(source: ArchiveSource, options: SourceOptions): OpenSource {
  const { signal, allowance } = options
  let stream: ReadableStreamDefaultReader<Uint8Array> | undefined
  let ahead: Promise<Outcome> | undefined
  let offset = 0
  let gap = 0
  let sum = 0
  let piece = PIECE_MIN
  let sliceEnd = 0
  let inUse: Uint8Array | undefined

  const drop = (): void => {
    stream?.cancel(signal?.reason).catch(() => undefined)
    stream = undefined
    ahead = undefined
  }
  const close = (): void => {
    drop()
    signal?.removeEventListener('abort', close)
  }
  signal?.addEventListener('abort', close)

  const open = async (): Promise<ReadableStreamDefaultReader<Uint8Array>> => {
    sliceEnd = allowance === undefined ? source.size : Math.min(source.size, offset + piece)
    piece = Math.min(PIECE_MAX, 2 * piece)
    const slice = await source.slice(offset, sliceEnd)
    signal?.throwIfAborted()
    return slice.stream().getReader()
  }

  const read = async (from: ReadableStreamDefaultReader<Uint8Array>): Promise<Outcome> => {
    try {
      return { value: (await from.read()).value }
    } catch (error) {
      return { error }
    }
  }

  const next = async (): Promise<Uint8Array> => {
    try {
      if (allowance !== undefined && offset === sliceEnd) drop()
      stream ??= await open()
      const outcome = await (ahead ?? read(stream))
      // The next piece comes while this one is worked on.
      ahead = allowance === undefined && stream !== undefined ? read(stream) : undefined
      if ('error' in outcome) throw outcome.error
      signal?.throwIfAborted()
      if (outcome.value === undefined || offset + outcome.value.length > sliceEnd) throw fileChanged()
      return outcome.value
    } catch (error) {
      throw (await isGone(source, error)) ? fileChanged() : error
    }
  }

  const pull = async (): Promise<Uint8Array | null> => {
    // A chunk is valid until the next one is asked for.
    if (inUse !== undefined) source.spent?.(inUse)
    inUse = undefined
    signal?.throwIfAborted()
    if (offset + gap > source.size) throw truncated()
    if (gap > READ_THROUGH) {
      drop()
      piece = PIECE_MIN
      offset += gap
      gap = 0
    }
    if (offset === source.size) return null
    if (allowance !== undefined && allowance.left <= 0) throw new EnoughRead()
    const chunk = await next()
    inUse = chunk
    offset += chunk.length
    if (allowance === undefined) sum = crc32(chunk, sum)
    else allowance.left -= chunk.length
    options.onProgress?.(offset, source.size)
    const unread = chunk.subarray(gap)
    gap -= chunk.length - unread.length
    return unread
  }

  const jump = (bytes: number): void => {
    gap += bytes
  }
  const reader = new ByteReader(pull, allowance === undefined ? undefined : jump)
  return { reader, sum: () => sum, close }
}

/**
 * True when a read failed because the file is not the one that was chosen. The stream of a file in Chromium fails with a
 * mere TypeError; one byte asked for by itself fails with the cause.
 */
async function isGone(source: ArchiveSource, error: unknown): Promise<boolean> {
  if (!(error instanceof TypeError)) return namesGone(error)
  const probe = await source.slice(0, 1)
  return (
    probe.arrayBuffer?.().then(
      () => false,
      (cause: unknown) => namesGone(cause),
    ) ?? false
  )
}

/** The File API has two names for it: contents changed, and no longer there. */
const namesGone = (error: unknown): boolean =>
  error instanceof Error && /^Not(Readable|Found)Error$/.test(error.name)
