// Who may import whom. One place for the rules of the house about modules; tools/rooms.test.ts holds the sources to them.
import type { Import, Room, SourceModule } from './sources.ts'

const mayKnow: Record<Room, readonly Room[]> = {
  archive: [],
  contract: [],
  'control-plane': ['archive', 'contract'],
  mocks: ['control-plane', 'archive', 'contract'],
  server: ['control-plane', 'archive', 'contract'],
  src: ['archive', 'contract'],
  e2e: [],
  tools: ['archive', 'contract', 'control-plane', 'mocks', 'server'],
}

/** The console over an API in memory, for the tests of src: it alone there knows the control plane. */
const testing = 'src/testing/'
const withoutNode: readonly Room[] = ['archive', 'contract', 'control-plane', 'mocks', 'src']
const vagueNames = /\/(index|utils?|helpers?|types?|common|misc)\.tsx?$/

/** What one module does against the rules, each as a sentence; `exists` tells whether a path is a file. */
export function brokenRules(module: SourceModule, exists: (path: string) => boolean): string[] {
  const { path } = module
  const told = module.imports.flatMap((one) => {
    const fault = one.relative ? relativeFault(module, one, exists) : packageFault(module, one)
    return fault === undefined ? [] : [`${path} imports ${one.target}: ${fault}`]
  })
  if (vagueNames.test(path)) told.push(`${path}: a file is named after what it does`)
  if (module.reexportsOnly) told.push(`${path}: a barrel; import from where a thing lives`)
  return told
}

function relativeFault(
  from: SourceModule,
  one: Import,
  exists: (path: string) => boolean,
): string | undefined {
  if (!exists(one.target)) return 'no such file (a relative import carries its extension)'
  const [room, second] = one.target.split('/')
  if (one.target.startsWith(testing) && !isTest(from.path)) return 'what stands in src/testing is for tests'
  if (room === from.room) return room === 'src' ? layerFault(from.path, one.target) : undefined
  if (from.path.startsWith(testing) && room === 'control-plane') return undefined
  if (from.path === 'src/main.tsx' && room === 'mocks' && one.kind === 'dynamic') return undefined
  if (!mayKnow[from.room].some((name) => name === room)) return `${from.room} may not know ${room}`
  if (from.room !== 'src' || room !== 'contract' || second === 'rules' || second === 'places.ts')
    return undefined
  if (second === 'wire' && one.kind === 'type') return undefined
  return 'src knows contract/rules and contract/places, and contract/wire as types'
}

function packageFault(from: SourceModule, one: Import): string | undefined {
  if (!one.target.startsWith('node:') || !withoutNode.includes(from.room)) return undefined
  return isTest(from.path) ? undefined : `${from.room} runs without Node`
}

/** Each folder knows those below it; a feature knows no other feature. */
function layerFault(from: string, target: string): string | undefined {
  const [here, there] = [partOfSrc(from), partOfSrc(target)]
  if (from.startsWith(testing) || target.startsWith(testing)) return undefined
  if (here === there || target.endsWith('.css') || layer(there) < layer(here)) return undefined
  if (layer(here) === layer(there)) return 'features do not import each other'
  return `${here} lies below ${there}`
}

function partOfSrc(path: string): string {
  const [, second = '', third] = path.split('/')
  if (third !== undefined) return second
  return second === 'main.tsx' ? 'main.tsx' : 'src'
}

/** The folders of src from below; what is not named is a feature. messages hold the words of them all; feedback, commands and creation what several features need. */
const below = ['src', 'messages', 'ui', 'api', 'feedback', 'commands', 'creation', 'uploads']
const above = ['app', 'main.tsx']

function layer(part: string): number {
  const feature = below.length
  if (above.includes(part)) return feature + 1 + above.indexOf(part)
  return below.includes(part) ? below.indexOf(part) : feature
}

/** Whether a file is a test or serves only tests: it runs in Node, whatever room it stands in. */
export function isTest(path: string): boolean {
  return /\.test\.tsx?$/.test(path) || path.startsWith(testing)
}

/** Circles of modules that import each other at load time (types and import() apart), each as a path `a -> b -> a`. */
export function circles(modules: readonly SourceModule[]): string[] {
  const byPath = new Map(modules.map((module) => [module.path, module]))
  const state = new Map<string, 'open' | 'done'>()
  const found: string[] = []
  const visit = (path: string, trail: readonly string[]) => {
    if (state.get(path) === 'done') return
    if (state.get(path) === 'open') {
      found.push([...trail.slice(trail.indexOf(path)), path].join(' -> '))
      return
    }
    state.set(path, 'open')
    for (const one of byPath.get(path)?.imports ?? []) {
      if (one.relative && one.kind === 'value') visit(one.target, [...trail, path])
    }
    state.set(path, 'done')
  }
  for (const module of modules) visit(module.path, [])
  return found
}
