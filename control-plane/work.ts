/** Work on bytes that an event needs done before it can be handled: outside of every commit, as often as it takes. */
import { crc32 } from '../archive/crc32.ts'
import { inspectArchive } from '../archive/inspect.ts'
import type { ArchiveSource, Inspection } from '../archive/inspection.ts'
import { writeArchive } from '../archive/write.ts'
import type { DescribedBody, WriteRequest } from '../archive/write-request.ts'
import { describedFormats, type Content, type DescribedContent } from './content.ts'
import { giveBack } from './give-back.ts'
import { BytesFull, type Bytes, type Random } from './ports.ts'
import type { ExportRecord, ImportRecord } from './file-records.ts'
import { uuid } from './seeded-random.ts'

/** What there is to do. The records are immutable in what the work reads of them. */
export type Work =
  | { readonly kind: 'verify'; readonly id: string; readonly record: ImportRecord }
  | {
      readonly kind: 'write'
      readonly id: string
      readonly of: 'export' | 'backup'
      readonly record: ToWrite
      readonly content: Content
    }

/** What the writing of an archive goes by, beside the content. */
export type ToWrite = Pick<
  ExportRecord,
  'id' | 'instanceId' | 'format' | 'version' | 'bytesKey' | 'storeCreatedAt' | 'takenAt'
>

export type WorkResult =
  | { readonly kind: 'verified'; readonly inspection: Inspection }
  | { readonly kind: 'written'; readonly bytes: number; readonly crc32: number }
  | { readonly kind: 'failed'; readonly reason: 'no-room' | 'upload-lost' | 'export-failed' | 'UnknownError' }

/** The database in an Aura instance always has this name. */
const DATABASE = 'neo4j'

/** Stored bytes as the source of an archive. */
export function storedArchive(bytes: Bytes, key: string, name: string, size: number): ArchiveSource {
  return {
    name,
    size,
    slice: (start, end) => ({
      stream: () => (start < end ? bytes.read(key, start, end) : new Blob([]).stream()),
    }),
    spent: (chunk) => bytes.spent?.(chunk),
  }
}

/** Does the work. Rejects where the bytes cannot be read or written just now: then it can be done again. */
export async function doWork(work: Work, bytes: Bytes, random: Random): Promise<WorkResult> {
  switch (work.kind) {
    case 'verify':
      return verify(work.record, bytes)
    case 'write':
      return write(work.record, work.content, bytes, random)
  }
}

/** What is said of work that failed again and again. */
export function givenUp(work: Work): WorkResult {
  return { kind: 'failed', reason: work.kind === 'verify' ? 'UnknownError' : 'export-failed' }
}

async function verify(record: ImportRecord, bytes: Bytes): Promise<WorkResult> {
  const { bytesKey, fileName, fileBytes } = record
  if ((await bytes.size(bytesKey)) !== fileBytes) return { kind: 'failed', reason: 'upload-lost' }
  const inspection = await inspectArchive(storedArchive(bytes, bytesKey, fileName, fileBytes), { full: true })
  return { kind: 'verified', inspection }
}

async function write(record: ToWrite, content: Content, bytes: Bytes, random: Random): Promise<WorkResult> {
  let sum = 0
  const counted = writeArchive(writeRequest(record, content, bytes, random)).pipeThrough(
    new TransformStream<Uint8Array, Uint8Array>({
      transform(chunk, controller) {
        sum = crc32(chunk, sum)
        controller.enqueue(chunk)
      },
    }),
  )
  try {
    const size = await bytes.append(record.bytesKey, 0, counted, undefined, giveBack)
    return { kind: 'written', bytes: size, crc32: sum }
  } catch (error) {
    if (error instanceof BytesFull) return { kind: 'failed', reason: 'no-room' }
    throw error
  }
}

function writeRequest(record: ToWrite, content: Content, bytes: Bytes, random: Random): WriteRequest {
  if (content.kind === 'described') return figuresRequest(record, content, random)
  const request = requestOf(record, random)
  const source = storedArchive(bytes, content.bytesKey, content.fileName, content.fileBytes)
  return {
    ...request,
    databaseId: content.databaseId ?? request.databaseId,
    body: { kind: 'held', source },
  }
}

/** How the archive of figures is written. */
export function figuresRequest(
  record: ToWrite,
  content: DescribedContent,
  random: Random,
): WriteRequest & { readonly body: DescribedBody } {
  const { nodes, relationships, labels, relationshipTypes, bytes: unpacked } = content
  return {
    ...requestOf(record, random),
    body: {
      kind: 'described',
      described: { nodes, relationships, labels, relationshipTypes, bytes: unpacked },
      storeFormat: describedFormats[record.version],
      storeCreatedAt: new Date(record.storeCreatedAt).toISOString(),
    },
  }
}

function requestOf(record: ToWrite, random: Random): Omit<WriteRequest, 'body'> {
  return {
    format: record.format,
    databaseName: DATABASE,
    databaseId: uuid(random, 'database', record.instanceId),
    takenAt: new Date(record.takenAt).toISOString(),
  }
}
