import { inFolder, type Command, type CommandGroup, type CommandPlace } from './commands.ts'
import type { ExportFormat, Version } from './plans.ts'

/** A file that came from an instance. */
export interface LoadableFile {
  readonly format: ExportFormat
  /** That its instance ran. */
  readonly version: Version
  readonly fileName: string
}

const NOT_OLDER = 'Neither may be older than the version that wrote it.'

/**
 * Who opens a file that holds a store, in words to show. What of it depends on the store itself is told by the archive.
 * Sources: operations manual, Restore a database dump, Restore a database backup; store formats.
 */
export function loadedBy({ format, version }: Pick<LoadableFile, 'format' | 'version'>): string {
  switch (format) {
    case 'backup':
      return `Neo4j Enterprise, and Neo4j Community from 5.20 on unless its store is in block format. ${NOT_OLDER}`
    case 'dump':
      return version === '4'
        ? 'Neo4j 4.4, and Neo4j 5 after a migration.'
        : `Neo4j Enterprise, and Neo4j Community unless its store is in block format. ${NOT_OLDER}`
    case 'tar':
      return `The dump in it, by Neo4j Enterprise, and Neo4j Community unless its store is in block format. ${NOT_OLDER}`
  }
}

/**
 * The commands that put a file into a database on the person's own server: one group for each Neo4j that can, each to be
 * run as a whole. The file lies in the folder of the place. Existing data is replaced, and `does` says so.
 */
export function loadCommands(file: LoadableFile, place: CommandPlace): readonly CommandGroup[] {
  switch (file.format) {
    case 'backup':
      return [
        all('Neo4j Enterprise', restore(file, place)),
        all('Neo4j 5.20 or later, Community too', loadBackup(place)),
      ]
    case 'dump':
      return file.version === '4'
        ? [all('Neo4j 4.4', load4(file, place)), all('Neo4j 5', ...loadDump(file, place), migrate(place))]
        : [all('Neo4j 5 or later', ...loadDump(file, place))]
    case 'tar':
      return [all('Neo4j 5 or later', unpack(file, place), load5(place))]
  }
}

const all = (title: string, ...commands: readonly Command[]): CommandGroup => ({
  title,
  run: 'all',
  commands,
})

const replaced = (database: string, option: string) =>
  `replaces what is in ${database}: ${option} says so. In Enterprise, a database that was not there before is created afterwards with CREATE DATABASE.`

/** Of 4.x. Source: operations manual of Neo4j 4.4, Restore a database dump. */
const load4 = (file: LoadableFile, place: CommandPlace): Command => ({
  needs: 'With the database stopped',
  argv: [
    'neo4j-admin',
    'load',
    `--from=${inFolder(place, file.fileName)}`,
    `--database=${place.database}`,
    '--force',
  ],
  does: `Loads the dump and ${replaced(place.database, '--force')}`,
})

const loadDump = (file: LoadableFile, place: CommandPlace): readonly Command[] => {
  const expected = `${place.database}.dump`
  return file.fileName === expected ? [load5(place)] : [rename(file, expected, place), load5(place)]
}

const rename = (file: LoadableFile, expected: string, place: CommandPlace): Command => ({
  needs: null,
  argv: ['mv', inFolder(place, file.fileName), inFolder(place, expected)],
  does: `Names it ${expected}: the next command finds a dump by the name of its database.`,
})

/** Source: operations manual, Restore a database dump. */
const load5 = ({ database, folder }: CommandPlace): Command => ({
  needs: 'With the database stopped',
  argv: [
    'neo4j-admin',
    'database',
    'load',
    database,
    `--from-path=${folder}`,
    '--overwrite-destination=true',
  ],
  does: `Loads ${database}.dump and ${replaced(database, '--overwrite-destination=true')}`,
})

/** Source: operations manual of Neo4j 5, Migrate a database. */
const migrate = ({ database }: CommandPlace): Command => ({
  needs: null,
  argv: ['neo4j-admin', 'database', 'migrate', database, '--force-btree-indexes-to-range'],
  does: 'Brings the store from Neo4j 4.4 to Neo4j 5 before the database is started. BTREE indexes are gone in Neo4j 5 and become range indexes.',
})

/** Full backups, since 5.20. Source: operations manual, Restore a database dump. */
const loadBackup = ({ database, folder }: CommandPlace): Command => ({
  needs: 'With the database stopped, and no other archive of it in the folder',
  argv: [
    'neo4j-admin',
    'database',
    'load',
    database,
    `--from-path=${folder}`,
    '--overwrite-destination=true',
  ],
  does: `Loads the backup and ${replaced(database, '--overwrite-destination=true')} Community cannot start a store in block format.`,
})

/** Source: operations manual, Restore a database backup. */
const restore = (file: LoadableFile, place: CommandPlace): Command => ({
  needs: 'With the database stopped',
  argv: [
    'neo4j-admin',
    'database',
    'restore',
    `--from-path=${inFolder(place, file.fileName)}`,
    '--overwrite-destination=true',
    place.database,
  ],
  does: `Restores the backup and ${replaced(place.database, '--overwrite-destination=true')}`,
})

const unpack = (file: LoadableFile, place: CommandPlace): Command => ({
  needs: null,
  argv: ['tar', '-xf', inFolder(place, file.fileName), '-C', place.folder],
  does: `Takes ${place.database}.dump out of it.`,
})
