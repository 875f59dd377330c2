import { corrupt } from './zstd-entropy.ts'

const SLACK_MIN = 1 << 20
const SLACK_MAX = 1 << 23
const WAITING_MAX = 1024

/** The bytes that a zstd block may refer back to: at least the window, in one array that grows only as it is used. */
export class ZstdHistory {
  readonly #window: number
  readonly #capacity: number
  #bytes = new Uint8Array(0)
  #end = 0
  #limit = 0
  // Blocks that came as they are, kept by reference until a compressed block needs them: runs of zeros cost nothing.
  #waiting: Uint8Array[] = []
  #waitingBytes = 0

  constructor(window: number) {
    this.#window = window
    this.#capacity = window + Math.min(SLACK_MAX, Math.max(SLACK_MIN, window))
  }

  /** Appends a chunk by reference. It must stay unchanged. */
  pass(chunk: Uint8Array): void {
    this.#waiting.push(chunk)
    this.#waitingBytes += chunk.length
    if (this.#waiting.length > WAITING_MAX) this.#settle()
    for (let first = this.#waiting[0]; first !== undefined; first = this.#waiting[0]) {
      if (this.#waitingBytes - first.length < this.#window) return
      // Whatever lies before what waits is out of reach by now.
      this.#end = 0
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
      this.#bytes.set(chunk, this.#end)
      this.#end += chunk.length
    }
  }

  #reserve(length: number): void {
    if (this.#end + length <= this.#bytes.length) return
    if (this.#end + length > this.#capacity) {
      const kept = Math.min(this.#end, this.#window)
      this.#bytes.copyWithin(0, this.#end - kept, this.#end)
      this.#end = kept
    }
    if (this.#end + length <= this.#bytes.length) return
    const grown = new Uint8Array(
      Math.min(this.#capacity, Math.max(2 * this.#bytes.length, this.#end + length)),
    )
    grown.set(this.#bytes.subarray(0, this.#end))
    this.#bytes = grown
  }

  /** Makes room for a block of at most `length` bytes; returns where it starts. */
  open(length: number): number {
    this.#settle()
    this.#reserve(length)
    this.#limit = this.#end + length
    return this.#end
  }

  /** What was appended since `open` gave `start`; valid until the next call of `pass` or `open`. */
  since(start: number): Uint8Array {
    return this.#bytes.subarray(start, this.#end)
  }

  /** Appends part of `from`. */
  copy(from: Uint8Array, start: number, end: number): void {
    const bytes = this.#bytes
    let at = this.#end
    const stop = at + end - start
    if (stop > this.#limit) throw corrupt()
    if (end - start > 32) bytes.set(from.subarray(start, end), at)
    else for (let i = start; at < stop;) bytes[at++] = from[i++]!
    this.#end = stop
  }

  /** Appends `length` bytes that start `offset` bytes back; they may overlap what they append. */
  repeat(offset: number, length: number): void {
    const bytes = this.#bytes
    let at = this.#end
    const stop = at + length
    let from = at - offset
    if (stop > this.#limit || from < 0 || offset < 1) throw corrupt()
    if (length > 64 && offset >= length) bytes.copyWithin(at, from, from + length)
    else if (length > 64 && offset === 1) bytes.fill(bytes[from]!, at, stop)
    else while (at < stop) bytes[at++] = bytes[from++]!
    this.#end = stop
  }
}
