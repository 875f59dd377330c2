import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex } from '@noble/hashes/utils.js'
import type { AnyRecord } from '../records.ts'

/**
 * SHA-256 over all records of a world, in hexadecimal. Without what belongs to its host: which bytes still wait to be
 * deleted, and how the rest of an upload that broke off is read again.
 */
export function digestOf(records: readonly AnyRecord[]): string {
  const hash = sha256.create()
  const encoder = new TextEncoder()
  for (const each of records) {
    if (each.kind !== 'sweep') hash.update(encoder.encode(`${each.kind} ${canonical(told(each))}\n`))
  }
  return bytesToHex(hash.digest())
}

function told(each: AnyRecord): object {
  if (each.kind !== 'import' || each.record.state !== 'uploading') return each.record
  const { tail: _tail, ...rest } = each.record
  return rest
}

/** JSON with the names of every object in order: how a record came to have them does not matter. */
export function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map((each) => canonical(each ?? null)).join(',')}]`
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null'
  const entries = Object.entries(value)
    .filter(([, each]) => each !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1))
  return `{${entries.map(([name, each]) => `${JSON.stringify(name)}:${canonical(each)}`).join(',')}}`
}
