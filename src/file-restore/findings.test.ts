import { describe, expect, it } from 'vitest'
import { archiveBytes } from '../../archive/fixtures/archive-bytes.ts'
import { inspectArchive } from '../../archive/inspect.ts'
import type { Described, Inspected } from '../../archive/inspection.ts'
import { findingsOf } from './findings.ts'

const figures: Described = {
  nodes: 12,
  relationships: 34,
  labels: ['A'],
  relationshipTypes: ['B'],
  bytes: 212e9,
}

async function factsOf(differs: Partial<Inspected> = {}): Promise<Readonly<Record<string, string>>> {
  const file = new File([new Uint8Array(await archiveBytes('DZV1'))], 'a.dump')
  const inspected = await inspectArchive(file, { full: true })
  if (!inspected.ok) throw new Error(inspected.message)
  const facts = findingsOf({ ...inspected, ...differs }, '384GB')
  return Object.fromEntries(facts.map(({ term, fact }) => [term, fact]))
}

describe('what is said of a file', () => {
  it('names the writer and the store format, as far as each is known', async () => {
    const written = { writtenBy: 'Neo4j 5 or later', storeFormat: 'block-block-1.1' }
    expect(await factsOf(written)).toHaveProperty('Written by', 'Neo4j 5 or later, block-block-1.1')
    const unknown = { writtenBy: null, storeFormat: 'mesh-graph-1.1' }
    expect(await factsOf(unknown)).toHaveProperty('Written by', 'Not known, mesh-graph-1.1')
    const nothing = { writtenBy: null, storeFormat: null }
    expect(await factsOf(nothing)).toHaveProperty('Written by', 'Not known')
  })

  it('says of figures that an emulated instance wrote them', async () => {
    const facts = await factsOf({ described: figures, writtenBy: null, storeFormat: 'block-block-1.1' })
    expect(facts['Written by']).toBe('An emulated instance, block-block-1.1')
    expect(facts['Holds']).toBe('12 nodes, 34 relationships')
  })

  it('says how much of what the instance has it needs', async () => {
    const facts = await factsOf({ described: figures, files: 51 })
    expect(facts['Unpacked']).toBe('212 GB in 51 files. The instance has 384 GB.')
    const unknown = await factsOf({ unpackedBytes: null })
    expect(unknown['Unpacked']).toBe('Not known')
  })
})
