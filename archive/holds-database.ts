import type { Inspected } from './inspection.ts'

/** Whether a database is in the archive: a store of a known or unknown format, or the figures that stand for one. */
export function holdsDatabase({ described, storeFormat, files }: Inspected): boolean {
  return described !== null || (storeFormat !== null && files !== 0)
}
