import { randomBytes } from 'node:crypto'
import { existsSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { serve } from '@hono/node-server'
import type { HostArguments } from './arguments.ts'
import { createConsoleFiles } from './console-files.ts'
import { createHandler } from './handler.ts'
import { overNodeStreams } from './node-streams.ts'
import { privateFolder, privateFolderFault, removeToken, writeToken } from './private-folder.ts'
import { createWorlds, type Worlds } from './worlds.ts'

/** Between two looks at what is due without a request, ms. */
const TICK = 1_000
/** How long an idle connection is kept, ms: shorter than its client's patience, and a request meets a closed one. */
const KEEP_ALIVE = 120_000
/** What a request under way has to end, once the server is told to, ms. */
const GRACE = 3_000

/**
 * Serves the API and the built console until this process is told to end (SIGINT, SIGTERM). Prints one line with its
 * address; what goes wrong is told on the other stream.
 */
export function serveHost(asked: Extract<HostArguments, { kind: 'serve' }>): void {
  if (!existsSync(join(asked.console, 'security-headers.json'))) {
    return fail(`${asked.console} holds no built console.`)
  }
  const fault = asked.control || asked.data.startsWith(privateFolder) ? privateFolderFault() : null
  if (fault !== null) return fail(fault)
  const files = createConsoleFiles(asked.console)
  const givenToken = process.env['AFTERGLOW_CONTROL_TOKEN'] ?? ''
  const controlToken = asked.control ? givenToken || randomBytes(24).toString('base64url') : null
  let worlds: Worlds | null = null
  let answer: ReturnType<typeof overNodeStreams> | null = null
  let tokenPort: number | null = null

  const server = serve(
    {
      hostname: '127.0.0.1',
      port: asked.port,
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
      const folder = join(asked.data, 'bytes', String(port))
      rmSync(folder, { recursive: true, force: true })
      worlds = createWorlds({ folder, controlled: asked.control, now: Date.now(), onDefect: tell })
      answer = overNodeStreams(createHandler({ port, worlds, files, controlToken }), (error) =>
        tell(error, 'A download broke off'),
      )
      removeToken(port)
      if (controlToken !== null && givenToken === '') tokenPort = port
      const file = tokenPort === null ? null : writeToken(tokenPort, controlToken ?? '')
      const where = file === null ? '' : `  control token: in ${file}`
      process.stdout.write(`Afterglow: http://127.0.0.1:${port}/  kept until it ends${where}\n`)
    },
  )
  server.on('error', (error: Error) => {
    const taken = 'code' in error && error.code === 'EADDRINUSE'
    if (taken) fail(`Port ${asked.port} is in use. Take another with --port, or a free one with --port 0.`)
    else {
      tell(error, 'The server could not start')
      process.exitCode = 1
    }
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
    if (tokenPort !== null) removeToken(tokenPort)
    const leave = () => void (worlds?.close() ?? Promise.resolve()).finally(() => process.exit())
    server.close(leave)
    if ('closeIdleConnections' in server) server.closeIdleConnections()
    setTimeout(leave, GRACE).unref()
  }
  process.on('SIGINT', end)
  process.on('SIGTERM', end)
}

/** Ends a program that was asked for something it cannot do. */
export function fail(message: string): void {
  process.stderr.write(`${message}\n`)
  process.exitCode = 1
}

function tell(thrown: unknown, about: string): void {
  process.stderr.write(`${about}: ${thrown instanceof Error ? thrown.stack : String(thrown)}\n`)
}
