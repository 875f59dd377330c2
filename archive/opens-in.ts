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

type Answer = Omit<Opening, 'product'>

/** What each product makes of one family of stores, once the archive can be unpacked. */
type Family = {
  readonly formats: RegExp
  readonly community: (container: Container) => Answer
  readonly enterprise: (container: Container) => Answer
  readonly aura: Answer
}

const yes = (versions: string, why: string): Answer => ({ opens: 'yes', versions, why })
const no = (why: string): Answer => ({ opens: 'no', versions: null, why })
const unknown = (why: string): Answer => ({ opens: 'not known', versions: null, why })

const IN_TAR = 'Unpack the .tar first: the .dump is inside. '
const LOAD = 'Loaded with neo4j-admin database load.'
const RESTORE = 'Restored with neo4j-admin database restore.'
const NEWER = 'A version older than the one that wrote the store refuses it.'
const BLOCK = 'The store is in block format, which needs Enterprise. It unpacks, but does not start.'

const unpacked = (container: Container): string => (container === 'aurads-tar' ? IN_TAR : '')

// Which command reads which container since when, and what each edition opens: neo4j-admin's own documentation.
const FAMILIES: readonly Family[] = [
  {
    formats: /^block/,
    community: () => no(BLOCK),
    enterprise: (container) =>
      yes(
        'from the version that wrote it',
        `${unpacked(container)}${container === 'backup' ? RESTORE : LOAD} ${NEWER}`,
      ),
    aura: yes('latest', 'Uploaded from the console or with neo4j-admin database upload.'),
  },
  {
    formats: /^record-(standard|aligned)-1\./,
    community: (container) =>
      container === 'backup'
        ? yes('5.20 and later', `neo4j-admin database load reads a full .backup since 5.20. ${NEWER}`)
        : yes('5 and later', `${unpacked(container)}${LOAD} ${NEWER}`),
    enterprise: (container) =>
      yes('5 and later', `${unpacked(container)}${container === 'backup' ? RESTORE : LOAD} ${NEWER}`),
    aura: yes('latest', 'Uploaded from the console or with neo4j-admin database upload.'),
  },
  {
    formats: /high_limit|^HL|^vE/,
    community: () => no('The store is in high limit format, which needs Enterprise.'),
    enterprise: () =>
      unknown('High limit stores are opened by some versions of Enterprise; which is not known here.'),
    aura: unknown('Whether Aura takes a high limit store is not known.'),
  },
  {
    formats: /^[AS]F4\.3\./,
    community: (container) => legacy(container, '4.3 and 4.4, and 5 after neo4j-admin database migrate'),
    enterprise: (container) => legacy(container, '4.3 and 4.4, and 5 after neo4j-admin database migrate'),
    aura: unknown('Aura takes files of Neo4j 4.4 and later. This store was written by 4.3 or 4.4.'),
  },
  {
    formats: /^[AS]F4\./,
    community: (container) => legacy(container, '4.x, from the version that wrote it'),
    enterprise: (container) => legacy(container, '4.x, from the version that wrote it'),
    aura: no('Aura takes files of Neo4j 4.4 and later.'),
  },
  {
    formats: /^v0\.A\./,
    community: (container) => legacy(container, '3.5'),
    enterprise: (container) => legacy(container, '3.5'),
    aura: no('Aura takes files of Neo4j 4.4 and later.'),
  },
]

/** Stores before Neo4j 5. Their own tools know dumps only; wrapped in a .backup they are for Neo4j 5 to migrate. */
function legacy(container: Container, versions: string): Answer {
  if (container === 'backup') {
    return unknown(
      'The store was written before Neo4j 5, which is unusual for a .backup. Export it as a .dump.',
    )
  }
  return yes(
    versions,
    `${unpacked(container)}Loaded with neo4j-admin load, in 5 with neo4j-admin database load.`,
  )
}

const UNREAD: Family = {
  formats: /^/,
  community: () => unknown('The store format of this file is not known.'),
  enterprise: () => unknown('The store format of this file is not known.'),
  aura: unknown('The store format of this file is not known.'),
}

/**
 * Says which Neo4j can open an archive: by the format of its store and by what it is, never by its extension. A product
 * whose answer nobody has established gets `not known`.
 */
export function opensIn({ container, storeFormat, backup, described }: OpensInput): readonly Opening[] {
  const format = storeFormat ?? ''
  const family =
    storeFormat === null ? UNREAD : (FAMILIES.find(({ formats }) => formats.test(format)) ?? UNREAD)
  const never = described !== null ? NOT_A_STORE : backup?.kind === 'differential' ? DIFFERENTIAL : null
  return [
    { product: 'Neo4j Community', ...(never ?? family.community(container)) },
    { product: 'Neo4j Enterprise', ...(never ?? family.enterprise(container)) },
    { product: 'Neo4j Aura', ...(never ?? family.aura) },
  ]
}

const NOT_A_STORE = no('The file describes a database and holds no store. No database can start from it.')
const DIFFERENTIAL = no('A differential cannot be opened on its own. It needs the full backup it builds on.')
