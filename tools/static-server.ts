// A static host for the demo, as plain as the ones that demos are put on: files, gzip, and 404.html (the shell) for every
// other address; for a page with status 200, as hosts with a rewrite rule answer, since browsers log a page's 404 as an error.
//   node tools/static-server.ts <folder> <port> [base]
import { readFileSync, statSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import { extname, join, resolve, sep } from 'node:path'
import { gzipSync } from 'node:zlib'
import { loopback } from './ports.ts'
import { say } from './process.ts'

const types: Record<string, string> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.woff2': 'font/woff2',
}

type StaticFile = { type: string; plain: Buffer; zipped: Buffer | undefined }

/** Serves the files of `folder` under `base` (ends with a slash) with the headers that the build carries. */
export function serveFolder(folder: string, port: number, base = '/'): Promise<Server> {
  const headers = securityHeaders(folder)
  const cache = new Map<string, StaticFile | undefined>()
  const find = (path: string) => {
    if (!cache.has(path)) cache.set(path, readFile(folder, path))
    return cache.get(path)
  }
  const server = createServer((request, response) => {
    const path = pathUnder(base, request.url ?? '/')
    const found = path === undefined ? undefined : find(path === '' ? 'index.html' : path)
    const file = found ?? find('404.html')
    const isPage = String(request.headers.accept).includes('text/html')
    const zipped = file?.zipped !== undefined && String(request.headers['accept-encoding']).includes('gzip')
    response.writeHead(found !== undefined || isPage ? 200 : 404, {
      ...headers,
      'Content-Type': file?.type ?? 'text/plain',
      'Cache-Control':
        path?.startsWith('assets/') && found ? 'public, max-age=31536000, immutable' : 'no-cache',
      Vary: 'Accept-Encoding',
      ...(zipped ? { 'Content-Encoding': 'gzip' } : {}),
    })
    response.end(zipped ? file.zipped : file?.plain)
  })
  return new Promise((done, failed) => {
    server.once('error', failed)
    server.listen(port, loopback, () => done(server))
  })
}

function pathUnder(base: string, url: string): string | undefined {
  const { pathname } = new URL(url, 'http://localhost')
  if (!pathname.startsWith(base)) return undefined
  try {
    return decodeURIComponent(pathname.slice(base.length))
  } catch {
    return undefined
  }
}

function readFile(folder: string, path: string): StaticFile | undefined {
  const file = resolve(folder, path)
  const inside = file.startsWith(resolve(folder) + sep)
  if (!inside || !statSync(file, { throwIfNoEntry: false })?.isFile()) return undefined
  const plain = readFileSync(file)
  const type = types[extname(file)] ?? 'application/octet-stream'
  const worthIt = /^(text|application\/json|image\/svg)/.test(type)
  return { type, plain, zipped: worthIt ? gzipSync(plain) : undefined }
}

function securityHeaders(folder: string): Record<string, string> {
  const found: unknown = JSON.parse(readFileSync(join(folder, 'security-headers.json'), 'utf8'))
  if (typeof found !== 'object' || found === null || !('headers' in found)) return {}
  return Object.fromEntries(Object.entries(found.headers ?? {}).map(([name, value]) => [name, String(value)]))
}

if (import.meta.main) {
  const [folder = 'dist/demo', port = '0', base = '/'] = process.argv.slice(2)
  await serveFolder(folder, Number(port), base)
  say(`http://${loopback}:${port}${base}`)
}
