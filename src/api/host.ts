/** What the entry gives the console: how it reaches its API. The browser host and a server differ in nothing else. */
export interface Host {
  /** For JSON. */
  readonly fetch: typeof globalThis.fetch
  /** For the bodies of archives, where they must not take the way of JSON (through a service worker); null: the ordinary network. */
  readonly uploadFetch: typeof globalThis.fetch | null
  /**
   * The file of an export or a backup as an address of this page (`blob:`), for a host whose links lead nowhere outside of
   * it; `release` once it was used. Null: by a link.
   */
  readonly fileOf:
    | ((of: 'export' | 'backup', id: string) => Promise<{ readonly url: string; release(): void }>)
    | null
}

/**
 * The path that the console stands under, with a slash at both ends. A build for any path (its own is './') has it from its
 * page, which found it as it was opened.
 */
export function basePath(page: Document): string {
  const built = import.meta.env.BASE_URL
  return built === './' ? (page.documentElement.dataset['base'] ?? '/') : built
}

/** The API's base URL from `<meta name="afterglow-api">`; empty is this page's own origin and base path. Without a trailing slash. */
export function apiBase(page: Document): string {
  const written = page.querySelector<HTMLMetaElement>('meta[name="afterglow-api"]')?.content.trim() ?? ''
  return (written === '' ? new URL(basePath(page), page.baseURI).href : written).replace(/\/+$/, '')
}
