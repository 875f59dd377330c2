import { execFileSync } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { badManners } from './manners.ts'
import { root } from './process.ts'
import { brokenRules, circles } from './rooms.ts'
import { parseModule, readModules } from './sources.ts'
import { looseWords } from './words.ts'

describe('the sources', () => {
  const modules = readModules()

  it('keep to their rooms', () => {
    expect(modules.flatMap((module) => brokenRules(module, (path) => existsSync(join(root, path))))).toEqual(
      [],
    )
  })

  it('import in no circle', () => {
    expect(circles(modules)).toEqual([])
  })

  it('read time and chance through their ports, silence no check, and wait in no test', () => {
    expect(modules.flatMap(badManners)).toEqual([])
  })
})

describe('the words of the console', () => {
  it('stand in the catalogue', () => {
    const read = ({ path }: { path: string }) => looseWords(path, readFileSync(join(root, path), 'utf8'))
    expect(readModules().flatMap(read)).toEqual([])
  })

  it('are no module that waits for itself: import() takes an export called then for a promise', () => {
    const catalogue = readModules().filter(({ path }) => path.startsWith('src/messages/'))
    const texts = catalogue.map(({ path }) => readFileSync(join(root, path), 'utf8'))
    expect(texts.filter((text) => /export (?:const|function) then\b/.test(text))).toEqual([])
  })

  it.each([
    'export const a = <p>Closed</p>',
    'export const a = <B label="ID" />',
    "export const a = 'It is there.'",
    'export const a = (b: string) => `The ${b} is there`',
    "export const a = open ? 'Close' : 'Open'",
    "export const a = { message: 'gone' }",
  ])('are found: %s', (code) => {
    expect(looseWords('src/ui/a.tsx', code)).not.toEqual([])
  })

  it.each([
    "import a from 'A file.ts'",
    'export const a = <p className="Wide one">{say.closed}</p>',
    "export const a = (b: 'A type') => b === 'Escape'",
    "throw new Error('This is a fault.')",
    'export const a = <code>RESTORE</code>',
    "export const a = <i style={{ font: 'Public Sans' }} />",
  ])('are not taken for words: %s', (code) => {
    expect(looseWords('src/ui/a.tsx', code)).toEqual([])
  })
})

describe('the rules about rooms', () => {
  it.each([
    ['archive/a.ts', "import { b } from '../contract/rules/b.ts'"],
    ['contract/rules/a.ts', "import { b } from '../../archive/b.ts'"],
    ['control-plane/a.ts', "import { b } from '../mocks/b.ts'"],
    ['control-plane/a.ts', "import type { B } from '../server/b.ts'"],
    ['control-plane/a.ts', "import { readFile } from 'node:fs/promises'"],
    ['mocks/a.ts', "import { b } from '../server/b.ts'"],
    ['server/a.ts', "import { b } from '../mocks/b.ts'"],
    ['server/a.ts', "export { b } from '../src/ui/b.ts'\nexport const a = 1"],
    ['e2e/a.e2e.ts', "import type { B } from '../contract/wire/b.ts'"],
    ['src/api/a.ts', "import { b } from '../../contract/wire/b.ts'"],
    ['src/api/a.ts', "const b = await import('../../control-plane/b.ts')"],
    ['src/app/a.ts', "const b = await import('../../mocks/host.ts')"],
    ['src/main.tsx', "import '../mocks/host.ts'"],
    ['src/ui/a.tsx', "import { b } from '../api/b.ts'"],
    ['src/api/a.ts', "import { b } from '../instances/b.ts'"],
    ['src/instances/a.tsx', "import { b } from '../snapshots/b.ts'"],
    ['src/instances/a.tsx', "import { b } from '../app/b.ts'"],
    ['src/instances/a.tsx', "import { b } from '../testing/b.tsx'"],
    ['src/instances/a.test.tsx', "import { b } from '../../control-plane/b.ts'"],
    ['src/way-back.ts', "import { b } from './api/b.ts'"],
    ['src/ui/utils.ts', 'export const b = 1'],
    ['contract/a.ts', "export * from './b.ts'\nexport { c } from './c.ts'"],
  ])('refuse, in %s, %s', (path, text) => {
    expect(broken(path, text)).toHaveLength(1)
  })

  it.each([
    ['control-plane/a.ts', "import { b } from '../contract/rules/b.ts'"],
    ['control-plane/a.test.ts', "import { createHash } from 'node:crypto'"],
    ['mocks/a.ts', "import { b } from '../control-plane/b.ts'"],
    ['server/a.ts', "import { b } from '../archive/b.ts'"],
    ['src/api/a.ts', "import type { B } from '../../contract/wire/b.ts'"],
    ['src/api/a.ts', "import { type B } from '../../contract/wire/b.ts'"],
    ['src/instances/a.tsx', "import { b } from '../../contract/rules/b.ts'"],
    ['src/instances/a.tsx', "import { b } from '../ui/b.ts'"],
    ['src/main.tsx', "await import('../mocks/host.ts')"],
    ['src/main.tsx', "import { b } from './app/b.ts'"],
    ['src/instances/a.tsx', "import { b } from '../../contract/places.ts'"],
    ['src/instances/a.tsx', "import { b } from '../way-back.ts'"],
    ['src/instances/a.test.tsx', "import { b } from '../testing/b.tsx'"],
    ['src/testing/a.tsx', "import { b } from '../../control-plane/b.ts'"],
    ['src/testing/a.tsx', "import { b } from '../app/b.ts'"],
  ])('allow, in %s, %s', (path, text) => {
    expect(broken(path, text)).toEqual([])
  })

  it('ask for a file that exists', () => {
    expect(brokenRules(parseModule('src/ui/a.ts', "import './b'"), () => false)).toHaveLength(1)
  })

  it('find a circle, but none through types', () => {
    const b = parseModule('archive/b.ts', "import './a.ts'")
    expect(circles([parseModule('archive/a.ts', "import './b.ts'"), b])).toHaveLength(1)
    expect(circles([parseModule('archive/a.ts', "import type { B } from './b.ts'"), b])).toEqual([])
  })
})

