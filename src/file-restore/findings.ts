import type { Inspected } from '../../archive/inspection.ts'
import { factsOfFile } from '../uploads/fits.ts'
import { bytes, counted, fullDate, timeWithZone } from '../messages/format.ts'

/** What a container is called. */
export const containerNames = {
  dump: 'a dump',
  backup: 'a backup',
  'aurads-tar': 'an AuraDS export',
} as const satisfies Record<Inspected['container'], string>

/** Some names of a longer list: "Customer, Order, Product and 3 more". */
export function someOf(names: readonly string[], shown = 3): string {
  if (names.length === 0) return 'none'
  const rest = names.length - shown
  if (rest <= 0) return names.join(', ')
  return `${names.slice(0, shown).join(', ')} and ${rest} more`
}

export interface Finding {
  readonly term: string
  readonly fact: string
}

/** What is in the file, in words, fact by fact. What the file does not say is said to be not known. */
export function findingsOf(inspected: Inspected, storage: string): readonly Finding[] {
  const facts = factsOfFile(inspected)
  const takenAt = inspected.takenAt === null ? null : Date.parse(inspected.takenAt)
  return [
    {
      term: 'Written by',
      fact: [
        inspected.writtenBy ?? (inspected.described ? 'An emulated instance' : 'Not known'),
        inspected.storeFormat,
      ]
        .filter(Boolean)
        .join(', '),
    },
    { term: 'Database', fact: inspected.databaseName ?? 'Not known; a dump does not say' },
    {
      term: 'Holds',
      fact: !facts.holdsDatabase
        ? 'No database'
        : facts.nodes === null || facts.relationships === null
          ? 'Nodes and relationships are not known in this store format'
          : `${counted(facts.nodes, 'node')}, ${counted(facts.relationships, 'relationship')}`,
    },
    ...(inspected.labels === null ? [] : [{ term: 'Labels', fact: someOf(inspected.labels) }]),
    ...(inspected.relationshipTypes === null
      ? []
      : [{ term: 'Types', fact: someOf(inspected.relationshipTypes) }]),
    {
      term: 'Unpacked',
      fact:
        facts.unpackedBytes === null
          ? 'Not known'
          : `${bytes(facts.unpackedBytes)}${inspected.files === null ? '' : ` in ${counted(inspected.files, 'file')}`}. The instance has ${storage.replace('GB', ' GB')}.`,
    },
    {
      term: 'Taken',
      fact: takenAt === null ? 'A dump does not say' : `${fullDate(takenAt)}, ${timeWithZone(takenAt)}`,
    },
    ...(inspected.backup?.hasUsersMetadata
      ? [
          {
            term: 'Users',
            fact: 'The backup also holds users and roles. They are not loaded and not shown.',
          },
        ]
      : []),
  ]
}
