import type { ByteReader, Pull } from './byte-reader.ts'
import { crc32 } from './crc32.ts'
import { checksumMismatch, damaged, truncated } from './refusal.ts'

/** One piece of input can swell a thousandfold at once, and all of it waits in memory. */
const PIECE = 1 << 14
const TRAILER = 8
/** Longest name or comment in a header that is read, in bytes. */
const NAME_MAX = 1 << 16

/**
 * Unpacks one gzip member (RFC 1952) with the platform's inflate. The frame around it is read here, because the platform
 * reports a wrong CRC and a missing end as the same error. Throws `truncated`, `checksum-mismatch` or `damaged`.
 */
export function gunzip(input: ByteReader): Pull {
  const inflate = new DecompressionStream('deflate-raw')
  const output = inflate.readable.getReader()
  let trailer: Uint8Array = new Uint8Array(0)
  let started = false
  let fedAll = false
  let failure: unknown
  let crc = 0
  let length = 0

  const feed = async (): Promise<void> => {
    const writer = inflate.writable.getWriter()
    try {
      await skipHeader(input)
      for (;;) {
        const more = input.more()
        if (!(more === true || (await more))) break
        const bytes = input.take(PIECE)
        const held = new Uint8Array(trailer.length + bytes.length)
        held.set(trailer)
        held.set(bytes, trailer.length)
        const end = Math.max(0, held.length - TRAILER)
        trailer = held.slice(end)
        await writer.write(held.slice(0, end))
      }
      fedAll = true
      await writer.close()
    } catch (error) {
      failure ??= error
      await writer.abort(error).catch(() => undefined)
    }
  }

  return async () => {
    if (!started) {
      started = true
      void feed()
    }
    try {
      const { value } = await output.read()
      if (value !== undefined) {
        crc = crc32(value, crc)
        length += value.length
        return value
      }
    } catch (error) {
      throw causeOf(failure ?? error, fedAll)
    }
    const view = new DataView(trailer.buffer, trailer.byteOffset, trailer.byteLength)
    if (trailer.length < TRAILER) throw truncated()
    if (view.getUint32(0, true) !== crc || view.getUint32(4, true) !== length % 2 ** 32) {
      throw checksumMismatch('the gzip stream')
    }
    return null
  }
}

/** Inflate complains of an end that is missing only when its input is closed; of anything else as soon as it sees it. */
function causeOf(error: unknown, fedAll: boolean): unknown {
  if (!(error instanceof TypeError)) return error
  const code = 'code' in error ? error.code : undefined
  return fedAll && (code === undefined || code === 'Z_BUF_ERROR')
    ? truncated()
    : damaged('its gzip data cannot be unpacked')
}

/** Steps over the header, and verifies it where it says how (section 2.3.1, FHCRC). */
async function skipHeader(input: ByteReader): Promise<void> {
  let sum = 0
  const take = async (length: number): Promise<Uint8Array> => {
    const bytes = await input.exactly(length)
    sum = crc32(bytes, sum)
    return bytes
  }
  const header = await take(10)
  const flags = header[3] ?? 0
  if (header[0] !== 0x1f || header[1] !== 0x8b || header[2] !== 8 || (flags & 0xe0) !== 0) {
    throw damaged('its gzip header is not valid')
  }
  if (flags & 4) {
    const [low = 0, high = 0] = await take(2)
    await take(low | (high << 8))
  }
  for (const field of [8, 16]) {
    if ((flags & field) === 0) continue
    for (let length = 0; (await take(1))[0] !== 0; length++) {
      if (length > NAME_MAX) throw damaged('its gzip header has no end')
    }
  }
  const expected = sum & 0xffff
  if (flags & 2) {
    const [low = 0, high = 0] = await take(2)
    if ((low | (high << 8)) !== expected) throw checksumMismatch('the gzip header')
  }
}
