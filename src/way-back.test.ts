import { describe, expect, it } from 'vitest'
import { wayBack, withWayBack } from './way-back.ts'

const search = (back: string) => `?a=1&back=${encodeURIComponent(back)}`

describe('the way back', () => {
  it('is the path and the search that were left', () => {
    const from = '/projects/p/instances/1/overview?order=status&q=a%26b'
    const path = withWayBack('/projects/p/instances/1/resize?need=5', from)
    expect(wayBack(path.slice(path.indexOf('?')), 'p')).toBe(from)
    expect(withWayBack('/x', '/y')).toBe('/x?back=%2Fy')
  })

  it.each([
    'https://example.com/projects/p/instances',
    '//example.com/projects/p/instances',
    '/\\example.com/projects/p/instances',
    'javascript:alert(1)',
    '/projects/q/instances',
    '/projects/p/../q/instances',
    '/projects/p/%2e%2e/%2e%2e/instances',
    '/about',
    '',
  ])('never leads to %s', (to) => {
    expect(wayBack(search(to), 'p')).toBeNull()
  })

  it('is none where none is named', () => {
    expect(wayBack('?a=1', 'p')).toBeNull()
  })
})
