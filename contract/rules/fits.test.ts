import { describe, expect, it } from 'vitest'
import type { Decision } from './decision.ts'
import { fileFits, graphFits, type FileFacts, type Room } from './fits.ts'
import type { Version } from './plans.ts'

const free: Room = { type: 'free-db', version: '5', storage: '2GB' }
const professional: Room = { type: 'professional-db', version: '5', storage: '16GB' }
const reason = (decision: Decision) => (decision.allowed ? 'yes' : decision.reason)

describe('whether a graph fits', () => {
  it.each([
    ['exactly the storage', 16_000_000_000, null, null, professional, 'yes'],
    ['a byte more', 16_000_000_001, null, null, professional, 'ImportExceedsMaxSize'],
    ['nothing known', null, null, null, free, 'yes'],
    ['the limits of Free', 1, 200_000, 400_000, free, 'yes'],
    ['a node more', 1, 200_001, 400_000, free, 'LogicalRestrictions'],
    ['a relationship more', 1, 200_000, 400_001, free, 'LogicalRestrictions'],
    ['no limits on a paid plan', 1, 9_000_000, 9_000_000, professional, 'yes'],
    ['too large and too many: the size weighs more', 3_000_000_000, 200_001, 0, free, 'ImportExceedsMaxSize'],
  ])('%s', (_, unpackedBytes, nodes, relationships, room, expected) => {
    expect(reason(graphFits({ unpackedBytes, nodes, relationships }, room))).toBe(expected)
  })

  it('says how much is needed and how much there is', () => {
    const decision = graphFits(
      { unpackedBytes: 16_000_000_001, nodes: null, relationships: null },
      professional,
    )
    expect(decision).toMatchObject({
      message: 'The data needs 16.1 GB of storage; this instance has 16 GB.',
      remedy: 'Use an instance with at least 16.1 GB of storage.',
    })
  })

  it.each([
    ['4GB', 9_140_000_000, 'This size has 4 GB of storage; the data takes 9.1 GB.', 'Choose a larger one.'],
    ['8GB', 9_000_000_000, 'This size has 8 GB of storage; the data takes 9 GB.', 'Choose a larger one.'],
    [
      '64GB',
      123_400_000_000,
      'This size has 64 GB of storage; the data takes 123 GB.',
      'Choose a larger one.',
    ],
    [
      '64GB',
      900_000_000_000,
      'This size has 64 GB of storage; the data takes 900 GB.',
      'No size of this plan holds it: use an instance of a larger plan.',
    ],
  ])(
    'says of a size of %s on offer what the data takes: %i bytes',
    (storage, unpackedBytes, message, remedy) => {
      const room: Room = { ...professional, storage, onOffer: true }
      expect(graphFits({ unpackedBytes, nodes: null, relationships: null }, room)).toMatchObject({
        message,
        remedy,
      })
    },
  )
})

const file = (facts: Partial<FileFacts>): FileFacts => ({
  kind: 'full',
  storeFormat: null,
  holdsDatabase: true,
  unpackedBytes: 1_000,
  nodes: 1,
  relationships: 1,
  ...facts,
})

describe('whether a file can be loaded', () => {
  // By the format that the archive names: what Neo4j 4.4 and the latest Neo4j read.
  const formats: readonly (readonly [string | null, Record<Version, string>])[] = [
    [null, { '4': 'yes', '5': 'yes' }],
    ['a-format-nobody-knows', { '4': 'yes', '5': 'yes' }],
    ['record-standard-1.1', { '4': 'UnsupportedStoreFormat', '5': 'yes' }],
    ['record-aligned-1.1', { '4': 'UnsupportedStoreFormat', '5': 'yes' }],
    ['block-block-1.1', { '4': 'UnsupportedStoreFormat', '5': 'yes' }],
    ['block', { '4': 'UnsupportedStoreFormat', '5': 'yes' }],
    ['SF4.3.0', { '4': 'yes', '5': 'yes' }],
    ['AF4.3.0', { '4': 'yes', '5': 'yes' }],
    ['HL4.3.0', { '4': 'yes', '5': 'yes' }],
    ['SF4.0.0', { '4': 'yes', '5': 'UnsupportedStoreFormat' }],
    ['AF4.1.a', { '4': 'yes', '5': 'UnsupportedStoreFormat' }],
    ['v0.A.9', { '4': 'UnsupportedStoreFormat', '5': 'UnsupportedStoreFormat' }],
    ['vE.H.4', { '4': 'UnsupportedStoreFormat', '5': 'UnsupportedStoreFormat' }],
  ]

  it.each(formats)('%s', (storeFormat, byVersion) => {
    for (const version of ['4', '5'] as const) {
      const room = { ...professional, version }
      expect([version, reason(fileFits(file({ storeFormat }), room))]).toEqual([version, byVersion[version]])
    }
  })

  it('refuses a differential backup before anything else', () => {
    expect(reason(fileFits(file({ kind: 'differential', storeFormat: 'v0.A.9' }), professional))).toBe(
      'differential-backup',
    )
  })

  it('refuses what does not fit', () => {
    expect(reason(fileFits(file({ unpackedBytes: 17e9 }), professional))).toBe('ImportExceedsMaxSize')
  })
})
