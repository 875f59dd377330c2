import { ByteReader } from './byte-reader.ts'
import type { ArchiveSource, InspectOptions } from './inspection.ts'
import { fileChanged, truncated } from './refusal.ts'

/** Gaps up to this many bytes are read through; longer ones start a new slice. */
const READ_THROUGH = 1 << 18

/** A reader over a source, and `close`, which lets go of the stream behind it. */
export type OpenSource = { readonly reader: ByteReader; readonly close: () => void }

/**
 * Opens a source at its first byte. Reading rejects with the signal's reason when aborted, and with `file-changed`
 * when a browser can no longer read the file it was given or the source ends before its size.
 */
export function openSource(source: ArchiveSource, options: InspectOptions): OpenSource {
  const { signal } = options
  let stream: ReadableStreamDefaultReader<Uint8Array> | undefined
  let offset = 0
  let gap = 0

  const close = (): void => {
    stream?.cancel(signal?.reason).catch(() => undefined)
    stream = undefined
    signal?.removeEventListener('abort', close)
  }
  signal?.addEventListener('abort', close)

  const next = async (): Promise<Uint8Array | null> => {
    try {
      if (stream === undefined) {
        const slice = await source.slice(offset, source.size)
        signal?.throwIfAborted()
        stream = slice.stream().getReader()
      }
      const { value } = await stream.read()
      return value ?? null
    } catch (error) {
      throw (await isGone(source, error)) ? fileChanged() : error
    }
  }

  const pull = async (): Promise<Uint8Array | null> => {
    signal?.throwIfAborted()
    if (offset + gap > source.size) throw truncated()
    if (gap > READ_THROUGH) {
      stream?.cancel().catch(() => undefined)
      stream = undefined
      offset += gap
      gap = 0
    }
    if (offset === source.size) return null
    const chunk = await next()
    signal?.throwIfAborted()
    if (chunk === null || offset + chunk.length > source.size) throw fileChanged()
    offset += chunk.length
    options.onProgress?.(offset, source.size)
    const unread = chunk.subarray(gap)
    gap -= chunk.length - unread.length
    return unread
  }

  const jump = (bytes: number): void => {
    gap += bytes
  }
  return { reader: new ByteReader(pull, jump), close }
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
