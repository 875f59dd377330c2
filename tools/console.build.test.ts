// What the two builds hold. Runs after them: npm test, or node tools/build.ts console demo.
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { root } from './process.ts'

/** Words that a build with the mock carries: MSW's script, the mock's own, the server's framework, the validator. */
const marks = [
  'mockServiceWorker',
  'afterglow-worker',
  'MOCK_ACTIVATE',
  'msw/',
  'openapi',
  'ZodObject',
  'unrecognized_keys',
]

describe.each(['console', 'demo'])('the %s build', (target) => {
  const files = filesOf(target)
  const text = (name: string) => readFileSync(join(root, 'dist', target, name), 'utf8')
  const scripts = files.filter((name) => name.endsWith('.js'))

  it('has a page without inline script or style', () => {
    const page = text('index.html')
    expect(page).toContain('<script type="module"')
    expect(page).not.toMatch(/<script(?![^>]*\ssrc=)[^>]*>|<style|\sstyle=|\son[a-z]+=/)
  })

  it('asks for its font before the stylesheet does', () => {
    expect(text('index.html')).toMatch(
      /<link rel="preload" as="font"[^>]*href="[^"]*public-sans-latin-wght-normal/,
    )
  })

  it('evaluates no text as code', () => {
    expect(scripts.filter((name) => /\beval\(|sourceMappingURL/.test(text(name)))).toEqual([])
  })

  it('carries the security headers for its host', () => {
    expect(JSON.parse(text('security-headers.json'))).toHaveProperty(['headers', 'Content-Security-Policy'])
  })
})

it('the console build holds no byte of the mock', () => {
  const found = filesOf('console')
    .filter((name) => /\.(js|css|html)$/.test(name))
    .flatMap((name) => {
      const text = readFileSync(join(root, 'dist/console', name), 'utf8')
      return marks.filter((mark) => text.includes(mark)).map((mark) => `${name}: ${mark}`)
    })
  expect(found).toEqual([])
})

it('those marks do show in the demo, so their absence says something', () => {
  const all = filesOf('demo').filter((name) => name.endsWith('.js'))
  const text = all.map((name) => readFileSync(join(root, 'dist/demo', name), 'utf8')).join('\n')
  expect(marks.filter((mark) => !text.includes(mark))).toEqual([])
})

it('the demo has its worker at the base and its shell as 404.html', () => {
  expect(filesOf('demo')).toEqual(expect.arrayContaining(['afterglow-worker.js', '404.html']))
})

it('the CI runs npm test', () => {
  expect(readFileSync(join(root, '.ci/run'), 'utf8')).toMatch(/^set -euo pipefail$[^]*^npm test$/m)
  expect(statSync(join(root, '.ci/run')).mode & 0o111).toBe(0o111)
})

function filesOf(target: string): string[] {
  const entries = readdirSync(join(root, 'dist', target), { recursive: true, encoding: 'utf8' })
  return entries.map((name) => name.replaceAll('\\', '/'))
}
