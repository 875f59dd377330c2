// `npm run bench`: ratios measured in one run, alternating what is compared, so that they mean something on any machine.
// `npm run bench -- transfer rows` runs those alone. Nothing fails here. To add one: a module that exports a function
// giving its lines, named in the list below.
import { benchArchive } from './bench-archive.ts'
import { benchReconcile } from './bench-reconcile.ts'
import { benchRows } from './bench-rows.ts'
import { benchTransfer } from './bench-transfer.ts'
import { say } from './process.ts'

const benches = {
  archive: benchArchive,
  reconcile: benchReconcile,
  rows: benchRows,
  transfer: benchTransfer,
} satisfies Record<string, () => Promise<readonly string[]>>

const asked = process.argv.slice(2)
for (const name of asked) {
  if (!Object.hasOwn(benches, name)) throw new Error(`Known: ${Object.keys(benches).join(', ')}.`)
}
for (const [name, bench] of Object.entries(benches)) {
  if (asked.length > 0 && !asked.includes(name)) continue
  for (const line of await bench()) say(line)
}
// A server and a browser were used: what they leave open does not hold the program.
process.exit()