describe('the rules about manners', () => {
  it.each([
    ['src/ui/a.ts', 'export const a = Date.now()'],
    ['src/ui/a.ts', 'export const a = new Date()'],
    ['contract/rules/a.ts', 'export const a = Math.random()'],
    ['control-plane/a.ts', 'setTimeout(() => undefined, 1)'],
    ['server/a.ts', 'export const a = ({} as unknown) as string'],
    ['server/a.ts', '// @ts-ignore'],
    ['server/a.test.ts', "it.skip('a', () => undefined)"],
    ['e2e/a.e2e.ts', 'await page.waitForTimeout(1)'],
    ['e2e/a.e2e.ts', "await field.fill('a')"],
    ['e2e/a.e2e.ts', 'await box.check()'],
  ])('refuse, in %s, %s', (path, text) => {
    expect(badManners(parseModule(path, text))).toHaveLength(1)
  })

  it('allow a date made from a time, and the one clock', () => {
    expect(badManners(parseModule('src/ui/a.ts', 'export const a = new Date(0)'))).toEqual([])
    expect(badManners(parseModule('src/api/now.ts', 'export const a = performance.now()'))).toEqual([])
  })
})

describe('the linter', () => {
  it('refuses the same imports while they are written', () => {
    mkdirSync(join(root, '.cache'), { recursive: true })
    const folder = mkdtempSync(join(root, '.cache', 'lint-'))
    onTestFinished(() => rmSync(folder, { recursive: true }))
    const wrong = {
      'archive/a.ts': "import { b } from '../contract/b.ts'\nexport const a = b\n",
      'contract/a.ts': "import { b } from '../archive/b.ts'\nexport const a = b\n",
      'control-plane/a.ts': "import { b } from '../mocks/b.ts'\nexport const a = b\n",
      'mocks/a.ts': "import { b } from '../server/b.ts'\nexport const a = b\n",
      'server/a.ts': "import { b } from '../mocks/b.ts'\nexport const a = b\n",
      'src/api/a.ts': "import { b } from '../../contract/wire/b.ts'\nexport const a = b\n",
      'e2e/a.ts': "import { b } from '../src/ui/b.ts'\nexport const a = b\n",
    }
    const right = { 'src/api/c.ts': "import type { B } from '../../contract/wire/b.ts'\nexport type C = B\n" }
    for (const [path, text] of Object.entries({ ...wrong, ...right })) {
      mkdirSync(dirname(join(folder, path)), { recursive: true })
      writeFileSync(join(folder, path), text)
    }
    cpSync(join(root, '.oxlintrc.json'), join(folder, '.oxlintrc.json'))
    mkdirSync(join(folder, '.git')) // a repository of its own, or the project's .gitignore would hide it
    expect(lintedFiles(folder)).toEqual(Object.keys(wrong).toSorted())
  })
})

/** What a module of this text would break, if every file existed. */
function broken(path: string, text: string): string[] {
  return brokenRules(parseModule(path, text), () => true)
}

/** The files of `folder` where the linter refuses an import. */
function lintedFiles(folder: string): string[] {
  const linter = join(root, 'node_modules/oxlint/bin/oxlint')
  let output = ''
  try {
    output = execFileSync(process.execPath, [linter, '-f', 'unix'], {
      cwd: folder,
      encoding: 'utf8',
    })
  } catch (error) {
    output = typeof error === 'object' && error !== null && 'stdout' in error ? String(error.stdout) : ''
  }
  const lines = output.split('\n').filter((line) => line.includes('no-restricted-imports'))
  return lines.map((line) => line.split(':')[0] ?? '').toSorted()
}
