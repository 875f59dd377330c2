import type { ByteReader } from './byte-reader.ts'
import { corruptMetadata } from './refusal.ts'

/** Reads the big-endian fields of archive metadata one after the other (all of Neo4j's integers are signed). */
export class ByteFields {
  readonly #reader: ByteReader

  constructor(reader: ByteReader) {
    this.#reader = reader
  }

  async view(length: number): Promise<DataView> {
    return new DataView((await this.#reader.exactly(length)).buffer)
  }

  async u8(): Promise<number> {
    return (await this.view(1)).getUint8(0)
  }

  async i8(): Promise<number> {
    return (await this.view(1)).getInt8(0)
  }

  async i32(): Promise<number> {
    return (await this.view(4)).getInt32(0)
  }

  async i64(): Promise<bigint> {
    return (await this.view(8)).getBigInt64(0)
  }

  /** A 64-bit count, id or time that has to fit a number and not be negative. */
  async count(what: string): Promise<number> {
    const value = Number(await this.i64())
    if (!Number.isSafeInteger(value) || value < 0) throw corruptMetadata(`${what} is out of range`)
    return value
  }

  async text(length: number, what: string): Promise<string> {
    try {
      return new TextDecoder('utf-8', { fatal: true }).decode(await this.view(length))
    } catch (error) {
      throw error instanceof TypeError ? corruptMetadata(`${what} is not text`) : error
    }
  }

  async skip(length: number): Promise<void> {
    await this.#reader.skip(length)
  }
}
