/** The parts of tus 1.0.0 that are text: https://tus.io/protocols/resumable-upload. Core, creation, termination, checksum and expiration. */
import { fromBase64 } from '../base64.ts'
import { digestBytes, type Checksum, type ChecksumAlgorithm } from '../checksums.ts'
import { fault } from './faults.ts'

export const TUS_VERSION = '1.0.0'

export const tusCapabilities = {
  'Tus-Resumable': TUS_VERSION,
  'Tus-Version': TUS_VERSION,
  'Tus-Extension': 'creation,termination,checksum,expiration',
  'Tus-Checksum-Algorithm': Object.keys(digestBytes).join(','),
} as const

/** Throws 412 unless the client speaks our version. */
export function checkTusVersion(header: string | undefined): void {
  if (header !== TUS_VERSION) {
    throw fault(
      412,
      'tus-version',
      `Uploads speak tus ${TUS_VERSION}; Tus-Resumable says ${header === undefined ? 'nothing' : 'another'}.`,
      `Send Tus-Resumable: ${TUS_VERSION}.`,
      { 'Tus-Version': TUS_VERSION },
    )
  }
}

/** Bytes as a header writes them: digits only, up to the whole numbers a double holds. Throws 400. */
export function byteHeader(name: string, header: string | undefined): number {
  const value = header !== undefined && /^\d{1,16}$/.test(header) ? Number(header) : Number.NaN
  if (!Number.isSafeInteger(value)) {
    throw fault(
      400,
      'header-invalid',
      header === undefined ? `${name} is missing.` : `${name} must be a number of bytes.`,
      `Send ${name} in bytes.`,
    )
  }
  return value
}

/**
 * The pairs of `Upload-Metadata`: comma separated, key and Base64 value separated by a blank, the value may be left out.
 * Throws 400 where it is anything else.
 */
export function uploadMetadata(header: string | undefined): ReadonlyMap<string, string> {
  const pairs = new Map<string, string>()
  if (header === undefined || header.trim() === '') return pairs
  for (const pair of header.split(',')) {
    const [key, value = '', ...rest] = pair.trim().split(' ')
    if (!key || rest.length > 0 || pairs.has(key)) throw malformed()
    pairs.set(key, decoded(value))
  }
  return pairs
}

/** `Upload-Checksum`: an algorithm and the Base64 of its digest, separated by a blank. Throws 400 where it is anything else. */
export function uploadChecksum(header: string | undefined): Checksum | null {
  if (header === undefined) return null
  const [name, base64, ...rest] = header.split(' ')
  const algorithm = algorithms.find((each) => each === name)
  if (algorithm === undefined) {
    throw fault(
      400,
      'checksum-algorithm',
      'Upload-Checksum names an algorithm that is not known here.',
      `Use ${algorithms.join(' or ')}, or leave it out.`,
    )
  }
  const digest = fromBase64(base64 ?? '')
  if (digest?.length === digestBytes[algorithm] && rest.length === 0) return { algorithm, digest }
  throw fault(
    400,
    'header-invalid',
    `Upload-Checksum has no digest of ${digestBytes[algorithm]} bytes in Base64.`,
    'Send it as tus 1.0.0 describes it.',
  )
}

const algorithms = ['sha1', 'crc32'] as const satisfies readonly ChecksumAlgorithm[]

/** An instant (ms) as HTTP writes it (RFC 9110, 5.6.7). */
export function httpDate(at: number): string {
  return new Date(at).toUTCString()
}

function decoded(base64: string): string {
  const bytes = fromBase64(base64)
  if (!bytes) throw malformed()
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    throw malformed()
  }
}

const malformed = () =>
  fault(
    400,
    'header-invalid',
    'Upload-Metadata is not a list of keys with Base64 values.',
    'Send it as tus 1.0.0 describes it.',
  )
