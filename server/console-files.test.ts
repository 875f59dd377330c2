import { mkdtemp, mkdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createConsoleFiles } from './console-files.ts'

let folder: string
let files: (request: Request) => Response
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'afterglow-console-'))
  await mkdir(join(folder, 'console/assets'), { recursive: true })
  await writeFile(join(folder, 'outside.txt'), 'secret')
  await writeFile(join(folder, 'console/index.html'), '<title>page</title>')
  await writeFile(join(folder, 'console/icon.svg'), '<svg/>')
  await writeFile(join(folder, 'console/assets/app-1.js'), 'go()')
  await writeFile(join(folder, 'console/assets/font.woff2'), 'font')
  await writeFile(
    join(folder, 'console/security-headers.json'),
    JSON.stringify({ about: '', headers: { 'Content-Security-Policy': "default-src 'self'" } }),
  )
  files = createConsoleFiles(join(folder, 'console'))
})
afterAll(() => rm(folder, { recursive: true }))

const ask = (path: string, headers: Record<string, string> = {}, method = 'GET') =>
  files(new Request(`http://127.0.0.1:4680${path}`, { method, headers }))
const opened = { 'sec-fetch-mode': 'navigate', accept: 'text/html,*/*' }

describe('the files of the console', () => {
  it('gives the page for every address that a person opens, never for an asset', async () => {
    for (const path of ['/', '/projects/1/instances', '/projects/1/instances/2/snapshots?q=1']) {
      const page = ask(path, opened)
      expect(page.status, path).toBe(200)
      expect(await page.text()).toBe('<title>page</title>')
      expect(page.headers.get('content-type')).toBe('text/html; charset=utf-8')
      expect(page.headers.get('cache-control')).toBe('no-cache')
    }
    expect(ask('/projects/1', { accept: 'text/html' }).status).toBe(200)
    for (const path of ['/assets/gone.js', '/assets/gone', '/gone.png'])
      expect(ask(path, opened).status).toBe(404)
    expect(ask('/projects/1', { 'sec-fetch-mode': 'cors', accept: '*/*' }).status).toBe(404)
  })

  it('takes a name too long for a file, or one that is no text, as any other that is not there', async () => {
    for (const path of [`/${'x'.repeat(5000)}`, `/${'x/'.repeat(2500)}y`, '/projects/%E0%A4%A/instances']) {
      expect(ask(path).status).toBe(404)
      const page = ask(path, opened)
      expect([page.status, await page.text()]).toEqual([200, '<title>page</title>'])
    }
    for (const path of [`/assets/${'x'.repeat(5000)}`, '/assets/%ff', `/${'x'.repeat(5000)}.png`])
      expect(ask(path, opened).status).toBe(404)
  })

  it('lets hashed assets be kept for ever, with their types', () => {
    const script = ask('/assets/app-1.js')
    expect(script.headers.get('cache-control')).toBe('public, max-age=31536000, immutable')
    expect(script.headers.get('content-type')).toBe('text/javascript; charset=utf-8')
    expect(ask('/icon.svg').headers.get('cache-control')).toBe('no-cache')
  })

  it('packs what is worth it where that is understood', async () => {
    const packed = ask('/assets/app-1.js', { 'accept-encoding': 'gzip, br' })
    expect(packed.headers.get('content-encoding')).toBe('gzip')
    const body = packed.body?.pipeThrough(new DecompressionStream('gzip'))
    expect(await new Response(body).text()).toBe('go()')
    expect(
      ask('/assets/font.woff2', { 'accept-encoding': 'gzip' }).headers.get('content-encoding'),
    ).toBeNull()
    expect(ask('/assets/app-1.js').headers.get('content-encoding')).toBeNull()
  })

  it('carries the security headers on every answer', () => {
    for (const path of ['/', '/assets/app-1.js', '/gone.js']) {
      expect(ask(path).headers.get('content-security-policy')).toBe("default-src 'self'")
    }
  })

  it.each([
    '/../outside.txt',
    '/%2e%2e/outside.txt',
    '/..%2foutside.txt',
    '/%2e%2e%2foutside.txt',
    '/%00',
    '/%ff',
  ])('gives nothing outside of its folder: %s', async (path) => {
    const answer = ask(path)
    expect(answer.status).toBe(404)
    expect(await answer.text()).not.toContain('secret')
  })

  it('answers HEAD without a body and refuses other methods', async () => {
    const head = ask('/', {}, 'HEAD')
    expect([head.status, await head.text(), head.headers.get('content-length')]).toEqual([200, '', '19'])
    expect(ask('/', {}, 'POST').status).toBe(405)
  })
})
