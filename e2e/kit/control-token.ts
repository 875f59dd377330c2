import { readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/**
 * The token of the control of the host at `baseURL`: AFTERGLOW_CONTROL_TOKEN, else what a host that was started with
 * `--control` on this machine has written for its port (server/private-folder.ts). Throws where there is neither.
 */
export function controlToken(baseURL: string): string {
  const given = process.env['AFTERGLOW_CONTROL_TOKEN'] ?? ''
  if (given !== '') return given
  const { port, protocol } = new URL(baseURL)
  const file = join(
    tmpdir(),
    `afterglow-${process.getuid?.() ?? 'user'}`,
    `control-${port || (protocol === 'https:' ? '443' : '80')}`,
  )
  try {
    return readFileSync(file, 'utf8')
  } catch {
    throw new Error(
      `No control of ${baseURL}: there is no ${file}. Start the host with --control on this machine, or set AFTERGLOW_CONTROL_TOKEN to its token.`,
    )
  }
}
