// `npm run demo`: builds the static demo into dist/demo and serves it, on PORT or 4690 or the next free port.
// AFTERGLOW_BASE=/some/path/ builds it for, and serves it under, that path.
import { base } from './base.ts'
import { buildIfStale } from './build.ts'
import { freePort, loopback } from './ports.ts'
import { say } from './process.ts'
import { serveFolder } from './static-server.ts'

await buildIfStale('demo')
const port = await freePort(Number(process.env['PORT'] ?? 4690))
await serveFolder('dist/demo', port, base)
say(`Afterglow, the demo (static files in dist/demo): http://${loopback}:${port}${base}`)
