import { corrupt } from './zstd-entropy.ts'

const SLACK_MIN = 1 << 20
const SLACK_MAX = 1 << 23
const WAITING_MAX = 1024

/** The bytes that a zstd block may refer back to: at least the window, in one array that grows only as it is used. */
export class ZstdHistory {
  readonly #window: number
  readonly #capacity: number
  readonly #room: number
  // Blocks that came as they are, kept by reference until a compressed block needs them: runs of zeros cost nothing.
  #waiting: Uint8Array[] = []
  #waitingBytes = 0
  bytes: Uint8Array<ArrayBuffer>
  /** Of `bytes`, whole. */
  view: DataView
  /** Bytes in use. */
  end = 0
  /** What the block that is being unpacked may at most fill. */
  limit = 0

  /** `window` in bytes; `room` bytes beyond the limit can be written, too. */
  constructor(window: number, room: number) {
    this.#window = window
    this.#capacity = window + Math.min(SLACK_MAX, Math.max(SLACK_MIN, window))
    this.#room = room
    this.bytes = new Uint8Array(room)
    this.view = new DataView(this.bytes.buffer)
  }

  /** Appends a chunk by reference. It must stay unchanged. */
  pass(chunk: Uint8Array): void {
    this.#waiting.push(chunk)
    this.#waitingBytes += chunk.length
    if (this.#waiting.length > WAITING_MAX) this.#settle()
    for (let first = this.#waiting[0]; first !== undefined; first = this.#waiting[0]) {
      if (this.#waitingBytes - first.length < this.#window) return
      // Whatever lies before what waits is out of reach by now.
      this.end = 0
      this.#waitingBytes -= first.length
      this.#waiting.shift()
    }
  }

  #settle(): void {
    const waiting = this.#waiting
    this.#waiting = []
    this.#waitingBytes = 0
    for (const chunk of waiting) {
      this.#reserve(chunk.length)
      this.bytes.set(chunk, this.end)
      this.end += chunk.length
    }
  }

  #reserve(length: number): void {
    const room = this.bytes.length - this.#room
    if (this.end + length <= room) return
    if (this.end + length > this.#capacity) {
      const kept = Math.min(this.end, this.#window)
      this.bytes.copyWithin(0, this.end - kept, this.end)
      this.end = kept
    }
    if (this.end + length <= room) return
    const size = Math.min(this.#capacity, Math.max(2 * room, this.end + length))
    const grown = new Uint8Array(size + this.#room)
    grown.set(this.bytes.subarray(0, this.end))
    this.bytes = grown
    this.view = new DataView(grown.buffer)
  }

  /** Makes room for a block of at most `length` bytes; returns where it starts. */
  open(length: number): number {
    this.#settle()
    this.#reserve(length)
    this.limit = this.end + length
    return this.end
  }

  /** What was appended since `open` gave `start`; valid until the next call of `pass` or `open`. */
  since(start: number): Uint8Array {
    return this.bytes.subarray(start, this.end)
  }

  /** Appends part of `from`. Throws `damaged` beyond the limit. */
  append(from: Uint8Array, start: number, end: number): void {
    if (this.end + end - start > this.limit) throw corrupt()
    this.bytes.set(from.subarray(start, end), this.end)
    this.end += end - start
  }
}
