// A static host for the demo: the same files, headers and compression as the server gives the console, and no API.
//   node tools/static-server.ts <folder> <port>
import { serve } from '@hono/node-server'
import { createConsoleFiles } from '../server/console-files.ts'
import { base } from './base.ts'
import { loopback } from './ports.ts'
import { say } from './process.ts'

/** Serves the files of `folder` under the base path, and gives the address. An address of the console gets its page. */
export function serveFolder(folder: string, port: number): Promise<string> {
  const files = createConsoleFiles(folder)
  const answer = (request: Request) => {
    const url = new URL(request.url)
    if (!url.pathname.startsWith(base)) return new Response(`The demo is at ${base}\n`, { status: 404 })
    url.pathname = url.pathname.slice(base.length - 1)
    return files(new Request(url, request))
  }
  return new Promise((resolve, reject) => {
    const server = serve({ fetch: answer, port, hostname: loopback }, () =>
      resolve(`http://${loopback}:${port}${base}`),
    )
    server.once('error', reject)
  })
}

if (import.meta.main) {
  const [folder = 'dist/demo', port = '4690'] = process.argv.slice(2)
  say(await serveFolder(folder, Number(port)))
}
