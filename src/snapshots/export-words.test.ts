import { describe, expect, it } from 'vitest'
import { opensWith } from './export-words.ts'

describe('an export in words', () => {
  it('says of an archive without a store that no database can start from it, whatever its format', () => {
    for (const format of ['backup', 'dump', 'tar'] as const) {
      const file = { format, version: '5' } as const
      expect(opensWith(file, 'described')).toContain('no database can start from it')
      expect(opensWith(file, 'held')).toContain('Neo4j Enterprise, and Neo4j Community')
    }
  })
})
