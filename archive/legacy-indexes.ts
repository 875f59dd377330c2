/**
 * Index providers that Neo4j 5 no longer has, by the folder that each keeps below `schema/index/` (a `+` in a name is
 * written `_`). Source: the providers that Neo4j 4.0 retired and that 5.0 removes when it migrates a store (neo4j/neo4j,
 * IndexMigration in 4.0, SchemaStore44Migration in 5).
 */
const RETIRED: ReadonlySet<string> = new Set([
  'lucene',
  'lucene-1.0',
  'lucene_native-1.0',
  'lucene_native-2.0',
  'lucene_native-3.0',
  'native-btree-1.0',
])

/** A file of an index, below the folder of its provider. `profiles/schema/index/` is what a cache once held of one. */
const INDEX_FILE = /^schema\/index\/([^/]+)\/./

/** A file of an explicit index, the kind that 3.5 had and 4.0 no longer; an `index/` folder without any is common. */
const EXPLICIT_FILE = /^index\/lucene[/-]/

/** The retired provider that a file of a store belongs to, as its folder is called; null for any other file. */
export function retiredProvider(path: string): string | null {
  if (EXPLICIT_FILE.test(path)) return 'explicit'
  const provider = INDEX_FILE.exec(path)?.[1]
  return provider !== undefined && RETIRED.has(provider) ? provider : null
}
