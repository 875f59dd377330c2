import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { GivenFile } from './files.ts'

/** The folder of real archives, where this machine has one: `AFTERGLOW_ARCHIVES`, or shared/archives beside the project. */
export const realArchives: string | null =
  [process.env['AFTERGLOW_ARCHIVES'], join(import.meta.dirname, '..', '..', '..', 'shared', 'archives')].find(
    (folder) => folder !== undefined && existsSync(join(folder, 'northwind-50.dump')),
  ) ?? null

/** A real archive. Throws where this machine has none. */
export function realArchive(name: string): GivenFile {
  if (realArchives === null) throw new Error('No real archives here: set AFTERGLOW_ARCHIVES.')
  return { name, bytes: readFileSync(join(realArchives, name)) }
}
