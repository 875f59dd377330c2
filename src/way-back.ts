const KEY = 'back'

/** A path that leads back to `from` (path and search of this console) once what stands at it is done. */
export function withWayBack(path: string, from: string): string {
  return `${path}${path.includes('?') ? '&' : '?'}${KEY}=${encodeURIComponent(from)}`
}

/** Where `search` says that it leads back to; null: nowhere, or to what is no path of this project's console. */
export function wayBack(search: string, project: string): string | null {
  const to = new URLSearchParams(search).get(KEY)
  const here = 'https://console.invalid'
  if (to === null || !to.startsWith('/') || !URL.canParse(to, here)) return null
  const { origin, pathname, search: query } = new URL(to, here)
  return origin === here && pathname.startsWith(`/projects/${encodeURIComponent(project)}/`)
    ? pathname + query
    : null
}
