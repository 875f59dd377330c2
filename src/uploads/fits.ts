import { holdsDatabase } from '../../archive/holds-database.ts'
import type { Inspected } from '../../archive/inspection.ts'
import type { Decision } from '../../contract/rules/decision.ts'
import { fileFits, type FileFacts } from '../../contract/rules/fits.ts'
import type { InstanceWithView } from '../../contract/wire/instances.ts'

/** What the rules need to know of the file. */
export function factsOfFile(inspected: Inspected): FileFacts {
  return {
    kind: inspected.backup?.kind ?? 'full',
    storeFormat: inspected.storeFormat,
    holdsDatabase: holdsDatabase(inspected),
    unpackedBytes: inspected.described?.bytes ?? inspected.unpackedBytes,
    nodes: inspected.described?.nodes ?? inspected.nodes,
    relationships: inspected.described?.relationships ?? inspected.relationships,
  }
}

/** Whether an instance can take what was read of a file. */
export function fitsInto(inspected: Inspected, instance: InstanceWithView): Decision {
  const { type, storage, afterglow } = instance
  return fileFits(factsOfFile(inspected), { type, version: afterglow.version, storage })
}
