import { describe, expect, it } from 'vitest'
import { opensIn, type OpensInput } from './opens-in.ts'

const input: OpensInput = {
  container: 'dump',
  storeFormat: 'record-aligned-1.1',
  backup: null,
  described: null,
}
const FULL = { kind: 'full' } as const

describe('what opens an archive', () => {
  it.each<[string, Partial<OpensInput>, string]>([
    ['a dump in record format', {}, 'yes yes yes'],
    ['a backup in record format', { container: 'backup', backup: FULL }, 'yes yes yes'],
    ['a block store', { storeFormat: 'block-block-1.1', container: 'backup', backup: FULL }, 'no yes yes'],
    ['a block store of unread version', { storeFormat: 'block' }, 'no yes yes'],
    ['a high limit store', { storeFormat: 'record-high_limit-1.1' }, 'no,not known,not known'],
    ['a store of 4.3', { storeFormat: 'AF4.3.0' }, 'yes,yes,not known'],
    ['a store of 4.0', { storeFormat: 'SF4.0.0' }, 'yes yes no'],
    ['a store of 3.5', { storeFormat: 'v0.A.9' }, 'yes yes no'],
    [
      'a 4.x store in a backup',
      { storeFormat: 'SF4.0.0', container: 'backup', backup: FULL },
      'not known,not known,no',
    ],
    ['an unread store', { storeFormat: null }, 'not known,not known,not known'],
    ['an unheard-of store', { storeFormat: 'quantum-1.1' }, 'not known,not known,not known'],
    ['a differential', { container: 'backup', backup: { kind: 'differential' } }, 'no no no'],
    [
      'figures',
      { described: { nodes: 1, relationships: 0, labels: [], relationshipTypes: [], bytes: 1 } },
      'no no no',
    ],
  ])('%s', (_, part, answers) => {
    const openings = opensIn({ ...input, ...part })
    expect(openings.map(({ product }) => product)).toEqual([
      'Neo4j Community',
      'Neo4j Enterprise',
      'Neo4j Aura',
    ])
    expect(openings.map(({ opens }) => opens)).toEqual(answers.split(answers.includes(',') ? ',' : ' '))
    for (const { opens, versions, why } of openings) {
      expect(versions !== null).toBe(opens === 'yes')
      expect(why).toMatch(/^[A-Zn].*\.$/)
    }
  })

  it('names the version since which Community loads a backup, and the dump inside a tar', () => {
    const [backup] = opensIn({ ...input, container: 'backup', backup: FULL })
    expect(backup?.versions).toBe('5.20 and later')
    const [tar] = opensIn({ ...input, container: 'aurads-tar' })
    expect(tar?.why).toContain('.dump is inside')
  })
})
