import { randomBytes } from 'node:crypto'
import { gzipSync } from 'node:zlib'
import { inspectArchive } from '../archive/inspect.ts'
import type { ArchiveSource } from '../archive/inspection.ts'
import { tarHeader } from '../archive/tar-write.ts'
import { writeArchive } from '../archive/write.ts'
import { ratioOf } from './ratio.ts'

const storeBytes = 128 * 1024 * 1024
const pageBytes = 8192

/** Full inspection, and writing, of a dump against reading the same file as a plain stream. */
export async function benchArchive(): Promise<string[]> {
  const dump = await collected(asDump(gzippedDump()))
  const read = () => drain(dump.stream())
  const inspecting = await ratioOf(() => inspectArchive(dump, { full: true }), read)
  const writing = await ratioOf(() => drain(asDump(dump)), read)
  return [
    `archive: inspecting a .dump (DZV1) of 128 MiB takes ${inspecting.toFixed(1)} times as long as reading it`,
    `archive: writing it again takes ${writing.toFixed(1)} times as long as reading it`,
  ]
}

/** The oldest layout of a dump, with one store file whose pages are one eighth noise. */
function gzippedDump(): File {
  const store = Buffer.alloc(storeBytes)
  for (let at = 0; at < storeBytes; at += pageBytes) randomBytes(pageBytes / 8).copy(store, at)
  const folder = tarHeader({ kind: 'directory', path: '', size: 0, mtime: 0 })
  const header = tarHeader({ kind: 'file', path: 'neostore.nodestore.db', size: storeBytes, mtime: 0 })
  return new File(
    [gzipSync(Buffer.concat([folder, header, store, Buffer.alloc(1024)]), { level: 1 })],
    'a.dump',
  )
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

async function collected(stream: ReadableStream<Uint8Array>): Promise<File> {
  const parts: Uint8Array<ArrayBuffer>[] = []
  for await (const part of stream) parts.push(Uint8Array.from(part))
  return new File(parts, 'a.dump')
}

async function drain(stream: ReadableStream<Uint8Array>): Promise<void> {
  await stream.pipeTo(new WritableStream())
}
