import type { Inspected } from '../../archive/inspection.ts'
import { factsOfFile } from '../uploads/fits.ts'
import { bytes, fullDate, timeWithZone } from '../messages/format.ts'
import * as say from '../messages/file-restore.tsx'

/** What a container is called. */
export const containerNames = {
  dump: say.dump,
  backup: say.backup,
  'aurads-tar': say.auraDsExport,
} as const satisfies Record<Inspected['container'], string>

/** Some names of a longer list: "Customer, Order, Product and 3 more". */
export function someOf(names: readonly string[], shown = 3): string {
  if (names.length === 0) return say.none
  const rest = names.length - shown
  if (rest <= 0) return names.join(', ')
  return say.andMore(names.slice(0, shown).join(', '), rest)
}

export interface Finding {
  readonly term: string
  readonly fact: string
}

/** What is in the file, in words, fact by fact. What the file does not say is said to be not known. */
export function findingsOf(inspected: Inspected, storage: string): readonly Finding[] {
  const facts = factsOfFile(inspected)
  const size = storage.replace('GB', ' GB')
  const takenAt = inspected.takenAt === null ? null : Date.parse(inspected.takenAt)
  return [
    {
      term: say.writtenBy,
      fact: [
        inspected.writtenBy ?? (inspected.described ? say.emulated : say.notKnown),
        inspected.storeFormat,
      ]
        .filter(Boolean)
        .join(', '),
    },
    { term: say.database, fact: inspected.databaseName ?? say.databaseNotKnown },
    {
      term: say.holds,
      fact: !facts.holdsDatabase
        ? say.noDatabase
        : facts.nodes === null || facts.relationships === null
          ? say.graphNotKnown
          : say.graph(facts.nodes, facts.relationships),
    },
    ...(inspected.labels === null ? [] : [{ term: say.labels, fact: someOf(inspected.labels) }]),
    ...(inspected.relationshipTypes === null
      ? []
      : [{ term: say.types, fact: someOf(inspected.relationshipTypes) }]),
    {
      term: say.unpacked,
      fact:
        facts.unpackedBytes === null
          ? say.notKnown
          : inspected.files === null
            ? say.unpackedSize(bytes(facts.unpackedBytes), size)
            : say.unpackedFiles(bytes(facts.unpackedBytes), inspected.files, size),
    },
    {
      term: say.taken,
      fact: takenAt === null ? say.takenNotKnown : `${fullDate(takenAt)}, ${timeWithZone(takenAt)}`,
    },
    ...(inspected.backup?.hasUsersMetadata
      ? [
          {
            term: say.users,
            fact: say.usersText,
          },
        ]
      : []),
  ]
}
