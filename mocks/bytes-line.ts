import { BytesFull } from '../control-plane/ports.ts'
import type { FromWorker, ToWorker } from './bytes-protocol.ts'

type Done = Extract<FromWorker, { ok: true }>

/** A worker for one file. Ended, it lets go of all that it held of memory. */
export interface BytesLine {
  /** One message at a time. Throws `BytesFull` where there is no room, and where the worker failed or could not be loaded. */
  ask(message: ToWorker): Promise<Done>
  end(): void
}

/** Begins a worker. */
export function openBytesLine(): BytesLine {
  const worker = new Worker(new URL('./bytes-worker.ts', import.meta.url), { type: 'module' })
  let settle: { resolve(reply: FromWorker): void; reject(error: Error): void } | null = null
  worker.addEventListener('message', (event: MessageEvent<FromWorker>) => settle?.resolve(event.data))
  worker.addEventListener('error', () =>
    settle?.reject(new Error('The worker of bytes could not be loaded.')),
  )
  return {
    async ask(message) {
      const { promise, resolve, reject } = Promise.withResolvers<FromWorker>()
      settle = { resolve, reject }
      worker.postMessage(message, 'buffer' in message ? [message.buffer] : [])
      const reply = await promise
      if (reply.ok) return reply
      throw reply.full
        ? new BytesFull('This browser has no more room for the bytes.')
        : new Error(reply.message)
    },
    end: () => worker.terminate(),
  }
}

/** Bytes of a buffer that goes to a worker and back. */
const PIECE = 1024 * 1024

/**
 * A way to write chunk by chunk in one buffer, which the worker gives back each time: what is left behind in a worker
 * would pile up there until its collector comes by. `onTaken` is told of each chunk that was copied.
 */
export function writingOver(
  line: BytesLine,
  onTaken?: (chunk: Uint8Array) => void,
): (chunk: Uint8Array) => Promise<void> {
  let buffer = new ArrayBuffer(PIECE)
  return async (chunk) => {
    if (buffer.byteLength < chunk.byteLength) buffer = new ArrayBuffer(chunk.byteLength)
    const bytes = chunk.byteLength
    new Uint8Array(buffer).set(chunk)
    onTaken?.(chunk)
    const done = await line.ask({ verb: 'write', buffer, bytes })
    buffer = done.buffer ?? new ArrayBuffer(PIECE)
  }
}

/** Streams read from workers, whose chunks can be given back. */
export interface RecycledReading {
  /** From `start` to `end`, over a line that has the file open to be read; it is ended with the stream. */
  stream(line: BytesLine, start: number, end: number): ReadableStream<Uint8Array>
  /** A chunk that nobody looks at any more: its memory is read into again. Not one of ours, it stays as it is. */
  spent(chunk: Uint8Array): void
}

export function createRecycledReading(): RecycledReading {
  const takers = new WeakMap<ArrayBufferLike, (buffer: ArrayBuffer) => void>()
  return {
    stream(line, start, end) {
      const free: ArrayBuffer[] = []
      const take = (buffer: ArrayBuffer) => void free.push(buffer)
      let position = start
      return new ReadableStream<Uint8Array>(
        {
          async pull(controller) {
            try {
              const buffer = free.pop() ?? new ArrayBuffer(PIECE)
              const bytes = Math.min(buffer.byteLength, end - position)
              const done = await line.ask({ verb: 'read', buffer, at: position, bytes })
              if (!done.buffer || done.size === 0)
                throw new Error(`The bytes end at ${position}, not at ${end}.`)
              position += done.size
              takers.set(done.buffer, take)
              controller.enqueue(new Uint8Array(done.buffer, 0, done.size))
              if (position < end) return
              await line.ask({ verb: 'close' })
              line.end()
              controller.close()
            } catch (error) {
              line.end()
              throw error
            }
          },
          cancel: () => line.end(),
        },
        { highWaterMark: 0 },
      )
    },
    spent({ buffer }) {
      if (!(buffer instanceof ArrayBuffer)) return
      const take = takers.get(buffer)
      takers.delete(buffer)
      take?.(buffer)
    },
  }
}
