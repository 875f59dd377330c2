import { truncated } from './refusal.ts'

/**
 * Hands out the next chunk, or null at the end. At once where it can: a promise per chunk would cost more than the work
 * on chunks that stand for zeros. A chunk is valid until the next call; empty ones are allowed.
 */
export type Pull = () => Uint8Array | null | Promise<Uint8Array | null>

const EMPTY = new Uint8Array(0)

/** Reads a chain of chunks as one run of bytes. Never holds more than a chunk, and what `peek` was asked for. */
export class ByteReader {
  readonly #source: Pull
  readonly #jump: ((bytes: number) => void) | undefined
  #chunk: Uint8Array = EMPTY
  #at = 0
  #ended = false
  #failure: { readonly error: unknown } | undefined
  /** Bytes consumed so far. */
  position = 0

  /** `jump`, where there is one, makes the next pull start that many bytes further on. */
  constructor(pull: Pull, jump?: (bytes: number) => void) {
    this.#source = pull
    this.#jump = jump
  }

  /** Once a pull has failed, every further one fails alike: what decodes the bytes has lost its place. */
  #pull(): ReturnType<Pull> {
    if (this.#failure !== undefined) throw this.#failure.error
    try {
      const next = this.#source()
      return next instanceof Promise ? next.catch((error: unknown) => this.#fail(error)) : next
    } catch (error) {
      return this.#fail(error)
    }
  }

  #fail(error: unknown): never {
    this.#failure = { error }
    throw error
  }

  get buffered(): number {
    return this.#chunk.length - this.#at
  }

  /** Makes at least one byte available; false at the end. */
  more(): boolean | Promise<boolean> {
    while (this.buffered === 0) {
      if (this.#ended) return false
      const next = this.#pull()
      if (next instanceof Promise) return next.then((chunk) => this.#accept(chunk) && this.more())
      this.#accept(next)
    }
    return true
  }

  #accept(chunk: Uint8Array | null): boolean {
    this.#ended = chunk === null
    this.#chunk = chunk ?? EMPTY
    this.#at = 0
    return chunk !== null
  }

  /** The next `length` bytes without consuming them, when they lie in one piece in the buffer. */
  glance(length: number): Uint8Array | undefined {
    return this.buffered < length ? undefined : this.#chunk.subarray(this.#at, this.#at + length)
  }

  /** Consumes what is buffered, at most `limit` bytes. Empty when nothing is. */
  take(limit: number): Uint8Array {
    const bytes = this.#chunk.subarray(this.#at, this.#at + limit)
    this.#at += bytes.length
    this.position += bytes.length
    return bytes
  }

  /** The next `length` bytes, fewer at the end, without consuming them. */
  async peek(length: number): Promise<Uint8Array> {
    while (this.buffered < length && !this.#ended) {
      // A copy, where the slice of a Buffer of Node would be a view.
      const kept = new Uint8Array(this.#chunk.subarray(this.#at))
      const next = await this.#pull()
      if (next === null) this.#ended = true
      const joined = new Uint8Array(kept.length + (next?.length ?? 0))
      joined.set(kept)
      joined.set(next ?? EMPTY, kept.length)
      this.#chunk = joined
      this.#at = 0
    }
    return this.#chunk.subarray(this.#at, this.#at + length)
  }

  /** Consumes exactly `length` bytes into an array of its own. Throws `truncated` when the end comes first. */
  async exactly(length: number): Promise<Uint8Array<ArrayBuffer>> {
    const bytes = new Uint8Array(length)
    for (let filled = 0; filled < length;) {
      const more = this.more()
      if (!(more === true || (await more))) throw truncated()
      const part = this.take(length - filled)
      bytes.set(part, filled)
      filled += part.length
    }
    return bytes
  }

  /** Consumes `length` bytes unread. Throws `truncated` when the end comes first. */
  async skip(length: number): Promise<void> {
    let left = length - this.take(length).length
    if (left > 0 && this.#jump !== undefined) {
      this.#jump(left)
      this.position += left
      return
    }
    while (left > 0) {
      const more = this.more()
      if (!(more === true || (await more))) throw truncated()
      left -= this.take(left).length
    }
  }

  /** Consumes everything up to the end. */
  async drain(): Promise<void> {
    for (;;) {
      const more = this.more()
      if (!(more === true || (await more))) return
      this.take(this.buffered)
    }
  }

  /** Consumes everything up to the end, chunk by chunk. A chunk is valid during the call only. */
  async each(visit: (chunk: Uint8Array) => void): Promise<void> {
    for (;;) {
      const more = this.more()
      if (!(more === true || (await more))) return
      visit(this.take(this.buffered))
    }
  }

  /** A reader of the next `length` bytes of this one. Throws `truncated` when this one ends before. */
  section(length: number): ByteReader {
    let left = length
    const part = (): Uint8Array | null => {
      if (left === 0) return null
      const chunk = this.take(left)
      left -= chunk.length
      return chunk
    }
    const pull: Pull = () => {
      if (left === 0 || this.buffered > 0) return part()
      const more = this.more()
      if (more === true) return part()
      return Promise.resolve(more).then((there) => {
        if (!there) throw truncated()
        return part()
      })
    }
    const jump = (bytes: number): void => {
      if (bytes > left) throw truncated()
      left -= bytes
      this.#skipLater(bytes)
    }
    return new ByteReader(pull, this.#jump === undefined ? undefined : jump)
  }

  #skipLater(bytes: number): void {
    const left = bytes - this.take(bytes).length
    if (left === 0) return
    this.#jump?.(left)
    this.position += left
  }
}
