// A Node host of its own for what is measured or tried: a process of its own, a folder of its own, a world that stands still.
import { type ChildProcess, spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { existsSync, readFileSync } from 'node:fs'
import { root } from './process.ts'

/** A program of this project that serves until it is ended. */
export interface Served {
  /** `http://127.0.0.1:<port>` */
  readonly address: string
  readonly pid: number
  /** Ends it and waits for its end. */
  end(): Promise<void>
}

/** A Node host with one world, which moves only when it is told to. */
export interface NodeHost extends Served {
  /** The cookie that leads to its world, as `name=value`. */
  readonly cookie: string
  /** The secret of its control API. */
  readonly controlToken: string
  /**
   * Asks its API as a client with a token; `line` is a method and a path. Gives what stands under `data`; throws, with
   * what was answered, where the status is not of success.
   */
  call(line: string, json?: object): Promise<unknown>
  /** Asks its control: `settle`, `advance`. */
  control(verb: string, json?: object): Promise<unknown>
}

/** Starts `script` with `args` under the running Node; it serves once it has printed its address. */
export async function serveProgram(
  args: readonly string[],
  env: Record<string, string> = {},
): Promise<Served> {
  const child = spawn(process.execPath, args, {
    cwd: root,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const leave = () => void child.kill('SIGKILL')
  process.once('exit', leave)
  const address = await addressOf(child)
  if (address === undefined || child.pid === undefined) throw new Error(`${args.join(' ')} did not start.`)
  return {
    address,
    pid: child.pid,
    async end() {
      process.off('exit', leave)
      if (child.exitCode !== null || child.signalCode !== null) return
      const ended = once(child, 'exit')
      child.kill('SIGTERM')
      await ended
    },
  }
}

/** Starts a Node host over `folders`, with a world of the tour that stands still. */
export async function startNodeHost(folders: { console: string; data: string }): Promise<NodeHost> {
  const controlToken = randomBytes(24).toString('base64url')
  const where = ['--port', '0', '--console', folders.console, '--data', folders.data, '--control']
  const served = await serveProgram(['server/main.ts', ...where], { AFTERGLOW_CONTROL_TOKEN: controlToken })
  const ask = async (
    method: string,
    path: string,
    json: object | undefined,
    headers: Record<string, string>,
  ) => {
    const body = json === undefined ? {} : { body: JSON.stringify(json) }
    const type = json === undefined ? {} : { 'content-type': 'application/json' }
    const answer = await fetch(served.address + path, { method, headers: { ...type, ...headers }, ...body })
    if (!answer.ok) throw new Error(`${method} ${path} was answered ${answer.status}: ${await answer.text()}`)
    return answer
  }
  const secret = { authorization: `Bearer ${controlToken}` }
  const loaded = await ask('POST', '/_control/load', { scenario: 'tour', speed: 0 }, secret)
  const cookie = loaded.headers.get('set-cookie')?.split(';')[0] ?? ''
  return {
    ...served,
    cookie,
    controlToken,
    async call(line, json) {
      const [method = 'GET', path = '/'] = line.split(' ')
      return dataOf(await ask(method, path, json, { cookie, authorization: 'Bearer of a program' }))
    },
    async control(verb, json = {}) {
      return dataOf(await ask('POST', `/_control/${verb}`, json, { cookie, ...secret }))
    },
  }
}

/** Bytes of memory that a process holds (resident set); null where this system does not tell. */
export function residentBytes(pid: number): number | null {
  const path = `/proc/${pid}/status`
  const found = existsSync(path) ? /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(path, 'utf8')) : null
  return found ? Number(found[1]) * 1024 : null
}

async function addressOf(child: ChildProcess): Promise<string | undefined> {
  const { stdout } = child
  if (!stdout) return undefined
  let printed = ''
  for await (const chunk of stdout) {
    printed += String(chunk)
    if (printed.includes('\n')) break
  }
  return /http:\/\/[^/\s]+/.exec(printed)?.[0]
}

async function dataOf(answer: Response): Promise<unknown> {
  const text = await answer.text()
  const body: unknown = text === '' ? null : JSON.parse(text)
  return typeof body === 'object' && body !== null && 'data' in body ? body.data : body
}
