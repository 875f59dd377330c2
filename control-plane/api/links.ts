/** Links to files that need no session: they carry their own end and a signature over it. */
import { hmac } from '@noble/hashes/hmac.js'
import { sha256 } from '@noble/hashes/sha2.js'
import type { FileLink } from '../../contract/wire/links.ts'
import { toBase64url } from '../base64.ts'
import type { Clock, Random } from '../ports.ts'
import { fault } from './faults.ts'
import { instant } from './instant.ts'

/** What a request brings of a link: both as they stand in the query. */
export interface Signed {
  readonly expires?: string | undefined
  readonly signature?: string | undefined
}

export interface Links {
  /** The link to the file at a path of the API, good until `until` (ms, whole seconds). The same every time. */
  to(path: string, until: number): FileLink
  /** Until when the link of a request is good, ms. Throws 403 `link-invalid` and 410 `link-expired`. */
  check(path: string, signed: Signed): number
}

/**
 * Signs with a key of the host's own chance (32 bytes), so nothing has to be kept: HMAC-SHA256 over path and end.
 * `basePath` is where the API is mounted; it stands in the address and not under the signature.
 */
export function createLinks(
  ports: { readonly random: Random; readonly clock: Clock },
  basePath: string,
): Links {
  const signatureOf = (path: string, expires: string): Uint8Array =>
    hmac(sha256, ports.random.derive('link-key'), new TextEncoder().encode(`${path}\n${expires}`))

  return {
    to(path, until) {
      const expires = String(Math.floor(until / 1000))
      const signature = toBase64url(signatureOf(path, expires))
      return {
        url: `${basePath}${path}?expires=${expires}&signature=${signature}`,
        expires_at: instant(Number(expires) * 1000),
      }
    },

    check(path, { expires, signature }) {
      const well = expires !== undefined && /^\d{1,12}$/.test(expires) && signature !== undefined
      if (!well || !isEqual(signature, toBase64url(signatureOf(path, expires)))) {
        const message = 'This link is not whole, or it is not one of this server.'
        throw fault(403, 'link-invalid', message, 'Get a new link in the console.')
      }
      const until = Number(expires) * 1000
      if (ports.clock.now() < until) return until
      const ended = `This link was good until ${instant(until)}.`
      throw fault(410, 'link-expired', ended, 'Get a new link in the console.')
    },
  }
}

/** Compares every character, so that the time it takes tells nothing. */
function isEqual(given: string, right: string): boolean {
  let different = given.length ^ right.length
  for (let i = 0; i < right.length; i++) different |= (given.charCodeAt(i) || 0) ^ right.charCodeAt(i)
  return different === 0
}
