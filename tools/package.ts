// `npm pack` (prepack): what the package holds, in dist/package/. The Node host and the kit as bundles, the built console,
// the kit's types, its guide and its small archives. Where it is installed, nothing is fetched for it but Playwright.
import { chmodSync, cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { build, type Plugin } from 'vite'
import { doorToKit, doorToTypes } from './kit-door.ts'
import { kitGuide } from './kit-guide.ts'
import { inMarkdown, readLicences, type Licence } from './licences.ts'
import { root, runNode, say } from './process.ts'

const folder = join(root, 'dist/package')
/** The oldest Node.js that the bundles run on; server/afterglow.ts refuses an older one. */
const target = 'node20.19'
const door = 'virtual:kit'
const licenceList = 'licences.json'
const licences: Licence[] = []

process.env['NODE_ENV'] = 'production'
rmSync(folder, { recursive: true, force: true })
await buildConsole()
await buildForNode('afterglow', join(root, 'server/afterglow.ts'), { minify: true })
await buildForNode('kit/kit', door, { external: [/^@playwright\/test$/] })
await writeTypes()
writeFileSync(
  join(folder, 'kit/README.md'),
  kitGuide(readFileSync(join(root, 'e2e/README.md'), 'utf8'), declared()),
)
cpSync(join(root, 'e2e/archives'), join(folder, 'archives'), { recursive: true })
chmodSync(join(folder, 'afterglow.js'), 0o755)
writeFileSync(join(folder, 'licences.md'), inMarkdown(licences))
say('Built dist/package.')

async function buildConsole(): Promise<void> {
  const outDir = join(folder, 'console')
  await build({
    root,
    mode: 'console',
    logLevel: 'warn',
    base: '/',
    build: { outDir, license: { fileName: licenceList } },
  })
  takeLicences(outDir)
  const font = '@fontsource-variable/public-sans'
  const manifest: unknown = JSON.parse(readFileSync(join(root, 'node_modules', font, 'package.json'), 'utf8'))
  const version =
    typeof manifest === 'object' && manifest && 'version' in manifest ? String(manifest.version) : ''
  const text = readFileSync(join(root, 'node_modules', font, 'LICENSE'), 'utf8')
  licences.push({ name: font, version, identifier: 'OFL-1.1', text })
}

/** One program or library with all that it imports, as ES modules for Node.js. */
async function buildForNode(
  name: string,
  entry: string,
  { minify = false, external = [] }: { minify?: boolean; external?: RegExp[] },
): Promise<void> {
  await build({
    root,
    configFile: false,
    logLevel: 'warn',
    publicDir: false,
    plugins: [kitBehindItsDoor()],
    ssr: { noExternal: true, target: 'node' },
    build: {
      ssr: true,
      target,
      outDir: folder,
      emptyOutDir: false,
      minify,
      license: { fileName: licenceList },
      rolldownOptions: {
        input: { [name]: entry },
        external,
        output: { format: 'esm', entryFileNames: '[name].js', chunkFileNames: '[name].js' },
      },
    },
  })
  takeLicences(folder)
}

function kitBehindItsDoor(): Plugin {
  return {
    name: 'afterglow-kit-door',
    resolveId: (id) => (id === door ? join(root, 'e2e/kit/door.ts') : undefined),
    load: (id) => (id === join(root, 'e2e/kit/door.ts') ? doorToKit((file) => `./${file}.ts`) : undefined),
  }
}

/** The declarations of the kit's files, in kit/, and its door beside the bundle. */
async function writeTypes(): Promise<void> {
  const cache = join(root, '.cache/package')
  rmSync(cache, { recursive: true, force: true })
  mkdirSync(cache, { recursive: true })
  const config = join(cache, 'tsconfig.json')
  const at = (path: string) => relative(cache, join(root, path))
  writeFileSync(
    config,
    JSON.stringify({
      extends: at('tsconfig.json'),
      compilerOptions: {
        // What a newer language brings is not in the oldest Node.js: a use of it is an error here.
        target: 'ES2023',
        lib: ['ES2023', 'DOM', 'DOM.Iterable', 'DOM.AsyncIterable'],
        noEmit: false,
        declaration: true,
        emitDeclarationOnly: true,
        rootDir: at('.'),
        outDir: './types',
      },
      include: [at('e2e/kit'), at('mocks/control-global.ts'), at('server/packaged-host.ts')],
    }),
  )
  const { code, output } = await runNode(['node_modules/typescript/bin/tsc', '-p', config])
  if (code !== 0) throw new Error(`The kit's types were not written:\n${output}`)
  const made = join(cache, 'types/e2e/kit')
  const text = doorToTypes((file) => `./${file}.js`)
  writeFileSync(join(folder, 'kit/kit.d.ts'), text)
  const wanted = filesIn(text)
  // A set goes on with what is added while it is gone through.
  for (const file of wanted) {
    const declared = asPackaged(readFileSync(join(made, `${file}.d.ts`), 'utf8'))
    writeFileSync(join(folder, 'kit', `${file}.d.ts`), declared)
    for (const next of filesIn(declared)) wanted.add(next)
  }
}

/** The files whose declarations are there, without ending. */
function declared(): Set<string> {
  const all = readdirSync(join(folder, 'kit')).filter((file) => file.endsWith('.d.ts'))
  return new Set(all.map((file) => file.slice(0, -'.d.ts'.length)))
}

/** Declarations name each other as the modules that they declare would be named; there the sources' ending means nothing. */
function asPackaged(text: string): string {
  return text.replaceAll(/(['"]\.\/[\w-]+)\.ts(['"])/g, '$1.js$2')
}

function filesIn(text: string): Set<string> {
  return new Set([...text.matchAll(/['"]\.\/([\w-]+)\.js['"]/g)].map(([, file = '']) => file))
}

/** What Vite has listed of a build goes into the one list of the package. */
function takeLicences(from: string): void {
  const file = join(from, licenceList)
  licences.push(...readLicences(readFileSync(file, 'utf8')))
  rmSync(file)
}
