import type { Caller } from '../control-plane/ports.ts'

const safe = new Set(['GET', 'HEAD', 'OPTIONS'])

/**
 * Why a request is not let in, or null. `port` is this server's own.
 * The Host header keeps out a foreign name that was made to point here (DNS rebinding); a mutation that a page of
 * another origin sends is kept out by what browsers say of it and pages cannot forge.
 */
export function refusalOf(request: Request, port: number): { reason: string; message: string } | null {
  const host = request.headers.get('host') ?? ''
  const names = ['127.0.0.1', 'localhost', '[::1]'].map((name) => `${name}:${port}`)
  if (!names.includes(host.toLowerCase())) {
    return { reason: 'host-not-allowed', message: `This server answers to ${names.join(', ')} only.` }
  }
  if (safe.has(request.method)) return null
  const site = request.headers.get('sec-fetch-site')
  const origin = request.headers.get('origin')
  const own = names.map((name) => `http://${name}`)
  const fromHere = site === null ? origin === null || own.includes(origin) : site === 'same-origin'
  return fromHere
    ? null
    : { reason: 'cross-origin', message: 'A page of another origin cannot change anything here.' }
}

/** A client without the marks of a browser that brings a token follows Aura's protocol; everyone else confirms what is overwritten. */
export function viaOf(request: Request): Caller['via'] {
  // Not Sec-Fetch-Mode: the fetch of Node sends that one, too.
  const marks = ['sec-fetch-site', 'origin']
  const browser = marks.some((name) => request.headers.has(name))
  return !browser && request.headers.has('authorization') ? 'token' : 'browser'
}
