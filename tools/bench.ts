// `npm run bench`: ratios measured in one run, alternating what is compared, so that they mean something on any machine.
// Nothing fails here. To add one: a module that exports a function giving its lines, named in the list below.
import { benchArchive } from './bench-archive.ts'
import { benchReconcile } from './bench-reconcile.ts'
import { benchRows } from './bench-rows.ts'
import { say } from './process.ts'

for (const bench of [benchArchive, benchReconcile, benchRows]) {
  for (const line of await bench()) say(line)
}
// A server and a browser were used: what they leave open does not hold the program.
process.exit()
