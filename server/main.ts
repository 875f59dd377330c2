// The Node host: the API and the built console from one process, on this machine only.
//   node server/main.ts --port <n> --console dist/console --data .data [--control]
import { randomBytes } from 'node:crypto'
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { serve } from '@hono/node-server'
import { createConsoleFiles } from './console-files.ts'
import { createHandler } from './handler.ts'
import { overNodeStreams } from './node-streams.ts'
import { createWorlds, type Worlds } from './worlds.ts'

/** Between two looks at what is due without a request, ms. */
const TICK = 1_000
/** How long an idle connection is kept, ms: shorter than its client's patience, and a request meets a closed one. */
const KEEP_ALIVE = 120_000
/** What a request under way has to end, once the server is told to, ms. */
const GRACE = 3_000

const { values } = parseArgs({
  options: {
    port: { type: 'string', default: '4680' },
    console: { type: 'string', default: 'dist/console' },
    data: { type: 'string', default: '.data' },
    control: { type: 'boolean', default: false },
  },
})
if (!/^\d{1,5}$/.test(values.port)) throw new Error('--port is a number from 0 to 65535.')

const files = createConsoleFiles(values.console)
const givenToken = process.env['AFTERGLOW_CONTROL_TOKEN'] ?? ''
const controlToken = values.control ? givenToken || randomBytes(24).toString('base64url') : null
let worlds: Worlds | null = null
let answer: ReturnType<typeof overNodeStreams> | null = null

const server = serve(
  {
    hostname: '127.0.0.1',
    port: Number(values.port),
    serverOptions: { keepAliveTimeout: KEEP_ALIVE },
    async fetch(request, streams) {
      try {
        return await answer?.(request, streams)
      } catch (error) {
        tell(error, 'The host')
        return new Response('The server failed.\n', { status: 500 })
      }
    },
  },
  ({ port }) => {
    // Records are in memory, so bytes of an earlier process mean nothing. The port keeps two servers of one folder
    // apart, and having got it is what makes the folder ours.
    const folder = join(values.data, 'bytes', String(port))
    rmSync(folder, { recursive: true, force: true })
    worlds = createWorlds({
      folder,
      controlled: values.control,
      now: Date.now(),
      onDefect: tell,
    })
    answer = overNodeStreams(createHandler({ port, worlds, files, controlToken }), (error) =>
      tell(error, 'A download broke off'),
    )
    const token = controlToken === null || givenToken !== '' ? '' : `  control token: ${controlToken}`
    process.stdout.write(`Afterglow: http://127.0.0.1:${port}/${token}\n`)
  },
)
server.on('error', (error) => {
  tell(error, 'The server could not start')
  process.exitCode = 1
})

let ticking = false
async function tick(): Promise<void> {
  if (ticking) return
  ticking = true
  for (const world of worlds?.all() ?? []) {
    const reconciled = world.api().controlPlane.reconcile({ wait: false })
    await reconciled.catch((error: unknown) => tell(error, 'Reconciling'))
  }
  ticking = false
}
setInterval(() => void tick(), TICK).unref()

let ending = false
function end(): void {
  if (ending) return
  ending = true
  const leave = () => void (worlds?.close() ?? Promise.resolve()).finally(() => process.exit())
  server.close(leave)
  if ('closeIdleConnections' in server) server.closeIdleConnections()
  setTimeout(leave, GRACE).unref()
}
process.on('SIGINT', end)
process.on('SIGTERM', end)

function tell(thrown: unknown, about: string): void {
  process.stderr.write(`${about}: ${thrown instanceof Error ? thrown.stack : String(thrown)}\n`)
}
