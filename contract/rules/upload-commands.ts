import { inFolder, type Command, type CommandGroup, type CommandPlace } from './commands.ts'
import type { SourceVersion, UploadWay } from './upload-help.ts'

/** Where an upload comes from and goes to. */
export interface UploadPlace extends CommandPlace {
  readonly source: SourceVersion
  /** Of the instance. */
  readonly connectionUrl: string
}

const asks = 'Asks for the user name and password of the instance, then replaces all data in it'
const written = 'into the folder, which must exist.'

// Both tools ask for the password where none is given: a line with one would stay in the history of the shell.
// Sources: operations manual of Neo4j 5, Upload to Neo4j Aura, Back up an offline database, Back up an online database;
// operations manual of Neo4j 4.4, Upload to Neo4j AuraDB (push-to-cloud), Back up an offline database.

/** The commands of a way, filled in: first what makes the file, then what uploads it. None where the way has no command. */
export function uploadCommands(way: UploadWay, place: UploadPlace): readonly CommandGroup[] {
  const make = (commands: readonly Command[]): CommandGroup => ({
    title: 'Make a file of the database',
    run: 'either',
    commands,
  })
  const upload = (command: Command): CommandGroup => ({ title: 'Upload it', run: 'all', commands: [command] })
  switch (way) {
    case 'database-upload':
      return place.source === '5'
        ? [make([dump5(place), backup5(place)]), upload(databaseUpload(place, null))]
        : [
            make([dump4(place)]),
            upload(databaseUpload(place, 'With the neo4j-admin of Neo4j 5, of which no server has to run')),
          ]
    case 'push-to-cloud':
      return [make([dump4(place)]), upload(pushToCloud(place))]
    case 'import-service':
    case 'upgrade-source':
    case 'newer-instance':
      return []
  }
}

const dump5 = ({ database, folder }: CommandPlace): Command => ({
  needs: 'Any edition, with the database stopped',
  argv: ['neo4j-admin', 'database', 'dump', database, `--to-path=${folder}`],
  does: `Writes ${database}.dump ${written}`,
})

const backup5 = ({ database, folder }: CommandPlace): Command => ({
  needs: 'Enterprise 5.22 or later, while the database runs',
  argv: ['neo4j-admin', 'database', 'backup', database, `--to-path=${folder}`, '--type=full'],
  does: `Writes a full .backup ${written} Let it be the only file of ${database} there: the upload prefers a dump, and refuses two backups.`,
})

const dump4 = ({ database, folder }: CommandPlace): Command => ({
  needs: 'With the database stopped',
  argv: ['neo4j-admin', 'dump', `--database=${database}`, `--to=${folder}`],
  does: `Writes ${database}.dump ${written}`,
})

const databaseUpload = ({ database, folder, connectionUrl }: UploadPlace, needs: string | null): Command => ({
  needs,
  argv: [
    'neo4j-admin',
    'database',
    'upload',
    database,
    `--from-path=${folder}`,
    `--to-uri=${connectionUrl}`,
    '--overwrite-destination=true',
  ],
  does: `${asks}: --overwrite-destination=true says so. Without it the upload stops where there is data.`,
})

const pushToCloud = (place: UploadPlace): Command => ({
  needs: null,
  argv: [
    'neo4j-admin',
    'push-to-cloud',
    `--dump=${inFolder(place, `${place.database}.dump`)}`,
    `--bolt-uri=${place.connectionUrl}`,
    '--overwrite',
  ],
  does: `${asks}: --overwrite says so. Without it the upload stops where there is data.`,
})
