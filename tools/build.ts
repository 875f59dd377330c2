// Builds the console, the demo and the demo in the pseudo-locale into dist/, each with a stamp of what went into it.
//   node tools/build.ts console demo pseudo     builds all three, stale or not
import { createHash } from 'node:crypto'
import { copyFileSync, existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { build } from 'vite'
import { base } from './base.ts'
import { root, say } from './process.ts'

/**
 * `console`: the page that speaks to a server. `demo`: the page with the mock inside, for any static host.
 * `pseudo`: the demo with every text of the catalogue longer and marked, for tests.
 */
export type Target = 'console' | 'demo' | 'pseudo'

const shared = [
  'src',
  'contract',
  'archive',
  'public',
  'tools',
  'index.html',
  'vite.config.ts',
  'package-lock.json',
]
const sources = {
  console: shared,
  demo: [...shared, 'control-plane', 'mocks'],
  pseudo: [...shared, 'control-plane', 'mocks'],
} satisfies Record<Target, readonly string[]>

/** Builds `target` unless dist/ already holds what these sources give. */
export async function buildIfStale(target: Target): Promise<void> {
  const stamp = stampOf(target)
  const stands = existsSync(join(root, 'dist', target, 'index.html')) && existsSync(stamp)
  if (stands && readFileSync(stamp, 'utf8') === digest(target)) return
  await buildTarget(target)
}

async function buildTarget(target: Target): Promise<void> {
  const before = digest(target)
  process.env['NODE_ENV'] = 'production'
  await build({ root, mode: target, logLevel: 'warn' })
  // A static host answers an address that is no file with 404.html: there it must be the page itself.
  const folder = join(root, 'dist', target)
  if (target === 'demo') copyFileSync(join(folder, 'index.html'), join(folder, '404.html'))
  writeFileSync(stampOf(target), before)
}

/** Beside the build, not in it: everything in the build is public. */
function stampOf(target: Target): string {
  return join(root, 'dist', `${target}.stamp`)
}

/** SHA-256 over the names and bytes of all that goes into the target (tests apart), and the base path. */
function digest(target: Target): string {
  const hash = createHash('sha256').update(base)
  for (const file of sources[target].flatMap(filesUnder)) {
    hash.update(`\0${relative(root, file)}\0`).update(readFileSync(file))
  }
  return hash.digest('hex')
}

function filesUnder(path: string): string[] {
  const absolute = join(root, path)
  if (!existsSync(absolute)) return []
  if (statSync(absolute).isFile()) return [absolute]
  const entries = readdirSync(absolute, { recursive: true, withFileTypes: true })
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name))
  return files.filter((file) => !/\.test\.tsx?$/.test(file)).toSorted()
}

if (import.meta.main) {
  for (const target of ['console', 'demo', 'pseudo'] as const) {
    if (!process.argv.includes(target)) continue
    await buildTarget(target)
    say(`Built dist/${target}.`)
  }
}
