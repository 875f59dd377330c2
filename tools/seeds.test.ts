import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { root } from './process.ts'

const text = readFileSync(join(root, 'docs/seeds.md'), 'utf8')

interface Line {
  readonly rule: string
  readonly place: string
  readonly proof: string
}

/** The lines of all tables, without their heads. */
const lines: readonly Line[] = text.split('\n').flatMap((line) => {
  if (!line.startsWith('| ') || line.endsWith('| proven by |')) return []
  const [rule = '', place = '', proof = ''] = line.slice(2, -2).split(' | ')
  return [{ rule, place, proof }]
})

const filesIn = (part: string) =>
  [...part.matchAll(/`([\w./-]+\/[\w./-]+\.\w+)`/g)].map(([, path = '']) => path)

/** Each test that is named: its file, and words of it. */
const testsIn = (part: string) =>
  [...part.matchAll(/`([\w./-]+)` "([^"]+)"/g)].map(([, path = '', words = '']) => ({ path, words }))

const contentOf = (path: string) =>
  existsSync(join(root, path)) ? readFileSync(join(root, path), 'utf8') : ''

describe('docs/seeds.md', () => {
  it('has a place and a proof for every rule', () => {
    expect(lines.length).toBeGreaterThan(60)
    for (const { rule, place, proof } of lines) {
      expect([rule, filesIn(place).length > 0, testsIn(proof).length > 0]).toEqual([rule, true, true])
      // Nothing is named beside the tests that would not be looked for.
      expect([rule, testsIn(proof).length]).toEqual([rule, proof.split('; `').length])
    }
  })

  it('names files that are there', () => {
    expect(filesIn(text).filter((path) => !existsSync(join(root, path)))).toEqual([])
  })

  it('names tests that are there', () => {
    const missing = testsIn(text).filter(
      ({ path, words }) => !/\.(test|e2e)\.tsx?$/.test(path) || !contentOf(path).includes(words),
    )
    expect(missing).toEqual([])
  })
})
