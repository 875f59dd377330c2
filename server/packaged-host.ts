// The Node host as the package has it: the built console lies beside this file (tools/package.ts).
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { privateFolder } from './private-folder.ts'
import { runHost } from './run-host.ts'

const here = import.meta.dirname
runHost(
  { command: 'npx afterglow', console: join(here, 'console'), data: join(privateFolder, 'data') },
  versionOf(readFileSync(join(here, '../../package.json'), 'utf8')),
)

function versionOf(manifest: string): string {
  const read: unknown = JSON.parse(manifest)
  return typeof read === 'object' && read !== null && 'version' in read ? String(read.version) : ''
}
