import type { ByteReader } from './byte-reader.ts'
import { checksumMismatch, damaged, unsafePath } from './refusal.ts'
import { isBlank } from './zeros.ts'

/** One member of a tar. `body` is valid until the next member is asked for; what is left of it is then skipped. */
export type TarEntry = {
  readonly kind: 'file' | 'directory'
  /** Without a leading `./`; empty for the root itself. Never leads out of the root. */
  readonly path: string
  /** Bytes. */
  readonly size: number
  readonly body: ByteReader
}

const BLOCK = 512
/** Long names and times take a few hundred bytes; nothing needs more than this. */
const EXTENSION_MAX = 1 << 20

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

/**
 * Walks a tar: ustar with PAX records, and long names as GNU writes them. Throws `checksum-mismatch` for a header that
 * does not add up, `unsafe-path` for a member that is neither a plain file nor a folder inside the root, `truncated`
 * when the closing blocks are missing.
 */
export async function* readTar(reader: ByteReader): AsyncGenerator<TarEntry, void, undefined> {
  let extended: { path?: string; size?: number } = {}
  for (;;) {
    const header = await reader.exactly(BLOCK)
    if (isBlank(header)) {
      if (!isBlank(await reader.exactly(BLOCK))) throw damaged('the closing blocks of its tar are not empty')
      return
    }
    verify(header)
    const type = String.fromCharCode(header[156]!)
    const size = extended.size ?? numberField(header, 124, 12)
    if (type === 'x' || type === 'g' || type === 'L' || type === 'K') {
      if (size > EXTENSION_MAX) throw damaged('a tar header is longer than any Neo4j writes')
      const record = await reader.exactly(size)
      await reader.skip(padding(size))
      if (type === 'x') extended = paxRecords(record)
      if (type === 'L') extended = { ...extended, path: text(record) }
      continue
    }
    const path = safePath(extended.path ?? namedIn(header))
    extended = {}
    const kind = type === '5' ? 'directory' : 'file'
    const plain = kind === 'directory' ? size === 0 : /[0\0]/.test(type) && path !== ''
    if (!plain) throw unsafePath()
    const body = reader.section(size)
    const end = reader.position + size
    yield { kind, path, size, body }
    if (reader.position < end) await reader.skip(end - reader.position)
    await reader.skip(padding(size))
  }
}

/** Bytes that fill the last block of a member of `size` bytes. */
export const padding = (size: number): number => (BLOCK - (size % BLOCK)) % BLOCK

function verify(header: Uint8Array): void {
  const declared = numberField(header, 148, 8)
  let sum = 8 * 32
  let signed = 8 * 32
  header.forEach((byte, i) => {
    if (i >= 148 && i < 156) return
    sum += byte
    signed += (byte << 24) >> 24
  })
  if (declared !== sum && declared !== signed) throw checksumMismatch('a tar header')
}

function numberField(header: Uint8Array, at: number, length: number): number {
  const field = header.subarray(at, at + length)
  // GNU writes large numbers as big-endian bytes after a mark.
  if (field[0] === 0x80) return safe(field.subarray(1).reduce((value, byte) => value * 256 + byte, 0))
  const digits = String.fromCharCode(...field).replaceAll(/^ +|[ \0]+$/g, '')
  if (!/^[0-7]*$/.test(digits)) throw damaged('a tar header holds no valid number')
  return safe(Number.parseInt(digits || '0', 8))
}

function safe(value: number): number {
  if (!Number.isSafeInteger(value)) throw damaged('a tar header holds no valid size')
  return value
}

function namedIn(header: Uint8Array): string {
  const name = text(header.subarray(0, 100))
  const posix = text(header.subarray(257, 263)) === 'ustar'
  const prefix = posix ? text(header.subarray(345, 500)) : ''
  return prefix === '' ? name : `${prefix}/${name}`
}

/** Text up to the first NUL. */
function text(bytes: Uint8Array): string {
  const end = bytes.indexOf(0)
  try {
    return utf8.decode(end < 0 ? bytes : bytes.subarray(0, end))
  } catch {
    throw damaged('a tar header holds a name that is not UTF-8')
  }
}

function paxRecords(bytes: Uint8Array): { path?: string; size?: number } {
  const found: { path?: string; size?: number } = {}
  for (let at = 0; at < bytes.length;) {
    const space = bytes.indexOf(32, at)
    const length = Number(text(bytes.subarray(at, Math.max(at, space))) || Number.NaN)
    const record = bytes.subarray(space + 1, at + length - 1)
    const equals = record.indexOf(61)
    if (
      !Number.isInteger(length) ||
      at + length > bytes.length ||
      equals < 1 ||
      bytes[at + length - 1] !== 10
    ) {
      throw damaged('an extended tar header is not valid')
    }
    const key = text(record.subarray(0, equals))
    // Only these two matter here, so a value in another encoding (LIBARCHIVE writes some) is never decoded.
    if (key === 'path') found.path = text(record.subarray(equals + 1))
    if (key === 'size') {
      const size = text(record.subarray(equals + 1))
      if (!/^\d+$/.test(size)) throw damaged('an extended tar header holds no valid size')
      found.size = safe(Number(size))
    }
    at += length
  }
  return found
}

function safePath(path: string): string {
  if (/^\/|^[A-Za-z]:|\\/.test(path)) throw unsafePath()
  const parts = path.split('/').filter((part) => part !== '' && part !== '.')
  if (parts.includes('..')) throw unsafePath()
  return parts.join('/')
}
