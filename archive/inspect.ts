import type { ArchiveSource, InspectOptions, Inspection } from './inspection.ts'

/**
 * Says what a file is, by its bytes. Streams: memory stays flat whatever the size.
 * Never throws for what is in the file (that is `ok: false`); rejects when aborted or when the source itself fails.
 */
export async function inspectArchive(
  source: ArchiveSource,
  options: InspectOptions = {},
): Promise<Inspection> {
  options.signal?.throwIfAborted()
  throw new Error(`${source.name}: reading archives is not built yet`)
}
