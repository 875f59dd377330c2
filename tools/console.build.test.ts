// What the two builds hold. Runs after them: npm test, or node tools/build.ts console demo.
import { createHash } from 'node:crypto'
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

  it('has a page without inline style, and without a script that its policy does not name', () => {
    const page = text('index.html')
    expect(page).not.toMatch(/<style|\sstyle=|\son[a-z]+=/)
    const inline = [...page.matchAll(/<script(?![^>]*\ssrc=)[^>]*>([^]*?)<\/script>/g)].map(([, code = '']) =>
      createHash('sha256').update(code).digest('base64'),
    )
    const policy: unknown = JSON.parse(text('security-headers.json'))
    expect(policy).toHaveProperty(
      ['headers', 'Content-Security-Policy'],
      expect.stringContaining(
        `script-src 'self'${inline.map((digest) => ` 'sha256-${digest}'`).join('')}; style-src 'self';`,
      ),
    )
    expect(inline).toHaveLength(target === 'demo' ? 1 : 0)
  })

  it('asks for its font before the stylesheet does', () => {
    expect(text('index.html')).toMatch(
      target === 'demo'
        ? /href:`\.\/assets\/public-sans-latin-wght-normal/
        : /<link rel="preload" as="font"[^>]*href="[^"]*public-sans-latin-wght-normal/,
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

it('the demo has its worker at the base and its page as 404.html, which names no file by an absolute address', () => {
  expect(filesOf('demo')).toEqual(expect.arrayContaining(['afterglow-worker.js']))
  const [page, shell] = ['index.html', '404.html'].map((name) =>
    readFileSync(join(root, 'dist/demo', name), 'utf8'),
  )
  expect(shell).toBe(page)
  expect(page).toContain('assets/')
  expect(page).not.toMatch(/["'`]\/(assets|layers|icon|theme)/)
})

it('the demo asks for its mock with its entry, and for what stands before its worker later', () => {
  const page = readFileSync(join(root, 'dist/demo/index.html'), 'utf8')
  expect(page).toMatch(/assets\/mock-/)
  expect(page).not.toMatch(/assets\/network-/)
})

it('the CI runs npm test', () => {
  expect(readFileSync(join(root, '.ci/run'), 'utf8')).toMatch(/^set -euo pipefail$[^]*^npm test$/m)
  expect(statSync(join(root, '.ci/run')).mode & 0o111).toBe(0o111)
})

function filesOf(target: string): string[] {
  const entries = readdirSync(join(root, 'dist', target), { recursive: true, encoding: 'utf8' })
  return entries.map((name) => name.replaceAll('\\', '/'))
}
