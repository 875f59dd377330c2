import type { ExportFormat } from './write-request.ts'

/**
 * The name of an exported file, as `neo4j-admin database backup` names its own: `neo4j-2024-09-12T13-51-45.backup`.
 * `requestedAt` is a UTC instant, ISO 8601. Throws a RangeError when it is not. Only letters, digits, dot, dash and
 * underscore come out, whatever the database is called.
 */
export function exportFileName(request: {
  readonly databaseName: string
  readonly requestedAt: string
  readonly format: ExportFormat
}): string {
  const at = new Date(request.requestedAt).toISOString().slice(0, 19).replaceAll(':', '-')
  return `${safeName(request.databaseName)}-${at}.${request.format}`
}

/** The name of a database as part of a file name: letters, digits, dot, dash and underscore, at most 63 of them. */
export function safeName(databaseName: string): string {
  const name = databaseName.replaceAll(/[^A-Za-z0-9._-]+/g, '-').slice(0, 63)
  return name.replaceAll(/^[.-]+|[.-]+$/g, '') || 'database'
}
