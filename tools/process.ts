import { type ChildProcess, spawn } from 'node:child_process'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The project's folder, absolute. */
export const root = fileURLToPath(new URL('..', import.meta.url))

const home = join(root, '.cache/home')

/** A home inside the project, for programs that leave traces in the person's own: browsers, Vitest. */
export const homeInside: Record<string, string> = {
  HOME: home,
  USERPROFILE: home,
  LOCALAPPDATA: home,
  XDG_CACHE_HOME: join(home, '.cache'),
  XDG_CONFIG_HOME: join(home, '.config'),
  XDG_DATA_HOME: join(home, '.local/share'),
}

/** What a finished program left: its exit code, all it printed, and how long it took (seconds). */
export type Finished = { code: number; output: string; seconds: number }

/** The environment of this program, and `more` over it. */
export function environmentWith(more: Readonly<Record<string, string>>): Record<string, string> {
  const all: Record<string, string> = {}
  for (const [name, value] of Object.entries(process.env)) if (value !== undefined) all[name] = value
  return { ...all, ...more }
}

const running = new Set<ChildProcess>()

/** Ends what `runNode` has started when this program is told to end. To be called once, by a program that uses it. */
export function endChildrenOnSignal(): void {
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.once(signal, () => {
      for (const child of running) child.kill(signal)
      process.exit(1)
    })
  }
}

/**
 * Runs a Node program of this project to its end under the running Node; what it prints is kept, not shown.
 * `args` begins with the script, relative to the project's folder. Never throws: a program that cannot start ends with 1.
 */
export function runNode(args: readonly string[], env: Record<string, string> = {}): Promise<Finished> {
  const started = performance.now()
  return new Promise((resolve) => {
    let output = ''
    const finish = (code: number) => resolve({ code, output, seconds: (performance.now() - started) / 1000 })
    const child = spawn(process.execPath, args, { cwd: root, env: { ...process.env, ...env } })
    running.add(child)
    const keep = (chunk: Buffer) => {
      output += chunk.toString()
    }
    child.stdout.on('data', keep)
    child.stderr.on('data', keep)
    child.on('error', (error) => {
      output += error.message
      finish(1)
    })
    child.on('close', (code) => {
      running.delete(child)
      finish(code ?? 1)
    })
  })
}

/** One line for the person at the terminal. */
export function say(line: string): void {
  process.stdout.write(`${line}\n`)
}
