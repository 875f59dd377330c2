import type { BackupFacts, Container, Described } from './inspection.ts'

export type OpensAnswer = 'yes' | 'no' | 'not known'

/** One product and whether it can open the archive. `versions` and `why` are words to show. */
export type Opening = {
  readonly product: 'Neo4j Community' | 'Neo4j Enterprise' | 'Neo4j Aura'
  readonly opens: OpensAnswer
  readonly versions: string | null
  readonly why: string
}

/** The part of an inspection that decides. */
export type OpensInput = {
  readonly container: Container
  readonly storeFormat: string | null
  readonly backup: Pick<BackupFacts, 'kind'> | null
  readonly described: Described | null
}

/** Says which Neo4j can open an archive, by store format and version, never by extension. `not known` where it is. */
export function opensIn(inspection: OpensInput): readonly Opening[] {
  throw new Error(`${inspection.container}: not built yet`)
}
