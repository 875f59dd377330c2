/** What the entry gives the console: how it reaches its API. The browser host and a server differ in nothing else. */
export interface Host {
  /** For JSON. */
  readonly fetch: typeof globalThis.fetch
  /** For the bodies of archives, where they must not take the way of JSON (through a service worker); null: the ordinary network. */
  readonly uploadFetch: typeof globalThis.fetch | null
  /** An address that the browser can save the export from. `release` once it was used. */
  download(exportId: string, fileUrl: string): Promise<{ readonly url: string; release(): void }>
}

/** The API's base URL from `<meta name="afterglow-api">`; empty is this page's own origin and base path. Without a trailing slash. */
export function apiBase(page: Document): string {
  const written = page.querySelector<HTMLMetaElement>('meta[name="afterglow-api"]')?.content.trim() ?? ''
  return (written === '' ? new URL(import.meta.env.BASE_URL, page.baseURI).href : written).replace(/\/+$/, '')
}
