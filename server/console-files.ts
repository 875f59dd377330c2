import { readFileSync, statSync } from 'node:fs'
import { extname, join, resolve, sep } from 'node:path'
import { gzipSync } from 'node:zlib'

const types: Record<string, string> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.map': 'application/json; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.woff2': 'font/woff2',
}

interface ConsoleFile {
  readonly type: string
  readonly plain: Uint8Array<ArrayBuffer>
  readonly zipped: Uint8Array<ArrayBuffer> | null
}

/** Serves the built console. Throws where `folder` holds none. */
export function createConsoleFiles(folder: string): (request: Request) => Response {
  const headers = securityHeaders(folder)
  const known = new Map<string, ConsoleFile | null>()
  const find = (path: string) => {
    const found = known.get(path)
    if (found !== undefined) return found
    const file = readFile(folder, path)
    // Only what is there is remembered: names that are not are without end.
    if (file) known.set(path, file)
    return file
  }

  return (request) => {
    const path = pathOf(request.url)
    const named = path === null || path === '' ? null : find(path)
    // An address of the console is answered by its page, which says what is wrong with it; a missing asset must not be.
    const file = named ?? (isNavigation(request, path ?? rawPathOf(request.url)) ? find('index.html') : null)
    if (!file)
      return new Response('Not found.\n', {
        status: 404,
        headers: { ...headers, 'Content-Type': 'text/plain; charset=utf-8' },
      })
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      return new Response('Only GET and HEAD.\n', {
        status: 405,
        headers: { ...headers, Allow: 'GET, HEAD' },
      })
    }
    const zipped = /\bgzip\b/.test(request.headers.get('accept-encoding') ?? '') ? file.zipped : null
    const body = zipped ?? file.plain
    return new Response(request.method === 'HEAD' ? null : body, {
      headers: {
        ...headers,
        'Content-Type': file.type,
        'Content-Length': String(body.byteLength),
        'Cache-Control':
          named && path?.startsWith('assets/') ? 'public, max-age=31536000, immutable' : 'no-cache',
        Vary: 'Accept-Encoding',
        ...(zipped ? { 'Content-Encoding': 'gzip' } : {}),
      },
    })
  }
}

const rawPathOf = (url: string) => new URL(url).pathname.slice(1)

/** Null: what is escaped in it is no text, so it names no file. */
function pathOf(url: string): string | null {
  try {
    return decodeURIComponent(rawPathOf(url))
  } catch {
    return null
  }
}

/** Only what a person opens gets the page: an address without a file's ending that asks for a document. */
function isNavigation(request: Request, path: string): boolean {
  if (path.startsWith('assets/') || extname(path) !== '') return false
  const mode = request.headers.get('sec-fetch-mode')
  const wanted = request.headers.get('accept') ?? ''
  return path === '' || (mode === null ? wanted.includes('text/html') : mode === 'navigate')
}

function readFile(folder: string, path: string): ConsoleFile | null {
  const file = resolve(folder, path)
  if (path.includes('\0') || !file.startsWith(resolve(folder) + sep)) return null
  if (!isFile(file)) return null
  const plain = new Uint8Array(readFileSync(file))
  const type = types[extname(file)] ?? 'application/octet-stream'
  const worthIt = /^(text|application\/json|image\/svg)/.test(type)
  return { type, plain, zipped: worthIt ? new Uint8Array(gzipSync(plain)) : null }
}

/** A name that is longer than the file system can hold is that of no file. */
function isFile(path: string): boolean {
  try {
    return statSync(path, { throwIfNoEntry: false })?.isFile() ?? false
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENAMETOOLONG') return false
    throw error
  }
}

function securityHeaders(folder: string): Record<string, string> {
  const found: unknown = JSON.parse(readFileSync(join(folder, 'security-headers.json'), 'utf8'))
  const inside = typeof found === 'object' && found !== null && 'headers' in found ? found.headers : null
  if (typeof inside !== 'object' || inside === null)
    throw new Error(`${folder}/security-headers.json has no headers.`)
  return Object.fromEntries(Object.entries(inside).map(([name, value]) => [name, String(value)]))
}
