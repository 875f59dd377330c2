/** Reads the body of one request of an upload: counts it, sums it, and hands it on in pieces that are stored one by one. */
import { crc32 } from '../archive/crc32.ts'

/** A CRC-32 of the first `offset` bytes of an upload. */
export interface Sum {
  readonly offset: number
  readonly crc: number
}

/** More came than was announced. */
export class TooMuch extends Error {
  override readonly name = 'TooMuch'
}

/** The body itself broke off. */
export class BrokenOff extends Error {
  override readonly name = 'BrokenOff'
}

export interface Meter {
  /**
   * The next piece of the body, of about so many bytes (to the end of a chunk). Errors with `TooMuch`,
   * `BrokenOff` and the reason of the signal. To be read to its end before the next one is asked for.
   */
  piece(bytes: number): ReadableStream<Uint8Array>
  /** The whole body was handed on. */
  ended(): boolean
  /** The sum of the most bytes up to `size` that is still known; null: of none that were handed on. */
  sumAt(size: number): Sum | null
  /** Lets go of the body, whatever is left of it. */
  release(reason: unknown): Promise<void>
}

/** Sums kept of the last chunks: whoever stores them may be a few behind when the body breaks off. */
const SUMS = 32

/**
 * A meter over the body of a request that goes on at `from`, up to the upload's length `to` (bytes). The chunk that
 * completes the upload is handed on when the body has ended there: stored before, a body that is refused for its length
 * would be a complete upload. `see` is shown each chunk, and at the end may refuse all of it by throwing.
 */
export function meterOf(
  body: ReadableStream<Uint8Array>,
  from: Sum,
  to: number,
  signal: AbortSignal,
  see?: { chunk(bytes: Uint8Array): void; end(): void },
): Meter {
  const reader = body.getReader()
  const sums: Sum[] = []
  let seen = from.offset
  let summed = from
  let held: Uint8Array | null = null
  let done = false

  const cancel = async (reason: unknown) => reader.cancel(reason).catch(() => undefined)
  const stop = () => void cancel(signal.reason)
  signal.addEventListener('abort', stop, { once: true })

  const read = async (): Promise<Uint8Array | null> => {
    const { done: end, value } = await reader.read().catch((error: unknown) => {
      throw new BrokenOff('The body of the upload broke off.', { cause: error })
    })
    // Cancelled, a body looks as if it had ended.
    signal.throwIfAborted()
    return end ? null : value
  }

  /** The next chunk to be stored; null: the body has ended. */
  const next = async (): Promise<Uint8Array | null> => {
    for (;;) {
      const chunk = await read()
      if (chunk === null) {
        see?.end()
        done = true
        return held
      }
      if (chunk.length === 0) continue
      seen += chunk.length
      if (seen > to) throw new TooMuch('More bytes came than were announced.')
      see?.chunk(chunk)
      if (seen < to) return chunk
      held = chunk
    }
  }

  return {
    piece(bytes) {
      const end = summed.offset + bytes
      return new ReadableStream<Uint8Array>(
        {
          async pull(controller) {
            const chunk = await next()
            if (chunk !== null) {
              summed = { offset: summed.offset + chunk.length, crc: crc32(chunk, summed.crc) }
              if (sums.push(summed) > SUMS) sums.shift()
              controller.enqueue(chunk)
            }
            if (done || summed.offset >= end) controller.close()
          },
        },
        { highWaterMark: 0 },
      )
    },
    ended: () => done,
    sumAt: (size) => sums.findLast(({ offset }) => offset <= size) ?? null,
    async release(reason) {
      signal.removeEventListener('abort', stop)
      await cancel(reason)
    },
  }
}
