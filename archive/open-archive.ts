import { ByteReader, type Pull } from './byte-reader.ts'
import { gunzip } from './gzip.ts'
import type { Compression, Container, Flavour } from './inspection.ts'
import {
  type BackupMetadata,
  type DeclaredSize,
  readBackupMetadata,
  readDeclaredSize,
} from './metadata-read.ts'
import { ArchiveRefusal, damaged } from './refusal.ts'
import { notAnArchive, sniff, SNIFF_BYTES } from './sniff.ts'
import { EnoughRead } from './source.ts'
import { readTar, type TarEntry } from './tar-read.ts'
import { isBlank } from './zeros.ts'
import { unzstd } from './zstd-read.ts'

/** What an archive says of itself before its tar begins. */
export type ArchiveHead = {
  readonly container: Container
  readonly flavour: Flavour
  readonly compression: Compression
  /** The path of the dump inside an AuraDS tar. */
  readonly member: string | null
  readonly metadata: BackupMetadata | null
  readonly declared: DeclaredSize | null
  /** True for the dumps of Neo4j 4.3 and earlier, which carry no magic. */
  readonly legacy: boolean
}

/** An archive opened up to the tar that holds the store. */
export type OpenArchive = ArchiveHead & {
  readonly entries: AsyncGenerator<TarEntry, void, undefined>
  /** Reads what is left to the end and so verifies it: checksums, and an outer tar. */
  finish(): Promise<void>
}

/** What a bare gzip stream holds: the store, or a tar around a dump. */
export type GzipContent = 'store' | 'aurads-tar'

export type OpenOptions = {
  /** What a bare gzip stream holds; the store where nothing is said. */
  readonly gzip?: GzipContent
  /** Bytes that may be unpacked; beyond them reading throws `EnoughRead`. */
  readonly unpackAtMost?: number
  /** Told every reader as it is put on top of the one before: after a refusal, the topmost can be read on for the cause. */
  layer?(reader: ByteReader): void
  /** Told what is known so far, each time it becomes more. */
  learnt?(head: ArchiveHead): void
}

const INNER_MAGIC = 'zstd'
const DUMP = /\.dump$/

/** Reads an archive up to its tar. Throws an `ArchiveRefusal` for what is none. */
export async function openArchive(reader: ByteReader, options: OpenOptions = {}): Promise<OpenArchive> {
  options.layer?.(reader)
  const { flavour, container, compression, skip } = sniff(await reader.peek(SNIFF_BYTES))
  if (flavour === 'tar') return openAuraDs(reader, { flavour, compression }, options)
  if (flavour === 'legacy-gzip' && options.gzip === 'aurads-tar') {
    return openAuraDs(unpack(reader, compression, options), { flavour: 'tar.gz', compression }, options)
  }
  let head: ArchiveHead = {
    container,
    flavour,
    compression,
    member: null,
    metadata: null,
    declared: null,
    legacy: skip === 0,
  }
  const learnt = (more: Partial<ArchiveHead>): void => {
    head = { ...head, ...more }
    options.learnt?.(head)
  }
  learnt({})
  await reader.skip(skip)
  if (flavour === 'BZV3') learnt({ metadata: await readBackupMetadata(reader, 2, learntScript(learnt)) })
  const body = unpack(reader, compression, options)
  if (compression === 'zstd') {
    const magic = String.fromCharCode(...(await body.exactly(INNER_MAGIC.length)))
    if (magic !== INNER_MAGIC) throw notAnArchive('a zstd file that Neo4j did not write')
  }
  if (container === 'backup' && head.metadata === null) {
    const version = /^B.V1$/.test(flavour) ? 1 : 2
    learnt({ metadata: await readBackupMetadata(body, version, learntScript(learnt)) })
  }
  if (compression === 'zstd') learnt({ declared: await readDeclaredSize(body) })
  return { ...head, entries: readTar(body), finish: () => finishTar(body) }
}

/** What comes before the script with users is known before the script is stepped over, however long it is. */
const learntScript =
  (learnt: (more: Partial<ArchiveHead>) => void) =>
  (metadata: BackupMetadata): void =>
    learnt({ metadata })

function unpack(
  reader: ByteReader,
  compression: Compression,
  { unpackAtMost, layer }: OpenOptions,
): ByteReader {
  if (compression === 'none') return reader
  const pull = compression === 'zstd' ? unzstd(reader) : gunzip(reader)
  const body = new ByteReader(unpackAtMost === undefined ? pull : atMost(pull, unpackAtMost))
  layer?.(body)
  return body
}

function atMost(pull: Pull, bytes: number): Pull {
  let left = bytes
  return async () => {
    if (left <= 0) throw new EnoughRead()
    const chunk = await pull()
    left -= chunk?.length ?? 0
    return chunk
  }
}

/** Reads the rest behind the closing blocks of a tar, which some writers fill up with zeros. */
async function finishTar(body: ByteReader): Promise<void> {
  await body.each((chunk) => {
    if (!isBlank(chunk)) throw damaged('other bytes follow the end of its tar')
  })
}

/** Opens the first dump inside a tar, as the uploader of Neo4j does. */
async function openAuraDs(
  body: ByteReader,
  outer: Pick<ArchiveHead, 'flavour' | 'compression'>,
  options: OpenOptions,
): Promise<OpenArchive> {
  const around = { container: 'aurads-tar', ...outer } as const
  options.learnt?.({ ...around, member: null, metadata: null, declared: null, legacy: false })
  const entries = readTar(body)
  for (;;) {
    const { value: entry } = await entries.next()
    if (entry === undefined) throw noDump()
    if (entry.kind !== 'file' || !DUMP.test(entry.path)) continue
    const inside = { ...around, member: entry.path }
    const dump = await openArchive(entry.body, {
      ...options,
      gzip: 'store',
      learnt: (head) => {
        if (head.container === 'dump') options.learnt?.({ ...head, ...inside })
      },
    })
    if (dump.container !== 'dump') throw noDump()
    const finish = async (): Promise<void> => {
      await dump.finish()
      while ((await entries.next()).done !== true);
      await finishTar(body)
    }
    return { ...dump, ...inside, finish }
  }
}

function noDump(): ArchiveRefusal {
  return new ArchiveRefusal(
    'no-dump-in-tar',
    'This tar does not hold the .dump file of a database.',
    'Choose the .tar that Aura exported from an AuraDS instance, or the .dump itself.',
  )
}

/** Files that a store has and nothing else. */
const OF_A_STORE = /^(neostore|block\.)[^/]*$|^schema\/index\/|\.cacheprof$|^checkpoint\.\d+$/

/**
 * Tells what a bare gzip stream holds, by the first member that shows it. Throws `no-dump-in-tar` when none does, and
 * `not-an-archive` when there is no tar inside. Null when as much as may be read does not show it.
 */
export async function sniffGzip(reader: ByteReader, options: OpenOptions = {}): Promise<GzipContent | null> {
  const body = unpack(reader, 'gzip', options)
  try {
    const text = String.fromCharCode(...(await body.peek(SNIFF_BYTES)))
    if (!text.startsWith('ustar', 257)) throw notAnArchive('a gzip file that holds no tar')
    for await (const { kind, path } of readTar(body)) {
      if (kind === 'file' && DUMP.test(path)) return 'aurads-tar'
      if (kind === 'file' && OF_A_STORE.test(path)) return 'store'
    }
  } catch (error) {
    if (error instanceof EnoughRead) return null
    throw error
  }
  throw noDump()
}
