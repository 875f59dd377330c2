import { describe, expect, it } from 'vitest'
import { apiPart } from './api-paths.ts'

describe('apiPart', () => {
  it.each([
    ['/v1/instances', '/', 'json'],
    ['/afterglow/v1/meta', '/', 'json'],
    ['/some/path/v1/instances', '/some/path/', 'json'],
    ['/afterglow/v1/uploads', '/', 'body'],
    ['/afterglow/v1/uploads/7', '/', 'body'],
    ['/afterglow/v1/exports/7/file', '/', 'body'],
    ['/afterglow/v1/backups/7/file', '/', 'body'],
    ['/afterglow/v1/backups/7/link', '/', 'json'],
    ['/afterglow/v1/exports/7', '/', 'json'],
    ['/v1/instances', '/some/path/', null],
    ['/some/path/assets/v1/x.js', '/some/path/', null],
    ['/v1', '/', null],
    ['/', '/', null],
    ['/projects/7/instances', '/', null],
  ])('%s under %s is %s', (path, base, part) => {
    expect(apiPart(path, base)).toBe(part)
  })
})
