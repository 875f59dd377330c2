import type { Api } from '../control-plane/api/create-api.ts'
import { createOpfsBytes, hasFileSystem, worldFolders } from './opfs-bytes.ts'
import { noDatabase, openWorldDatabase, type WorldDatabase, type WorldRow } from './world-database.ts'

/** A tab's own world that nobody opened for so long (ms) is forgotten. */
const FORGOTTEN_AFTER = 7 * 86_400_000

/** Where the worlds of a demo are kept. */
export interface Place {
  /** What everything that is kept is named by. */
  readonly site: string
  readonly database: WorldDatabase
}

/** Whether worlds of this place outlive the page, their bytes with them. */
export const keeps = ({ database }: Place) => database !== noDatabase

/**
 * Where the world can be kept in this browser. Records without their bytes would be a broken world, and without locks two
 * tabs could not share it: then nothing is kept.
 */
export async function openPlace(site: string, kept: boolean): Promise<Place> {
  if (!kept || !('locks' in navigator) || !(await hasFileSystem())) return { site, database: noDatabase }
  return { site, database: await openWorldDatabase(site).catch(() => noDatabase) }
}

/** The folder of the files of a world. */
export const folderOf = ({ id, epoch }: Pick<WorldRow, 'id' | 'epoch'>) => `${id}-${epoch}`

/** Forgets worlds that no tab will open again, and files that belong to none. */
export async function tidy(
  place: Place,
  { epoch, api }: { readonly epoch: string; readonly api: Api },
): Promise<void> {
  await api.controlPlane.sweep()
  const { site, database } = place
  // Listed first: the row of a world is there before its folder, so one that begins now is not taken for a left one.
  const folders = keeps(place) ? await worldFolders(site) : []
  const kept: string[] = []
  for (const row of await database.rows()) {
    const old = row.id !== 'main' && Date.now() - row.clock.savedAt > FORGOTTEN_AFTER && row.epoch !== epoch
    if (old) await database.forget(row.id)
    else kept.push(folderOf(row))
  }
  for (const folder of folders) if (!kept.includes(folder)) await createOpfsBytes(site, folder).clear()
}
