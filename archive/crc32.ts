/** What a byte does to a sum, by itself. */
const ONE = /* @__PURE__ */ Int32Array.from({ length: 256 }, (_, byte) => {
  let sum = byte
  for (let bit = 0; bit < 8; bit++) sum = sum & 1 ? (sum >>> 1) ^ 0xedb88320 : sum >>> 1
  return sum
})

/** What each byte of a word does to the sum that stands 16 bytes further on: four tables, one behind the other. */
const AHEAD = /* @__PURE__ */ Int32Array.from({ length: 1024 }, (_, i) => {
  let sum = ONE[i & 255]!
  for (let zeros = 15 - (i >> 8); zeros > 0; zeros--) sum = (sum >>> 8) ^ ONE[sum & 255]!
  return sum
})

/** A word, with the sum so far in it, taken byte by byte. */
function taken(word: number): number {
  let sum = word
  for (let byte = 0; byte < 4; byte++) sum = (sum >>> 8) ^ ONE[sum & 255]!
  return sum
}

/**
 * CRC-32 with the polynomial of zip and gzip, unsigned. Streaming: pass the value for the bytes so far as `crc` and get
 * the value for all of them, so the value itself is all that has to be stored to go on another day.
 *
 * Four sums run beside each other, each over every fourth word, and none waits for another until the end: 1 to 3 GB/s.
 */
export function crc32(bytes: Uint8Array, crc = 0): number {
  const t = AHEAD
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length)
  const end = bytes.length
  let [a, b, c, d] = [~crc, 0, 0, 0]
  let i = 0
  for (const last = end - 31; i < last; i += 16) {
    a ^= view.getInt32(i, true)
    b ^= view.getInt32(i + 4, true)
    c ^= view.getInt32(i + 8, true)
    d ^= view.getInt32(i + 12, true)
    a = t[a & 255]! ^ t[256 + ((a >>> 8) & 255)]! ^ t[512 + ((a >>> 16) & 255)]! ^ t[768 + (a >>> 24)]!
    b = t[b & 255]! ^ t[256 + ((b >>> 8) & 255)]! ^ t[512 + ((b >>> 16) & 255)]! ^ t[768 + (b >>> 24)]!
    c = t[c & 255]! ^ t[256 + ((c >>> 8) & 255)]! ^ t[512 + ((c >>> 16) & 255)]! ^ t[768 + (c >>> 24)]!
    d = t[d & 255]! ^ t[256 + ((d >>> 8) & 255)]! ^ t[512 + ((d >>> 16) & 255)]! ^ t[768 + (d >>> 24)]!
  }
  let sum = a
  if (end - i >= 16) {
    sum = taken(a ^ view.getInt32(i, true))
    sum = taken(sum ^ b ^ view.getInt32(i + 4, true))
    sum = taken(sum ^ c ^ view.getInt32(i + 8, true))
    sum = taken(sum ^ d ^ view.getInt32(i + 12, true))
    i += 16
  }
  for (; i < end; i++) sum = (sum >>> 8) ^ ONE[(sum ^ bytes[i]!) & 255]!
  return ~sum >>> 0
}
