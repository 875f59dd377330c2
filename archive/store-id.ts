import type { ByteFields } from './byte-fields.ts'
import { corruptMetadata } from './refusal.ts'

/** What identifies a store of Neo4j 5 and later, in its backups and in its `neostore` file. */
export type StoreId = {
  /** Epoch ms. */
  readonly createdAt: number
  readonly random: bigint
  readonly engine: string
  readonly format: string
  /** Negative for a beta. */
  readonly major: number
  readonly minor: number
}

/** Latest instant that a date can hold, in ms. */
const DATE_MAX = 8.64e15

/** Reads fields 1 to 7 of the backup metadata. Throws `corrupt-metadata`. */
export async function readStoreId(fields: ByteFields): Promise<StoreId> {
  if ((await fields.u8()) !== 1) throw corruptMetadata('the store id has an unknown layout')
  const createdAt = Number(await fields.i64())
  if (Math.abs(createdAt) > DATE_MAX) throw corruptMetadata('the creation time is out of range')
  const random = await fields.i64()
  const engine = await word(fields, 'the storage engine')
  const format = await word(fields, 'the store format')
  return { createdAt, random, engine, format, major: await fields.i8(), minor: await fields.i8() }
}

async function word(fields: ByteFields, what: string): Promise<string> {
  const value = await fields.text(await fields.u8(), what)
  if (!/^[a-z][a-z0-9_]*$/i.test(value)) throw corruptMetadata(`${what} has no valid name`)
  return value
}

/** The store format as Neo4j prints it: `record-aligned-1.1`, `block-block-3b.1` for a beta. */
export function storeFormatOf(id: StoreId): string {
  const major = id.major < 0 ? `${-id.major}b` : `${id.major}`
  return `${id.engine}-${id.format}-${major}.${id.minor}`
}

/** UTC instant, ISO 8601. `ms` is an epoch time within the range of a date. */
export function instantOf(ms: number): string {
  return new Date(ms).toISOString()
}

/** True for an epoch time in ms that a date can hold. */
export function isInstant(ms: number): boolean {
  return Math.abs(ms) <= DATE_MAX
}
