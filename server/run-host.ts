import { readArguments, type HostDefaults } from './arguments.ts'
import { fail, serveHost } from './serve-host.ts'

/** Does what the command line asks for; with wrong arguments says so and ends with 1. */
export function runHost(defaults: HostDefaults, version: string): void {
  const asked = readArguments(process.argv.slice(2), defaults)
  switch (asked.kind) {
    case 'serve':
      return serveHost(asked)
    case 'help':
      process.stdout.write(asked.text)
      return
    case 'version':
      process.stdout.write(`${version}\n`)
      return
    case 'wrong':
      return fail(asked.message)
  }
}
