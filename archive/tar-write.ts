import { padding } from './tar-read.ts'

/** A run of bytes on its way into an archive; zeros are named, not carried. */
export type Piece = Uint8Array | { readonly zeros: number }

/** What a header says of a member; `path` without a leading `./`, and empty for the root. */
export type TarMember = {
  readonly kind: 'file' | 'directory'
  readonly path: string
  /** Bytes; 0 for a directory. */
  readonly size: number
  /** Epoch seconds. */
  readonly mtime: number
}

/** The two empty blocks that close a tar. */
export const TAR_END: Piece = { zeros: 1024 }

/** What follows the content of a file, up to the next full block. */
export const tarPadding = (size: number): Piece => ({ zeros: padding(size) })

const BLOCK = 512
const NAME_MAX = 100
/** Eleven octal digits. */
const SIZE_MAX = 8 ** 11 - 1

const encoder = new TextEncoder()

/**
 * The header of one member: ustar, led by a PAX record where the name or the size does not fit. Owner and group stay
 * empty, so that an archive says nothing about the machine that made it. `root` goes before the path, such as `./`.
 */
export function tarHeader({ kind, path, size, mtime }: TarMember, root: '' | './' = './'): Uint8Array {
  const name = `${root}${path}${kind === 'directory' && path !== '' ? '/' : ''}`
  const type = kind === 'directory' ? '5' : '0'
  const records: string[] = []
  if (encoder.encode(name).length > NAME_MAX) records.push(paxRecord('path', name))
  if (size > SIZE_MAX) records.push(paxRecord('size', `${size}`))
  const own = block(name, type, size > SIZE_MAX ? 0 : size, mtime)
  if (records.length === 0) return own
  const body = encoder.encode(records.join(''))
  const whole = new Uint8Array(BLOCK + body.length + padding(body.length) + BLOCK)
  whole.set(block('PaxHeader', 'x', body.length, mtime))
  whole.set(body, BLOCK)
  whole.set(own, whole.length - BLOCK)
  return whole
}

/** "length key=value", where the length counts itself. */
function paxRecord(key: string, value: string): string {
  const rest = ` ${key}=${value}\n`
  const size = encoder.encode(rest).length
  let length = size + 1
  while (`${length}`.length + size !== length) length++
  return `${length}${rest}`
}

function block(name: string, type: string, size: number, mtime: number): Uint8Array {
  const header = new Uint8Array(BLOCK)
  const put = (at: number, text: string): void => {
    header.set(encoder.encode(text), at)
  }
  const octal = (value: number, digits: number): string => `${value.toString(8).padStart(digits, '0')}\0`
  header.set(encoder.encode(name).subarray(0, NAME_MAX))
  put(100, type === '5' ? octal(0o40755, 7) : octal(0o100644, 7))
  put(108, octal(0, 7))
  put(116, octal(0, 7))
  put(124, octal(size, 11))
  put(136, octal(Math.max(0, mtime), 11))
  put(148, ' '.repeat(8))
  put(156, type)
  put(257, 'ustar\x0000')
  const sum = header.reduce((total, byte) => total + byte, 0)
  put(148, `${octal(sum, 6)} `)
  return header
}
