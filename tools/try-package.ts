// Packs, installs the tarball beside Playwright in an empty folder outside the project, and runs there the two files that
// README.md shows, as they stand, and tests that the studio printed, under every Node.js at hand. Part of the deep run: it asks the registry for Playwright.
import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, dirname, join } from 'node:path'
import { browserEnv, findBrowser, howToGetBrowser } from './browser.ts'
import { freePort } from './ports.ts'
import { root, say } from './process.ts'
import { printedTests } from './recorded-days.ts'

const usualPort = 4680
const files = blocksOf(readFileSync(join(root, 'README.md'), 'utf8'))
const folder = mkdtempSync(join(process.platform === 'win32' ? tmpdir() : '/tmp', 'afterglow-suite-'))
try {
  const tarball = pack()
  install(tarball)
  await writeSuite()
  for (const node of nodes()) runSuite(node)
  const kilobytes = Math.round(statSync(tarball).size / 1000)
  say(
    `package: ${kilobytes} kB; the suite of the README and printed tests pass on Node.js ${nodes().map(versionOf).join(' and ')}`,
  )
} finally {
  rmSync(folder, { recursive: true, force: true })
}

/** The code blocks of the README whose first line is a comment with a file's name, by that name. */
function blocksOf(markdown: string): ReadonlyMap<string, string> {
  const blocks = markdown.matchAll(/^```ts\n(\/\/ (\S+\.ts)\n[^]*?)^```$/gm)
  const found = new Map([...blocks].map(([, code = '', name = '']) => [name, code]))
  if (found.size !== 2 || !found.has('playwright.config.ts')) {
    throw new Error('README.md shows no playwright.config.ts and one suite.')
  }
  return found
}

function pack(): string {
  npm(root, ['pack', '--pack-destination', folder])
  const name = readdirSync(folder).find((file) => file.endsWith('.tgz'))
  if (name === undefined) throw new Error('npm pack wrote no tarball.')
  return join(folder, name)
}

function install(tarball: string): void {
  const manifest: unknown = JSON.parse(
    readFileSync(join(root, 'node_modules/@playwright/test/package.json'), 'utf8'),
  )
  const version =
    typeof manifest === 'object' && manifest && 'version' in manifest ? String(manifest.version) : ''
  writeFileSync(join(folder, 'package.json'), '{ "private": true }\n')
  npm(folder, [
    'install',
    '--no-audit',
    '--no-fund',
    '--loglevel=error',
    tarball,
    `@playwright/test@${version}`,
  ])
}

/** As they stand, but for the port where the usual one is taken; and one more, which says where this machine's browser is. */
async function writeSuite(): Promise<void> {
  const port = await freePort(usualPort)
  for (const [name, code] of files) {
    const moved = code.replaceAll(':4680', `:${port}`).replace('--control', `--control --port ${port}`)
    writeFileSync(join(folder, name), port === usualPort ? code : moved)
  }
  for (const [name, text] of await printedTests())
    writeFileSync(join(folder, `${name}-printed.spec.ts`), text)
  const browser = findBrowser()
  if (browser === undefined) throw new Error(howToGetBrowser)
  const launchOptions = {
    executablePath: browser.executable,
    env: { ...process.env, ...browserEnv(browser) },
  }
  writeFileSync(
    join(folder, 'here.config.ts'),
    `import config from './playwright.config.ts'\nexport default { ...config, use: { ...config.use, launchOptions: ${JSON.stringify(launchOptions)} } }\n`,
  )
}

function runSuite(node: string): void {
  const { AFTERGLOW_CONTROL_TOKEN: _, ...env } = process.env
  const path = [dirname(node), env['PATH'] ?? ''].join(delimiter)
  const args = [
    'node_modules/@playwright/test/cli.js',
    'test',
    '--config',
    'here.config.ts',
    '--reporter=line',
  ]
  run(node, args, folder, { ...env, PATH: path })
}

/** The running Node.js, and the first other one on the path: the machine's own, where the project has brought one. */
function nodes(): string[] {
  const name = process.platform === 'win32' ? 'node.exe' : 'node'
  const all = (process.env['PATH'] ?? '').split(delimiter).map((place) => join(place, name))
  const other = all.find((each) => existsSync(each) && versionOf(each) !== process.versions.node)
  return [process.execPath, ...(other === undefined ? [] : [other])]
}

function versionOf(node: string): string {
  return spawnSync(node, ['-p', 'process.versions.node'], { encoding: 'utf8' }).stdout.trim()
}

function npm(cwd: string, args: readonly string[]): void {
  const cli = process.env['AFTERGLOW_NPM'] ?? process.env['npm_execpath'] ?? ''
  if (cli === '') throw new Error('npm was not found: run this through npm.')
  run(process.execPath, [cli, ...args], cwd, { ...process.env, PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD: '1' })
}

/** Runs a program to its end. Throws, with all that it printed, where it fails. */
function run(command: string, args: readonly string[], cwd: string, env: NodeJS.ProcessEnv): void {
  const { status, stdout, stderr } = spawnSync(command, args, { cwd, env, encoding: 'utf8' })
  if (status !== 0) throw new Error(`${args.join(' ')} ended with ${status}:\n${stdout}${stderr}`)
}
