// `npm run demo`: builds the static demo into dist/demo and serves it, on PORT or 4690 or the next free port.
// AFTERGLOW_BASE=/some/path/ builds it for, and serves it under, that path.
import { buildIfStale } from './build.ts'
import { freePort } from './ports.ts'
import { say } from './process.ts'
import { serveFolder } from './static-server.ts'

await buildIfStale('demo')
const address = await serveFolder('dist/demo', await freePort(Number(process.env['PORT'] ?? 4690)))
say(`Afterglow, the demo (static files in dist/demo): ${address}`)
