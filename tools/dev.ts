// `npm run dev`: Vite with the mock, on PORT or 5173 or the next free port.
import { createServer } from 'vite'
import { base } from './base.ts'
import { freePort, loopback } from './ports.ts'
import { root, say } from './process.ts'

const port = await freePort(Number(process.env['PORT'] ?? 5173))
const server = await createServer({ root, server: { port, strictPort: true }, logLevel: 'warn' })
await server.listen()
say(`Afterglow with the mock, changes shown at once: http://${loopback}:${port}${base}`)
