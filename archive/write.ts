import { crc32 } from './crc32.ts'
import { planDescribed } from './write-described.ts'
import { planHeld } from './write-held.ts'
import { safeName } from './file-name.ts'
import type { DescribedBody, WriteRequest } from './write-request.ts'
import { metadata2Bytes, sizeBytes } from './metadata-write.ts'
import { type Piece, TAR_END, tarHeader, tarPadding } from './tar-write.ts'
import type { WritePlan } from './write-plan.ts'
import { StoredZstd } from './zstd-write.ts'

/**
 * Writes an archive as a stream. The same request gives the same bytes, always.
 * Held content is read twice or more (sizes come before the files), so its source must be readable again.
 * The stream errors with an `ArchiveRefusal` when `inspectArchive` refuses the source or it is a differential, and with a
 * RangeError for an id, a name or a time that an archive cannot carry.
 */
export function writeArchive(request: WriteRequest): ReadableStream<Uint8Array> {
  const chunks = archiveOf(request)
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        request.signal?.throwIfAborted()
        const { value } = await chunks.next()
        if (value === undefined) controller.close()
        else controller.enqueue(value)
      },
      async cancel() {
        await chunks.return()
      },
    },
    { highWaterMark: 0 },
  )
}

async function* archiveOf(request: WriteRequest): AsyncGenerator<Uint8Array, void, undefined> {
  const { body } = request
  const plan = body.kind === 'held' ? await planHeld(body, request) : planDescribed(body, request)
  if (request.format === 'tar') yield* auraDsTar(plan, request)
  else yield* zstdArchive(plan, request.format)
}

/**
 * Bytes and CRC-32 (unsigned) of the dump that `writeArchive` writes of figures, without writing it. Throws a RangeError
 * like that.
 */
export function sumOfFigures(request: WriteRequest & { readonly body: DescribedBody }): {
  readonly bytes: number
  readonly crc32: number
} {
  const plan = planDescribed(request.body, request)
  const zstd = new StoredZstd(plan.checksum)
  let bytes = 0
  let sum = 0
  const add = (chunks: Iterable<Uint8Array>) => {
    for (const chunk of chunks) {
      bytes += chunk.length
      sum = crc32(chunk, sum)
    }
  }
  add(beginning(plan, 'dump', zstd))
  for (const piece of plan.tar()) add(zstd.write(piece))
  add(ending(zstd))
  return { bytes, crc32: sum }
}

async function* zstdArchive(
  plan: WritePlan,
  format: 'backup' | 'dump',
): AsyncGenerator<Uint8Array, void, undefined> {
  const zstd = new StoredZstd(plan.checksum)
  yield* beginning(plan, format, zstd)
  for await (const piece of plan.tar()) yield* zstd.write(piece)
  yield* ending(zstd)
}

function* beginning(plan: WritePlan, format: 'backup' | 'dump', zstd: StoredZstd) {
  const encoder = new TextEncoder()
  yield encoder.encode(format === 'backup' ? 'BZV2' : 'DZV1')
  yield* zstd.write(encoder.encode('zstd'))
  if (format === 'backup') yield* zstd.write(metadata2Bytes(plan.metadata(), true))
  yield* zstd.write(sizeBytes(plan.size))
}

function* ending(zstd: StoredZstd) {
  yield* zstd.write(TAR_END)
  yield* zstd.end()
}

/**
 * A tar like that of an AuraDS export. Which members beside the dump a real one has is not public: `gds/metadata.json`
 * says that it is ours.
 */
async function* auraDsTar(
  plan: WritePlan,
  request: WriteRequest,
): AsyncGenerator<Uint8Array, void, undefined> {
  const { mtime } = plan
  let size = 0
  for await (const chunk of zstdArchive(plan, 'dump')) size += chunk.length
  yield tarHeader({ kind: 'file', path: `${safeName(request.databaseName)}.dump`, size, mtime }, '')
  yield* zstdArchive(plan, 'dump')
  yield bytesOf(tarPadding(size))
  const note = new TextEncoder().encode(
    `${JSON.stringify({ writer: 'afterglow', database: request.databaseName, takenAt: request.takenAt })}\n`,
  )
  yield tarHeader({ kind: 'directory', path: 'gds', size: 0, mtime }, '')
  yield tarHeader({ kind: 'file', path: 'gds/metadata.json', size: note.length, mtime }, '')
  yield note
  yield bytesOf(tarPadding(note.length))
  yield bytesOf(TAR_END)
}

const bytesOf = (piece: Piece): Uint8Array =>
  piece instanceof Uint8Array ? piece : new Uint8Array(piece.zeros)
