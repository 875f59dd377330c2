/** The token of the control between two programs of one person, on a machine with others. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { chmod, copyFile, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'afterglow-token-'))
  await writeFile(join(folder, 'index.html'), '<title>page</title>')
  await copyFile('public/security-headers.json', join(folder, 'security-headers.json'))
})
afterAll(() => rm(folder, { recursive: true }))

/** A server whose temporary files are in `folder`, with the first that it says. */
async function start(...args: string[]) {
  const { AFTERGLOW_CONTROL_TOKEN: _, ...env } = process.env
  const child = spawn(process.execPath, ['server/main.ts', '--console', folder, '--data', folder, ...args], {
    env: { ...env, TMPDIR: folder },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  onTestFinished(() => void child.kill('SIGKILL'))
  const ended = once(child, 'exit')
  let said = ''
  child.stdout.on('data', (chunk: Buffer) => (said += chunk.toString()))
  child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()))
  await Promise.race([once(child.stdout, 'data'), once(child.stderr, 'data'), ended])
  return { child, ended, said: () => said, port: /:(\d+)\//.exec(said)?.[1] ?? '' }
}

describe('the token of the control', () => {
  it('stands in a file for its user alone, as long as the server runs', async () => {
    const server = await start('--control', '--port', '0')
    const file = / control token: in (\S+)\n/.exec(server.said())?.[1] ?? ''
    expect((await stat(file)).mode & 0o777).toBe(0o600)
    expect((await stat(dirname(file))).mode & 0o777).toBe(0o700)
    const token = await readFile(file, 'utf8')
    const ask = (authorization: string) =>
      fetch(`http://127.0.0.1:${server.port}/_control/state`, { headers: { authorization } })
    expect((await ask(`Bearer ${token}`)).status).toBe(200)
    expect((await ask(`Bearer ${token}x`)).status).toBe(401)

    const second = await start('--control', '--port', server.port)
    await second.ended
    expect(second.said()).toBe(
      `Port ${server.port} is in use. Take another with --port, or a free one with --port 0.\n`,
    )
    expect(second.child.exitCode).toBe(1)
    expect(await readFile(file, 'utf8')).toBe(token)

    await chmod(dirname(file), 0o755)
    const third = await start('--control', '--port', '0')
    await third.ended
    expect(third.said()).toContain('is not yours alone. Delete it, or set TMPDIR')
    expect(third.child.exitCode).toBe(1)

    server.child.kill('SIGTERM')
    await server.ended
    expect(existsSync(file)).toBe(false)
  })

  it('is not there without control', async () => {
    const server = await start('--port', '0')
    expect(server.said()).toMatch(/^Afterglow: http:\/\/127\.0\.0\.1:\d+\/  kept until it ends\n$/)
    expect((await fetch(`http://127.0.0.1:${server.port}/_control/state`)).status).toBe(404)
  })
})
