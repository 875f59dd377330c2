// A line to a server that breaks off in the middle of a body, wherever it is asked to.
import { once } from 'node:events'
import { createServer, request, type IncomingMessage, type ServerResponse } from 'node:http'
import { loopback } from './ports.ts'

export interface CutLine {
  /** `http://127.0.0.1:<port>`: what is asked here is asked of the server. */
  readonly address: string
  /** How often it broke off since it was opened. */
  cuts(): number
  /** The next body of a PATCH that reaches so many bytes gets no further: both ends lose their connection. */
  cutAt(bytes: number): void
  /** The next upload that reaches so many bytes of its file stands still there. Resolves when they are on their way. */
  holdAt(bytes: number): Promise<void>
  /** Loses every connection, and every new one, until it is called with false. */
  lose(isLost: boolean): void
  close(): Promise<void>
}

/** Opens a line to the server at `address`. */
export async function openCutLine(address: string): Promise<CutLine> {
  const to = new URL(address)
  /** Bytes of the body after which nothing more is passed, by where in its file the body begins. */
  let limit: ((offset: number) => number) | null = null
  let onLimit = (_cut: () => void) => {}
  let cuts = 0

  const pass = (incoming: IncomingMessage, outgoing: ServerResponse) => {
    const { method = 'GET', url = '/' } = incoming
    const headers = { ...incoming.headers, host: to.host }
    const asked = request({ host: to.hostname, port: to.port, method, path: url, headers, agent: false })
    const cut = () => {
      asked.destroy()
      incoming.socket.destroy()
    }
    asked.once('error', cut)
    outgoing.once('close', () => asked.destroy())
    incoming.once('error', cut)
    asked.once('response', (answer) => {
      outgoing.writeHead(answer.statusCode ?? 502, answer.rawHeaders)
      answer.once('error', cut).pipe(outgoing)
    })
    let passed = 0
    incoming.on('data', (chunk: Buffer) => {
      const most = method === 'PATCH' && limit ? limit(Number(incoming.headers['upload-offset'])) : Infinity
      const room = most - passed
      passed += chunk.length
      if (passed >= most) {
        limit = null
        incoming.pause()
        // What came before the break has left this end.
        asked.write(chunk.subarray(0, Math.max(0, room)), () => onLimit(cut))
        return
      }
      if (asked.write(chunk)) return
      incoming.pause()
      asked.once('drain', () => incoming.resume())
    })
    incoming.once('end', () => asked.end())
  }

  const server = createServer(pass)
  let lost = false
  server.on('connection', (socket) => (lost ? socket.destroy() : undefined))
  server.listen(0, loopback)
  await once(server, 'listening')
  const own = server.address()
  return {
    address: `http://${loopback}:${typeof own === 'object' && own ? own.port : 0}`,
    cuts: () => cuts,
    cutAt(bytes) {
      limit = () => bytes
      onLimit = (cut) => {
        cuts += 1
        cut()
      }
    },
    holdAt(bytes) {
      const { promise, resolve } = Promise.withResolvers<void>()
      limit = (offset) => bytes - offset
      onLimit = () => resolve()
      return promise
    },
    lose(isLost) {
      lost = isLost
      if (lost) server.closeAllConnections()
    },
    async close() {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}
