// The measures that hold for ever. A limit moves down when the measure does, and never up to let a change through.

/** JavaScript of a first visit: every script byte, gzip -9, until the list is shown and the network is quiet (bytes). */
export const firstVisitBytes = 135_000

/** The same with the Snapshots of an instance open (bytes). */
export const snapshotsOpenBytes = 165_000

/** How long the network must have been quiet before the bytes are counted (ms). */
export const quietMs = 2_000

/** What the whole of `npm test` may take on two cores (seconds). */
export const testSeconds = 8 * 60
