// What uploads and downloads are measured against: one file in and out of a folder as plainly as Node does it.
//   node tools/bare-server.ts <folder>
// PUT /stored writes the body to the file `stored`, GET /<name> streams a file, GET / is a page with a field for a file.
import { createReadStream, createWriteStream, existsSync, statSync } from 'node:fs'
import { createServer } from 'node:http'
import { basename, join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { loopback } from './ports.ts'
import { say } from './process.ts'

const [folder = '.'] = process.argv.slice(2)

const server = createServer((request, response) => {
  const name = basename(request.url ?? '/')
  const done = (status: number) => void response.writeHead(status).end()
  if (request.method === 'PUT') {
    pipeline(request, createWriteStream(join(folder, 'stored'))).then(
      () => done(204),
      () => done(500),
    )
  } else if (name === '') {
    response.writeHead(200, { 'Content-Type': 'text/html' })
    response.end('<!doctype html><title>Bare</title><input type="file" aria-label="File">')
  } else {
    const path = join(folder, name)
    if (!existsSync(path)) return done(404)
    response.writeHead(200, { 'Content-Length': statSync(path).size })
    void pipeline(createReadStream(path), response).catch(() => response.destroy())
  }
})
server.listen(0, loopback, () => {
  const address = server.address()
  if (typeof address === 'object' && address !== null) say(`Bare: http://${loopback}:${address.port}/`)
})
process.on('SIGTERM', () => process.exit())
