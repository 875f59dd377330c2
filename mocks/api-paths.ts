/** Under the base path, what the API answers; everything else is the page's own files. */
const api = /^(v1|oauth|afterglow\/v1)\//
/** Bodies of archives: they never pass through a service worker, which would hold several copies of each. */
const bodies = /^afterglow\/v1\/(uploads(\/|$)|(exports|backups)\/[^/]+\/file$)/

/** What an address under the base path `base` (it begins and ends with a slash) is to the API, or null: not the API's. */
export function apiPart(pathname: string, base: string): 'json' | 'body' | null {
  if (!pathname.startsWith(base)) return null
  const path = pathname.slice(base.length)
  if (!api.test(path)) return null
  return bodies.test(path) ? 'body' : 'json'
}
