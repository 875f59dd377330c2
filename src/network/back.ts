/**
 * Where a dialog leads back to, from its address: a place of this console, or null. Anything that would leave it (another
 * origin, a protocol, a path that climbs out) is none.
 */
export function backWithin(written: string | null): string | null {
  if (written === null || !URL.canParse(written, 'http://console.invalid')) return null
  const { origin, pathname, search, hash } = new URL(written, 'http://console.invalid')
  return origin === 'http://console.invalid' && pathname.startsWith('/projects/')
    ? pathname + search + hash
    : null
}
