import type { ByteReader } from './byte-reader.ts'
import { DESCRIBED_MAX, DESCRIBED_PATH, parseDescribed } from './described.ts'
import type { Described } from './inspection.ts'
import { retiredProvider } from './legacy-indexes.ts'
import type { BackupMetadata } from './metadata-read.ts'
import { NEOSTORE_HEAD, readNeostore, type StoreHead } from './neostore.ts'
import { NodeWatch } from './node-watch.ts'
import { RecordScan } from './record-scan.ts'
import { hasCountableRecords, isRecordFormat, readNames } from './record-store.ts'
import { corruptMetadata } from './refusal.ts'
import { danglingFault, RecordFiles } from './store-check.ts'
import { storeFormatOf } from './store-id.ts'
import type { TarEntry } from './tar-read.ts'

/** What the files of a store tell. */
export type StoreFindings = {
  readonly store: StoreHead | null
  readonly storeFormat: string | null
  readonly described: Described | null
  readonly labels: readonly string[] | null
  readonly relationshipTypes: readonly string[] | null
  readonly nodes: number | null
  readonly relationships: number | null
  readonly inconsistencies: readonly string[]
  readonly legacyIndexes: readonly string[]
}

/** Longest store of names that is read, in bytes: 55 000 labels. */
const NAMES_MAX = 1 << 21

/** Picks what can be known out of the files of a store, as they stream by, in whatever order. */
export class Findings {
  described: Described | null = null
  #metadata: BackupMetadata | null = null
  #store: StoreHead | null = null
  #block = false
  #nodes: RecordScan | null = null
  #relationships: RecordScan | null = null
  #labels: readonly string[] | null = null
  #relationshipTypes: readonly string[] | null = null
  readonly #watch = new NodeWatch()
  readonly #files = new RecordFiles()
  readonly #retired = new Set<string>()

  /** Takes what the archive itself says of its store. */
  begin(metadata: BackupMetadata | null): void {
    this.#metadata = metadata
  }

  /** The format of the store as far as it is known by now. */
  get storeFormat(): string | null {
    const declared = this.#metadata === null ? null : storeFormatOf(this.#metadata.storeId)
    return this.#store?.storeFormat ?? declared ?? (this.#block ? 'block' : null)
  }

  /** Takes a file. Its content is looked at where it can tell something, and only in files of at most `lookAt` bytes. */
  async add({ path, size, body }: TarEntry, lookAt: number): Promise<void> {
    this.#files.add(path, size)
    const retired = retiredProvider(path)
    if (retired !== null) this.#retired.add(retired)
    if (path === 'neostore') {
      this.#store = await readNeostore(await body.exactly(Math.min(size, NEOSTORE_HEAD)))
    } else if (path === DESCRIBED_PATH) {
      this.described = size > DESCRIBED_MAX ? null : parseDescribed(await body.exactly(size))
      if (this.described === null) throw corruptMetadata('its figures cannot be read')
    } else if (path.startsWith('block.')) this.#block = true
    if (size > lookAt) return
    if (path === 'neostore.nodestore.db') {
      this.#nodes = await this.#scan('nodes', body, size)
    } else if (path === 'neostore.relationshipstore.db') {
      this.#relationships = await this.#scan('relationships', body, size)
    } else if (path === 'neostore.labeltokenstore.db.names') {
      this.#labels = await names(body, size)
    } else if (path === 'neostore.relationshiptypestore.db.names') {
      this.#relationshipTypes = await names(body, size)
    }
  }

  async #scan(store: 'nodes' | 'relationships', body: ByteReader, size: number): Promise<RecordScan> {
    const scan = new RecordScan(store, size, this.storeFormat, this.#watch)
    await body.each((chunk) => scan.add(chunk))
    scan.end()
    return scan
  }

  result(): StoreFindings {
    const { described, storeFormat } = this
    const format = storeFormat !== null && hasCountableRecords(storeFormat) ? storeFormat : null
    const found = {
      store: this.#store,
      storeFormat,
      described,
      labels: this.#labels,
      relationshipTypes: this.#relationshipTypes,
      nodes: format === null ? null : (this.#nodes?.figures(format).count ?? null),
      relationships: format === null ? null : (this.#relationships?.figures(format).count ?? null),
      inconsistencies: this.#faults(format),
      legacyIndexes: [...this.#retired].toSorted(),
    }
    if (described === null) return found
    const { labels, relationshipTypes, nodes, relationships } = described
    return { ...found, labels, relationshipTypes, nodes, relationships }
  }

  /** Only of a store in record format, whole: not of figures, and not of a differential, which holds what changed. */
  #faults(countable: string | null): readonly string[] {
    const isRecord = this.storeFormat === null ? this.#files.any : isRecordFormat(this.storeFormat)
    if (this.described !== null || this.#metadata?.full === false || !isRecord) return []
    return [...this.#files.faults(countable !== null), ...this.#dangling(countable)]
  }

  #dangling(countable: string | null): readonly string[] {
    // In a backup that is yet to be recovered, the transaction log may hold what the store files lack.
    if (countable === null || this.#metadata?.recovered === false) return []
    if (this.#nodes === null || this.#relationships === null) return []
    const missing = this.#nodes.watched && this.#relationships.watched ? this.#watch.missing() : null
    return danglingFault(this.#nodes.figures(countable), this.#relationships.figures(countable), missing)
  }
}

async function names(body: ByteReader, size: number): Promise<readonly string[] | null> {
  return size > NAMES_MAX ? null : readNames(await body.exactly(size))
}
