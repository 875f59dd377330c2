import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import type { Plugin } from 'vite'
import { classicScript } from './classic-script.ts'
import { root } from './process.ts'

/** The one service worker's name, at the base of the page, which makes the base its scope. */
const workerName = 'afterglow-worker.js'

/**
 * The service worker of the browser host: mocks/worker.ts as a classic script, then the script that MSW ships, read from
 * its package at build time so that the two are never of different versions. Served in development, emitted in a build.
 * mocks/worker.ts may read two constants: `__AFTERGLOW_PRECACHE__` (every file of the build, relative to the base;
 * empty in development) and `__AFTERGLOW_BUILD__` (a digest of them).
 */
export function workerScript(): Plugin {
  return {
    name: 'afterglow-worker',
    configureServer(server) {
      server.middlewares.use(server.config.base + workerName, (_request, response, next) => {
        compile([], 'development').then((code) => {
          response.setHeader('Content-Type', 'text/javascript')
          response.setHeader('Cache-Control', 'no-store')
          response.end(code)
        }, next)
      })
    },
    generateBundle: {
      order: 'post',
      async handler(_options, bundle) {
        const digest = createHash('sha256')
        const emitted = Object.values(bundle).filter((file) => !file.fileName.endsWith('.map'))
        for (const file of emitted) digest.update(file.type === 'chunk' ? file.code : file.source)
        const files = [...emitted.map((file) => file.fileName), ...publicFiles()].toSorted()
        const source = await compile(files, digest.digest('hex').slice(0, 16))
        this.emitFile({ type: 'asset', fileName: workerName, source })
      },
    },
  }
}

/** What Vite copies from public/ and a page asks for. */
function publicFiles(): string[] {
  return readdirSync(join(root, 'public')).filter((name) => /\.(css|js|svg|png|webmanifest)$/.test(name))
}

async function compile(precache: readonly string[], digest: string): Promise<string> {
  const msw = readFileSync(createRequire(import.meta.url).resolve('msw/mockServiceWorker.js'), 'utf8')
  const constants = {
    __AFTERGLOW_PRECACHE__: JSON.stringify(precache),
    __AFTERGLOW_BUILD__: JSON.stringify(digest),
  }
  const own = await classicScript(join(root, 'mocks/worker.ts'), constants, { minify: false })
  return `${own}\n${msw}`
}
