import type { ByteReader } from './byte-reader.ts'
import { DESCRIBED_MAX, DESCRIBED_PATH, parseDescribed } from './described.ts'
import type { ArchiveSource, Described, InspectOptions } from './inspection.ts'
import type { BackupMetadata } from './metadata-read.ts'
import { NEOSTORE_HEAD, readNeostore, type StoreHead } from './neostore.ts'
import { type GzipContent, type OpenArchive, openArchive, sniffGzip } from './open-archive.ts'
import {
  hasCountableRecords,
  NODE_RECORD,
  readNames,
  RecordCounter,
  RELATIONSHIP_RECORD,
} from './record-store.ts'
import { ArchiveRefusal, corruptMetadata, sizeMismatch } from './refusal.ts'
import { openSource } from './source.ts'
import { storeFormatOf } from './store-id.ts'
import type { TarEntry } from './tar-read.ts'

/** Everything that one pass over an archive finds, in the terms of its bytes. */
export type Survey = {
  readonly archive: OpenArchive
  readonly store: StoreHead | null
  readonly storeFormat: string | null
  readonly described: Described | null
  readonly labels: readonly string[] | null
  readonly relationshipTypes: readonly string[] | null
  readonly nodes: number | null
  readonly relationships: number | null
  /** Null unless the whole tar was walked. */
  readonly counted: { readonly files: number; readonly bytes: number } | null
}

/** What is unpacked at most when only the head of an archive is read, in bytes. */
const HEAD = 1 << 18
/** Longest store of names that is read, in bytes. */
const NAMES_MAX = 1 << 21

/** Reads an archive once, whole or its head. Throws an `ArchiveRefusal`, and whatever the source or the signal throws. */
export async function surveyArchive(source: ArchiveSource, options: InspectOptions): Promise<Survey> {
  options.signal?.throwIfAborted()
  if (source.size === 0) {
    throw new ArchiveRefusal('empty-file', 'The file is empty (0 bytes).', 'Export or download it again.')
  }
  const { reader, close } = openSource(source, options)
  let top = reader
  try {
    const isGzip = (await reader.peek(2)).join() === '31,139'
    const gzip = isGzip ? await gzipContent(source, options) : 'store'
    const archive = await openArchive(reader, gzip, (layer) => {
      top = layer
    })
    return await walk(archive, options.full === true)
  } catch (error) {
    // A flipped byte shows first as nonsense in the tar. Reading on finds the checksum that explains it.
    if (options.full === true && error instanceof ArchiveRefusal) await top.drain()
    throw error
  } finally {
    close()
  }
}

async function gzipContent(source: ArchiveSource, options: InspectOptions): Promise<GzipContent> {
  const { reader, close } = openSource(source, options.signal === undefined ? {} : { signal: options.signal })
  try {
    return await sniffGzip(reader)
  } finally {
    close()
  }
}

async function walk(archive: OpenArchive, full: boolean): Promise<Survey> {
  const findings = new Findings()
  let files = 0
  let bytes = 0
  let whole = true
  for await (const entry of archive.entries) {
    if (!full && bytes + entry.size > HEAD) {
      whole = false
      break
    }
    if (entry.kind === 'directory') continue
    files++
    bytes += entry.size
    await findings.add(entry)
  }
  if (full) await archive.finish()
  const { declared } = archive
  if (whole && declared !== null && (declared.files !== files || declared.bytes !== bytes)) {
    throw sizeMismatch(declared, { files, bytes })
  }
  const { described } = findings
  if (whole && described !== null && described.bytes > bytes)
    throw sizeMismatch({ files, ...described }, { files, bytes })
  return { archive, ...findings.result(archive.metadata), counted: whole ? { files, bytes } : null }
}

/** Picks what can be known out of the files of a store, as they stream by. */
class Findings {
  described: Described | null = null
  #store: StoreHead | null = null
  #block = false
  #nodes: RecordCounter | null = null
  #relationships: RecordCounter | null = null
  #labels: readonly string[] | null = null
  #relationshipTypes: readonly string[] | null = null

  async add({ path, size, body }: TarEntry): Promise<void> {
    if (path === 'neostore') {
      this.#store = await readNeostore(await body.exactly(Math.min(size, NEOSTORE_HEAD)))
    } else if (path === 'neostore.nodestore.db') {
      this.#nodes = await count(body, size, NODE_RECORD)
    } else if (path === 'neostore.relationshipstore.db') {
      this.#relationships = await count(body, size, RELATIONSHIP_RECORD)
    } else if (path === 'neostore.labeltokenstore.db.names') {
      this.#labels = await names(body, size)
    } else if (path === 'neostore.relationshiptypestore.db.names') {
      this.#relationshipTypes = await names(body, size)
    } else if (path === DESCRIBED_PATH) {
      this.described = size > DESCRIBED_MAX ? null : parseDescribed(await body.exactly(size))
      if (this.described === null) throw corruptMetadata('its figures cannot be read')
    } else if (path.startsWith('block.')) this.#block = true
  }

  result(metadata: BackupMetadata | null): Omit<Survey, 'archive' | 'counted'> {
    const declared = metadata === null ? null : storeFormatOf(metadata.storeId)
    const storeFormat = this.#store?.storeFormat ?? declared ?? (this.#block ? 'block' : null)
    const format = hasCountableRecords(storeFormat) ? storeFormat : null
    const found = {
      labels: this.#labels,
      relationshipTypes: this.#relationshipTypes,
      nodes: format === null ? null : (this.#nodes?.count(format) ?? null),
      relationships: format === null ? null : (this.#relationships?.count(format) ?? null),
    }
    return { store: this.#store, storeFormat, described: this.described, ...found, ...this.#figures() }
  }

  #figures(): Partial<Pick<Survey, 'labels' | 'relationshipTypes' | 'nodes' | 'relationships'>> {
    if (this.described === null) return {}
    const { labels, relationshipTypes, nodes, relationships } = this.described
    return { labels, relationshipTypes, nodes, relationships }
  }
}

async function count(body: ByteReader, size: number, record: number): Promise<RecordCounter> {
  const counter = new RecordCounter(size, record)
  await body.each((chunk) => counter.add(chunk))
  return counter
}

async function names(body: ByteReader, size: number): Promise<readonly string[] | null> {
  return size > NAMES_MAX ? null : readNames(await body.exactly(size))
}
