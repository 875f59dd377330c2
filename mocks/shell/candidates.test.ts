import { describe, expect, it } from 'vitest'
import { candidates } from './candidates.ts'

const project = 'projects/d139dbaa-57dc-4e21-8d7d-211e7a01a242'

describe('the base path of a page', () => {
  it.each([
    ['/', ['/']],
    ['/index.html', ['/']],
    ['/a/b/', ['/a/b/', '/a/', '/']],
    ['/a/b/gallery', ['/a/b/', '/a/', '/']],
    [`/${project}`, ['/', '/projects/']],
    [`/a/${project}/instances`, ['/a/', `/a/${project}/`, '/a/projects/', '/']],
  ])('of %s is looked for in %j', (pathname, expected) => {
    expect(candidates(pathname)).toEqual(expected)
  })

  it('is before the last project, where the site itself lies under one', () => {
    const [first] = candidates(`/${project}/site/${project}/activity`)
    expect(first).toBe(`/${project}/site/`)
  })
})
