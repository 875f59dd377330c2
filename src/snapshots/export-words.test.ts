import { describe, expect, it } from 'vitest'
import { crcText, opensWith } from './export-words.ts'

describe('an export in words', () => {
  it('says of an archive without a store that no database can start from it, whatever its format', () => {
    for (const format of ['backup', 'dump', 'tar'] as const) {
      expect(opensWith(format, 'described')).toContain('no database can start from it')
      expect(opensWith(format, 'held')).toContain('neo4j-admin database')
    }
  })

  it('writes a CRC-32 with eight digits', () => {
    expect(crcText(0x1a2b)).toBe('00001a2b')
    expect(crcText(0xffffffff)).toBe('ffffffff')
  })
})
