import { DESCRIBED_MAX, DESCRIBED_PATH, parseDescribed } from './described.ts'
import { storeNames } from './neostore.ts'
import { type Piece, tarHeader, tarPadding } from './tar-write.ts'
import type { DescribedBody, WriteRequest } from './write-request.ts'
import { msOf, randomFor, type WritePlan } from './write-plan.ts'

/** Largest file of zero pages, in bytes; below what a plain tar header can say. */
const PAGES_MAX = 2 ** 32

/** A plan that needs nothing to be read, so its tar is there at once. */
export type DescribedPlan = Omit<WritePlan, 'tar'> & { tar(): Iterable<Piece> }

/**
 * Plans an archive that stands for a database: one file of figures, and zero pages up to the bytes it declares. No
 * checksum, so that a reader passes the zeros by. Throws a RangeError for figures that cannot be read back.
 */
export function planDescribed(body: DescribedBody, request: WriteRequest): DescribedPlan {
  const { nodes, relationships, labels, relationshipTypes, bytes, extra } = body.described
  const figures = { nodes, relationships, labels, relationshipTypes, bytes, extra }
  const json = new TextEncoder().encode(JSON.stringify(figures))
  if (json.length > DESCRIBED_MAX || parseDescribed(json) === null) {
    throw new RangeError('these figures cannot be written')
  }
  const takenAt = msOf(request.takenAt)
  const createdAt = msOf(body.storeCreatedAt)
  const mtime = Math.floor(takenAt / 1000)
  const zeros = Math.max(0, bytes - json.length)
  const pages = Array.from({ length: Math.ceil(zeros / PAGES_MAX) }, (_, i) =>
    Math.min(PAGES_MAX, zeros - i * PAGES_MAX),
  )

  function* tar(): Generator<Piece, void, undefined> {
    const folder = DESCRIBED_PATH.replace(/\/.*/, '')
    yield tarHeader({ kind: 'directory', path: '', size: 0, mtime })
    yield tarHeader({ kind: 'directory', path: folder, size: 0, mtime })
    yield tarHeader({ kind: 'file', path: DESCRIBED_PATH, size: json.length, mtime })
    yield json
    yield tarPadding(json.length)
    for (const [i, size] of pages.entries()) {
      yield tarHeader({ kind: 'file', path: `${folder}/pages.${i}`, size, mtime })
      yield { zeros: size }
      yield tarPadding(size)
    }
  }

  return {
    size: { files: 1 + pages.length, bytes: json.length + zeros },
    mtime,
    checksum: false,
    metadata: () => ({
      storeId: { createdAt, random: randomFor(request.databaseId), ...storeNames(body.storeFormat) },
      databaseId: request.databaseId,
      databaseName: request.databaseName,
      takenAt,
      txRange: request.txRange ?? { lowest: 1, highest: 1 },
      recovered: true,
      full: true,
      scriptBytes: 0,
    }),
    tar,
  }
}
