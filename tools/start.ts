// `npm start`: the Node host with the console, on PORT or 4680 or the next free port.
import { spawn } from 'node:child_process'
import { buildIfStale } from './build.ts'
import { freePort } from './ports.ts'
import { root } from './process.ts'

await buildIfStale('console')
const port = await freePort(Number(process.env['PORT'] ?? 4680))
const server = ['server/main.ts', '--port', String(port), '--console', 'dist/console', '--data', '.data']
// The server prints the one line with its address. Further words of the command line go to it, such as --control.
const child = spawn(process.execPath, [...server, ...process.argv.slice(2)], { cwd: root, stdio: 'inherit' })
process.on('SIGINT', () => {}) // the terminal tells the server itself
process.on('SIGTERM', () => child.kill('SIGTERM'))
child.on('exit', (code) => process.exit(code ?? 0))
