import { ByteReader } from './byte-reader.ts'
import { gunzip } from './gzip.ts'
import type { Compression, Container, Flavour } from './inspection.ts'
import {
  type BackupMetadata,
  type DeclaredSize,
  readBackupMetadata,
  readDeclaredSize,
} from './metadata-read.ts'
import { ArchiveRefusal } from './refusal.ts'
import { notAnArchive, sniff, SNIFF_BYTES } from './sniff.ts'
import { readTar, type TarEntry } from './tar-read.ts'
import { unzstd } from './zstd-read.ts'

/** An archive opened up to the tar that holds the store. */
export type OpenArchive = {
  readonly container: Container
  readonly flavour: Flavour
  readonly compression: Compression
  /** The path of the dump inside an AuraDS tar. */
  readonly member: string | null
  readonly metadata: BackupMetadata | null
  readonly declared: DeclaredSize | null
  /** True for the dumps of Neo4j 4.3 and earlier, which carry no magic. */
  readonly legacy: boolean
  readonly entries: AsyncGenerator<TarEntry, void, undefined>
  /** Reads what is left to the end and so verifies it: checksums, and an outer tar. */
  finish(): Promise<void>
}

/** What a bare gzip stream holds: the store, or a tar around a dump. */
export type GzipContent = 'store' | 'aurads-tar'

const INNER_MAGIC = 'zstd'
const DUMP = /\.dump$/

/**
 * Reads an archive up to its tar. `gzip` says what a bare gzip stream holds. `layer` is told every reader as it is put on
 * top of the one before, so that after a refusal the topmost can be read on to find a deeper cause.
 */
export async function openArchive(
  reader: ByteReader,
  gzip: GzipContent,
  layer: (reader: ByteReader) => void,
): Promise<OpenArchive> {
  layer(reader)
  const { flavour, container, compression, skip } = sniff(await reader.peek(SNIFF_BYTES))
  await reader.skip(skip)
  const outer = flavour === 'BZV3' ? await readBackupMetadata(reader, 2) : null
  const body = unpack(reader, compression)
  if (body !== reader) layer(body)
  if (flavour === 'tar') return openAuraDs(body, flavour, compression, layer)
  if (flavour === 'legacy-gzip' && gzip === 'aurads-tar')
    return openAuraDs(body, 'tar.gz', compression, layer)

  if (compression === 'zstd') {
    const magic = String.fromCharCode(...(await body.exactly(INNER_MAGIC.length)))
    if (magic !== INNER_MAGIC) throw notAnArchive('a zstd file that Neo4j did not write')
  }
  const version = /^B.V1$/.test(flavour) ? 1 : 2
  const metadata = container === 'backup' ? (outer ?? (await readBackupMetadata(body, version))) : null
  return {
    container,
    flavour,
    compression,
    member: null,
    metadata,
    declared: compression === 'zstd' ? await readDeclaredSize(body) : null,
    legacy: skip === 0,
    entries: readTar(body),
    finish: () => body.drain(),
  }
}

function unpack(reader: ByteReader, compression: Compression): ByteReader {
  if (compression === 'none') return reader
  return new ByteReader(compression === 'zstd' ? unzstd(reader) : gunzip(reader))
}

/** Opens the first dump inside a tar, as the uploader of Neo4j does. */
async function openAuraDs(
  body: ByteReader,
  flavour: Flavour,
  compression: Compression,
  layer: (reader: ByteReader) => void,
): Promise<OpenArchive> {
  const entries = readTar(body)
  for (;;) {
    const { value: entry } = await entries.next()
    if (entry === undefined) throw noDump()
    if (entry.kind !== 'file' || !DUMP.test(entry.path)) continue
    const dump = await openArchive(entry.body, 'store', layer)
    if (dump.container !== 'dump') throw noDump()
    const finish = async (): Promise<void> => {
      await dump.finish()
      while ((await entries.next()).done !== true);
      await body.drain()
    }
    return { ...dump, container: 'aurads-tar', flavour, compression, member: entry.path, finish }
  }
}

function noDump(): ArchiveRefusal {
  return new ArchiveRefusal(
    'no-dump-in-tar',
    'This tar does not hold the .dump file of a database.',
    'Choose the .tar that Aura exported from an AuraDS instance, or the .dump itself.',
  )
}

/**
 * Tells what a bare gzip stream holds, by the first member that shows it. Throws `no-dump-in-tar` when none does, and
 * `not-an-archive` when there is no tar inside.
 */
export async function sniffGzip(reader: ByteReader): Promise<GzipContent> {
  const body = new ByteReader(gunzip(reader))
  const text = String.fromCharCode(...(await body.peek(SNIFF_BYTES)))
  if (!text.startsWith('ustar', 257)) throw notAnArchive('a gzip file that holds no tar')
  for await (const { kind, path } of readTar(body)) {
    if (kind === 'file' && DUMP.test(path)) return 'aurads-tar'
    if (kind === 'file' && /^(neostore|block\.)[^/]*$/.test(path)) return 'store'
  }
  throw noDump()
}
