import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { kitGuide } from './kit-guide.ts'
import { root } from './process.ts'

const text = readFileSync(join(root, 'e2e/README.md'), 'utf8')
const named = new Set([...text.matchAll(/`kit\/([\w-]+)\.ts`/g)].map(([, file = '']) => file))

describe('the guide of the kit in the package', () => {
  const guide = kitGuide(text, named)

  it('has the example and every fixture, for a suite elsewhere', () => {
    expect(guide).toContain("import { expect, test } from 'afterglow/kit'")
    for (const part of ['world', 'app', 'expect', 'archives', 'connection'])
      expect(guide).toContain(`- **${part}**`)
    expect(guide).toMatch(/^`host` is `node` unless/m)
    expect(guide).toContain('Copy as Playwright test')
  })

  it('names no file but declarations beside it', () => {
    expect(guide.match(/(tools|e2e|kit)\/[\w.-]+\.ts/g)).toBeNull()
    expect(guide).not.toMatch(/npm test|test:deep/)
    expect(guide).toContain('[`world.d.ts`](./world.d.ts)')
  })

  it('is not made where it would name what is not there', () => {
    expect(() => kitGuide(text, new Set(['world']))).toThrow('The package has no')
  })
})
