import type { Pins } from './reconcile.ts'

/** Bytes in use by a stream of this process: neither swept nor given up until it has ended. */
export interface PinBoard extends Pins {
  pin(bytesKey: string): void
  unpin(bytesKey: string): void
}

/** A board without pins. The same bytes can be pinned several times. */
export function createPinBoard(): PinBoard {
  const counts = new Map<string, number>()
  return {
    get size() {
      return counts.size
    },
    has: (key) => counts.has(key),
    pin: (key) => void counts.set(key, (counts.get(key) ?? 0) + 1),
    unpin(key) {
      const left = (counts.get(key) ?? 0) - 1
      if (left > 0) counts.set(key, left)
      else counts.delete(key)
    },
  }
}

/** A stream that pins the bytes it reads until it was read to its end, cancelled, or has failed. */
export function pinned(
  board: PinBoard,
  key: string,
  open: () => ReadableStream<Uint8Array>,
): ReadableStream<Uint8Array> {
  let reader: ReadableStreamDefaultReader<Uint8Array> | null = null
  let held = true
  board.pin(key)
  const release = () => {
    if (held) board.unpin(key)
    held = false
  }
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        try {
          reader ??= open().getReader()
          const { done, value } = await reader.read()
          if (!done) return controller.enqueue(value)
          release()
          controller.close()
        } catch (error) {
          release()
          controller.error(error)
        }
      },
      async cancel(reason) {
        release()
        await reader?.cancel(reason)
      },
    },
    { highWaterMark: 0 },
  )
}
