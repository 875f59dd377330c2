import type { CreatedInstance } from '../../contract/wire/instances.ts'

/** The name of the file: the id only, since a name may hold what no file system takes. */
export const credentialsFileName = (created: Pick<CreatedInstance, 'id'>): string =>
  `neo4j-${created.id}-credentials.txt`

/** The credentials as the environment file that drivers and their examples read. One `KEY=value` a line. */
export function credentialsFile(created: CreatedInstance): string {
  const lines = [
    ['NEO4J_URI', created.connection_url],
    ['NEO4J_USERNAME', created.username],
    ['NEO4J_PASSWORD', created.password ?? ''],
    ['NEO4J_DATABASE', 'neo4j'],
    ['AURA_INSTANCEID', created.id],
    ['AURA_INSTANCENAME', created.name],
  ]
  return lines.map((line) => `${line.join('=')}\n`).join('')
}
