// XXH64 in 32-bit halves: WebAssembly is barred by our content security policy, and BigInt is many times slower where an
// engine boxes it. 64-bit products keep their low half: lo*lo in full (by 16-bit parts), and the two cross products.
const P1H = 0x9e3779b1 | 0
const P1L = 0x85ebca87 | 0
const P2H = 0xc2b2ae3d | 0
const P2L = 0x27d4eb4f | 0
const P1 = 0x9e3779b185ebca87n
const P2 = 0xc2b2ae3d27d4eb4fn
const P3 = 0x165667b19e3779f9n
const P4 = 0x85ebca77c2b2ae63n
const P5 = 0x27d4eb2f165667c5n

const u64 = (value: bigint): bigint => BigInt.asUintN(64, value)
const rotl = (value: bigint, by: bigint): bigint => u64((value << by) | (value >> (64n - by)))
const round = (acc: bigint, input: bigint): bigint => u64(rotl(u64(acc + u64(input * P2)), 31n) * P1)

/** XXH64 with seed 0 over a stream of chunks, as a zstd frame checks its content (RFC 8878, section 3.1.1). */
export class Xxh64 {
  // Four lanes, each low half then high half.
  readonly #lanes = new Int32Array(8)
  readonly #words = new DataView(new ArrayBuffer(32))
  readonly #rest = new Uint8Array(this.#words.buffer)
  #held = 0
  #total = 0n

  constructor() {
    const seeds = [u64(P1 + P2), P2, 0n, u64(-P1)]
    seeds.forEach((seed, lane) => {
      this.#lanes[lane * 2] = Number(seed & 0xffffffffn)
      this.#lanes[lane * 2 + 1] = Number(seed >> 32n)
    })
  }

  update(chunk: Uint8Array): void {
    this.#total += BigInt(chunk.length)
    let at = 0
    if (this.#held > 0) {
      at = Math.min(32 - this.#held, chunk.length)
      this.#rest.set(chunk.subarray(0, at), this.#held)
      this.#held += at
      if (this.#held < 32) return
      this.#stripes(this.#words, 0, 32)
      this.#held = 0
    }
    const whole = at + ((chunk.length - at) & ~31)
    const view = new DataView(chunk.buffer, chunk.byteOffset, chunk.length)
    this.#stripes(view, at, whole)
    this.#rest.set(chunk.subarray(whole))
    this.#held = chunk.length - whole
  }

  #stripes(view: DataView, start: number, end: number): void {
    for (let lane = 0; lane < 4; lane++) {
      let lo = this.#lanes[lane * 2]!
      let hi = this.#lanes[lane * 2 + 1]!
      for (let i = start + lane * 8; i < end; i += 32) {
        const il = view.getInt32(i, true)
        const ih = view.getInt32(i + 4, true)
        const l0 = il & 0xffff
        const l1 = il >>> 16
        // acc += input * P2
        let p = Math.imul(l0, 0xeb4f)
        let mid = (Math.imul(l1, 0xeb4f) + (p >>> 16)) | 0
        let mid2 = (Math.imul(l0, 0x27d4) + (mid & 0xffff)) | 0
        const pl = Math.imul(il, P2L)
        const ph =
          (Math.imul(l1, 0x27d4) + (mid >>> 16) + (mid2 >>> 16) + Math.imul(ih, P2L) + Math.imul(il, P2H)) | 0
        const sum = (lo + pl) | 0
        hi = (hi + ph + (sum >>> 0 < pl >>> 0 ? 1 : 0)) | 0
        // rotate left by 31
        lo = (sum << 31) | (hi >>> 1)
        hi = (hi << 31) | (sum >>> 1)
        // acc *= P1
        const a0 = lo & 0xffff
        const a1 = lo >>> 16
        p = Math.imul(a0, 0xca87)
        mid = (Math.imul(a1, 0xca87) + (p >>> 16)) | 0
        mid2 = (Math.imul(a0, 0x85eb) + (mid & 0xffff)) | 0
        hi =
          (Math.imul(a1, 0x85eb) + (mid >>> 16) + (mid2 >>> 16) + Math.imul(hi, P1L) + Math.imul(lo, P1H)) | 0
        lo = Math.imul(lo, P1L)
      }
      this.#lanes[lane * 2] = lo
      this.#lanes[lane * 2 + 1] = hi
    }
  }

  digest(): bigint {
    const lanes = [0, 1, 2, 3].map((lane) => {
      const [lo = 0, hi = 0] = this.#lanes.subarray(lane * 2)
      return (BigInt(hi >>> 0) << 32n) | BigInt(lo >>> 0)
    })
    let hash = P5
    if (this.#total >= 32n) {
      const turns = [1n, 7n, 12n, 18n]
      hash = u64(lanes.reduce((sum, lane, i) => sum + rotl(lane, turns[i] ?? 0n), 0n))
      for (const lane of lanes) hash = u64((hash ^ round(0n, lane)) * P1 + P4)
    }
    hash = u64(hash + this.#total)
    let at = 0
    for (; at + 8 <= this.#held; at += 8) {
      hash = u64(rotl(hash ^ round(0n, this.#words.getBigUint64(at, true)), 27n) * P1 + P4)
    }
    if (at + 4 <= this.#held) {
      hash = u64(rotl(hash ^ u64(BigInt(this.#words.getUint32(at, true)) * P1), 23n) * P2 + P3)
      at += 4
    }
    for (; at < this.#held; at++) hash = u64(rotl(hash ^ u64(BigInt(this.#rest[at] ?? 0) * P5), 11n) * P1)
    hash = u64((hash ^ (hash >> 33n)) * P2)
    hash = u64((hash ^ (hash >> 29n)) * P3)
    return hash ^ (hash >> 32n)
  }

  /** The low 32 bits, unsigned: what stands at the end of a zstd frame, little endian. */
  low32(): number {
    return Number(this.digest() & 0xffffffffn)
  }
}
