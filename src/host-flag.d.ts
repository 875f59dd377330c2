/**
 * Where the API of this build is: behind the page's own origin, or inside the page (the mock). Set by vite.config.ts;
 * in a `server` build every branch for 'browser' falls away, and the mock with it.
 */
declare const __AFTERGLOW_HOST__: 'server' | 'browser'

/** For mocks/worker.ts only: every file of the build, relative to its base (tools/worker-plugin.ts). */
declare const __AFTERGLOW_PRECACHE__: readonly string[]

/** For mocks/worker.ts only: a digest of those files, so that a new build has a cache of its own. */
declare const __AFTERGLOW_BUILD__: string

/** For mocks/shell/shell.ts only: what the built page asks for, addresses relative to its base (tools/shell-plugin.ts). */
declare const __AFTERGLOW_SHELL__: {
  readonly links: readonly Readonly<Record<string, string>>[]
  readonly entry: Readonly<Record<string, string>>
}
