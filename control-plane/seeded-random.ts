import type { Random } from './ports.ts'

/** Spreads the bits of a 32-bit word. Source: the finalizer of MurmurHash3 (public domain). */
function spread(word: number): number {
  let h = word
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b)
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35)
  return h ^ (h >>> 16)
}

/**
 * Chance that can be had again: the same seed and key give the same bytes, for ever. Even, but no secret is safe with it:
 * whoever knows the seed knows the passwords.
 */
export function createSeededRandom(seed: string): Random {
  return {
    derive(...key) {
      // Lengths come first, so that ('a', 'bc') and ('ab', 'c') are two keys.
      const text = [seed, ...key].map((part) => `${part.length}:${part}`).join('')
      let a = 0x9e3779b9
      let b = 0x243f6a88
      let c = 0xb7e15162
      let d = 0xdeadbeef
      for (let i = 0; i < text.length; i++) {
        const code = text.charCodeAt(i)
        a = b ^ Math.imul(a ^ code, 0x239b961b)
        b = c ^ Math.imul(b ^ code, 0xab0e9789)
        c = d ^ Math.imul(c ^ code, 0x38b34ae5)
        d = a ^ Math.imul(d ^ code, 0xa1e38b93)
      }
      const bytes = new Uint8Array(32)
      for (let word = 0; word < 8; word++) {
        a = spread(a + Math.imul(b, word + 1))
        b = spread(b ^ (c + word))
        c = spread(c + d)
        d = spread(d ^ a)
        const out = a ^ c
        bytes[word * 4] = out
        bytes[word * 4 + 1] = out >>> 8
        bytes[word * 4 + 2] = out >>> 16
        bytes[word * 4 + 3] = out >>> 24
      }
      return bytes
    },
  }
}

/** A number from 0 (inclusive) to 1 (exclusive) that depends on the key alone. */
export function fraction(random: Random, ...key: readonly string[]): number {
  // Element by element: destructuring goes by the iterator, which is slow in a page that has just begun.
  const bytes = random.derive(...key)
  let sum = 0
  for (let i = 5; i >= 0; i--) sum = sum * 256 + (bytes[i] ?? 0)
  return sum / 2 ** 48
}

/** A whole number from `low` to `high`, both inclusive, that depends on the key alone. */
export function between(random: Random, low: number, high: number, ...key: readonly string[]): number {
  return low + Math.floor(fraction(random, ...key) * (high - low + 1))
}

const hex = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'))
const hexOf = (bytes: Uint8Array, start: number, end: number) => {
  let text = ''
  for (let i = start; i < end; i++) text += hex[bytes[i] ?? 0] ?? ''
  return text
}

/** A UUID (version 4) that depends on the key alone. */
export function uuid(random: Random, ...key: readonly string[]): string {
  const bytes = random.derive(...key)
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80
  return `${hexOf(bytes, 0, 4)}-${hexOf(bytes, 4, 6)}-${hexOf(bytes, 6, 8)}-${hexOf(bytes, 8, 10)}-${hexOf(bytes, 10, 16)}`
}

/** An id of an instance, 8 hexadecimal digits, that depends on the key alone. */
export function instanceId(random: Random, ...key: readonly string[]): string {
  return hexOf(random.derive(...key), 0, 4)
}

const letters = 'ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz23456789-_'

/** A password of 32 letters (about 188 bits from a good source) that depends on the key alone. */
export function passwordOf(random: Random, ...key: readonly string[]): string {
  const first = random.derive('letters', '0', ...key)
  const second = random.derive('letters', '1', ...key)
  return Array.from(first, (byte, i) => letters[(byte * 256 + (second[i] ?? 0)) % letters.length]).join('')
}
