import * as zlib from 'node:zlib'
import { FLAVOURS } from '../archive/fixtures/archive-bytes.ts'
import { largeArchive, piecesOf, spreadSource } from '../archive/fixtures/large-archive.ts'
import { inspectArchive } from '../archive/inspect.ts'
import type { ArchiveSource } from '../archive/inspection.ts'
import { writeArchive } from '../archive/write.ts'
import { ratioOf } from './ratio.ts'

const dumpBytes = 32 * 1024 * 1024
const largeBytes = 4 * 1024 ** 3

/** Inspection, and writing, of a dump as Neo4j packs it, against unpacking or reading the same bytes; what a head takes. */
export async function benchArchive(): Promise<string[]> {
  const pieces = Array.from(piecesOf(largeArchive('DZV1', dumpBytes, zlib)), (piece) =>
    Uint8Array.from(piece),
  )
  const dump = new File(pieces, 'a.dump')
  const packed = dump.slice(4)
  const unpack = () => drain(packed.stream().pipeThrough(nodeUnzstd()))
  const inspecting = await ratioOf(() => inspectArchive(dump, { full: true }), unpack, 5)
  const writing = await ratioOf(
    () => drain(asDump(dump)),
    () => inspectArchive(dump, { full: true }),
    3,
  )
  const most = Math.max(...(await Promise.all(FLAVOURS.map((flavour) => headOf(flavour)))))
  return [
    `archive: inspecting a .dump (DZV1) in full takes ${inspecting.toFixed(1)} times as long as node:zlib takes to unpack it`,
    `archive: writing it again, its files read and verified first, takes ${writing.toFixed(1)} times as long as inspecting it`,
    `archive: of 4 GiB, the head takes ${(most / 1024 ** 2).toFixed(2)} MiB at most, over ${FLAVOURS.length} flavours`,
  ]
}

/** Bytes that are read of a 4 GiB archive to say what it is. */
async function headOf(flavour: (typeof FLAVOURS)[number]): Promise<number> {
  const source = spreadSource(largeArchive(flavour, largeBytes, zlib))
  await inspectArchive(source)
  return source.handedOut
}

function nodeUnzstd(): TransformStream<Uint8Array, Uint8Array> {
  const unzstd = zlib.createZstdDecompress()
  return new TransformStream({
    start(controller) {
      unzstd.on('data', (chunk: Uint8Array) => controller.enqueue(chunk))
    },
    transform: (chunk) => new Promise((resolve) => unzstd.write(chunk, () => resolve())),
    flush: () => new Promise((resolve) => unzstd.once('end', resolve).end()),
  })
}

function asDump(source: ArchiveSource): ReadableStream<Uint8Array> {
  return writeArchive({
    format: 'dump',
    body: { kind: 'held', source },
    databaseName: 'neo4j',
    databaseId: '00000000-0000-4000-8000-000000000000',
    takenAt: '2026-01-01T00:00:00Z',
  })
}

async function drain(stream: ReadableStream<Uint8Array>): Promise<void> {
  await stream.pipeTo(new WritableStream())
}
