import { createServer } from 'node:http'
import { readFile } from 'node:fs/promises'
import { extname, join } from 'node:path'

const types: Readonly<Record<string, string>> = {
  '.css': 'text/css',
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
}

/** A plain host of static files: it knows no address but its files', and sends no headers but a file's type. */
export interface StaticHost {
  /** Where the site is, with a slash at its end. */
  readonly url: string
  stop(): Promise<void>
}

/** Serves the built demo under `base` (with a slash at both ends); whatever is not there is answered with 404.html. */
export async function serveDemo(base: string): Promise<StaticHost> {
  const file = (name: string) => readFile(join('dist/demo', name))
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost')
    const name = pathname.startsWith(base) ? pathname.slice(base.length) || 'index.html' : 'outside'
    const answer = (status: number, type: string, body: Buffer) => {
      response.writeHead(status, { 'Content-Type': type })
      response.end(body)
    }
    file(name)
      .then((body) => answer(200, types[extname(name)] ?? 'application/octet-stream', body))
      .catch(async () => answer(404, 'text/html', await file('404.html')))
      .catch(() => response.destroy())
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  const port = typeof address === 'object' && address !== null ? address.port : 0
  return {
    url: `http://127.0.0.1:${port}${base}`,
    stop: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}
