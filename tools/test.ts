// `npm test`: types, lint, format, unit, build, size, e2e on both hosts; one line and its seconds for each, in at most
// testSeconds on two cores. `npm run test:deep` (--deep): the same tests with large numbers, e2e three times, Firefox too,
// and a file of 2 GiB through both hosts.
import { randomInt } from 'node:crypto'
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { bringBrowser, findBrowser, findFirefox, howToGetBrowser } from './browser.ts'
import { testSeconds } from './limits.ts'
import { endChildrenOnSignal, homeInside, root, runNode, say } from './process.ts'
import { countOf, failure, type Count, type Report } from './test-count.ts'

const deep = process.argv.includes('--deep')
const started = performance.now()
const cache = join(root, '.cache')
const folder = temporaryFolder()
const seed = process.env['AFTERGLOW_SEED'] ?? String(randomInt(2 ** 31))
const env: Record<string, string> = {
  ...homeInside,
  AFTERGLOW_SEED: seed,
  // 100 times the usual 100 runs of a property: 10 000 worlds.
  AFTERGLOW_RUNS: process.env['AFTERGLOW_RUNS'] ?? (deep ? '100' : '1'),
  AFTERGLOW_QUICK: deep ? '0' : '1',
  TMPDIR: folder,
  TEMP: folder,
  TMP: folder,
}
const total = { passed: 0, failed: 0 }
const outputs: string[] = []

/** Runs one step and says how it went. Without a `report` the step is one test, passed when the program ends with 0. */
async function step(name: string, args: readonly string[], report?: Report): Promise<boolean> {
  const { code, output, seconds } = await runNode(args, env)
  return settle(name, countOf(code, report), output, seconds)
}

function settle(name: string, count: Count, output: string, seconds: number): boolean {
  total.passed += count.passed
  total.failed += count.failed
  const result =
    count.failed === 0 ? `${count.passed} passed` : `${count.passed} passed, ${count.failed} FAILED`
  say(`${name.padEnd(8)} ${result.padEnd(24)} ${seconds.toFixed(1).padStart(6)} s`)
  for (const line of output.split('\n')) {
    const told = /^(?:size|large file|package): (.*)/.exec(line)?.[1]
    if (told !== undefined) say(`         ${told}`)
  }
  if (count.failed > 0) outputs.push(`\n--- ${name} ---\n${output.trim()}`)
  return count.failed === 0
}

/** A folder for what this run leaves, in the project. A deep path has no room for Chromium's socket (104 bytes on macOS). */
function temporaryFolder(): string {
  const inside = join(cache, 'tmp')
  mkdirSync(inside, { recursive: true })
  const socket = '/test-XXXXXX/org.chromium.Chromium.XXXXXX/SingletonSocket'
  const fits = process.platform === 'win32' || inside.length + socket.length < 104
  return mkdtempSync(join(fits ? inside : '/tmp', 'test-'))
}

const vitest = (name: string, projects: readonly string[]) => {
  const file = join(folder, `${name}.json`)
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`]
  const args = [
    'node_modules/vitest/vitest.mjs',
    'run',
    ...projects.map((one) => `--project=${one}`),
    ...reporters,
  ]
  return step(name, args, { kind: 'vitest', file })
}

const playwright = (name: string, args: readonly string[]) => {
  const file = join(folder, `${name}.json`)
  env['AFTERGLOW_E2E_REPORT'] = file
  return step(name, ['node_modules/@playwright/test/cli.js', 'test', ...args], { kind: 'playwright', file })
}

async function sourceSteps(): Promise<void> {
  await step('types', ['node_modules/typescript/bin/tsc', '--noEmit', '--pretty', 'false'])
  await step('lint', ['node_modules/oxlint/bin/oxlint'])
  await step('format', ['node_modules/oxfmt/bin/oxfmt', '--check', '.'])
}

async function pageSteps(): Promise<void> {
  const browser = findBrowser() ?? (await bringBrowser())
  if (browser === undefined) {
    for (const name of ['size', 'e2e']) settle(name, failure, howToGetBrowser, 0)
    return
  }
  say(`browser  ${browser.executable} (${browser.source})`)
  env['AFTERGLOW_CHROMIUM'] = browser.executable
  if (browser.libraries !== undefined) env['AFTERGLOW_CHROMIUM_LIBRARIES'] = browser.libraries
  const firefox = deep ? findFirefox() : undefined
  if (firefox !== undefined) env['AFTERGLOW_FIREFOX'] = firefox
  // What is the console's alone is the same on both hosts: usually it runs on one of them.
  const inBoth = (name: string) => [name, ...(firefox ? [`${name}, Firefox`] : [])]
  const asProjects = (names: readonly string[]) => names.map((name) => `--project=${name}`)
  await playwright('size', ['--project=size'])
  const usual = [...inBoth('browser host'), ...inBoth('Node host'), 'pseudo']
  await playwright('e2e', [...asProjects(usual), ...(deep ? ['--repeat-each=3'] : [])])
  if (!deep) return
  await playwright(
    'longer',
    asProjects([...inBoth('browser host, deep'), ...inBoth('Node host, deep'), 'pseudo, deep']),
  )
  await step('large', ['tools/large-file.ts'])
  await step('package', ['tools/try-package.ts'])
}

endChildrenOnSignal()
say(`AFTERGLOW_SEED=${seed} AFTERGLOW_RUNS=${String(env['AFTERGLOW_RUNS'])}`)
rmSync(join(cache, 'e2e-data'), { recursive: true, force: true })
// Two cores: the small steps beside the build, then what uses both by itself.
const [, isBuilt] = await Promise.all([
  sourceSteps(),
  step('build', ['tools/build.ts', 'console', 'demo', 'pseudo']),
])
await vitest('unit', ['node', 'alone', 'page'])
if (isBuilt) {
  await vitest('built', ['build'])
  await pageSteps()
} else {
  for (const name of ['built', 'size', 'e2e']) settle(name, failure, 'Not run: there is no build.', 0)
}
const seconds = (performance.now() - started) / 1000
if (!deep) {
  const slow = seconds > testSeconds ? failure : { passed: 1, failed: 0, skipped: 0 }
  settle('time', slow, `${seconds.toFixed(0)} s, and ${testSeconds} s is the limit.`, seconds)
}
rmSync(folder, { recursive: true, force: true })

for (const output of outputs) say(output)
if (outputs.length > 0)
  say(`\nThe same run again: AFTERGLOW_SEED=${seed} npm ${deep ? 'run test:deep' : 'test'}`)
say(`\n${total.passed} passed, ${total.failed} failed`)
process.exitCode = total.failed === 0 ? 0 : 1
