import { expect, it } from 'vitest'
import { backWithin } from './back.ts'

it.each([
  [
    '/projects/a/instances/b/restore-from-file?source=5#x',
    '/projects/a/instances/b/restore-from-file?source=5#x',
  ],
  ['/projects/a/../a/instances', '/projects/a/instances'],
  [null, null],
  ['', null],
  ['/', null],
  ['//evil.example/projects/a', null],
  ['/\\evil.example/projects/a', null],
  ['/projects/..//evil.example', null],
  ['https://evil.example/projects/a', null],
  ['javascript:alert(1)//projects/', null],
  ['projects/a/instances', '/projects/a/instances'],
])('%s leads back to %s', (written, expected) => {
  expect(backWithin(written)).toBe(expected)
})
