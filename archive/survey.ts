import type { ByteReader } from './byte-reader.ts'
import { Findings, type StoreFindings } from './findings.ts'
import type { ArchiveSource, InspectOptions } from './inspection.ts'
import {
  type ArchiveHead,
  type GzipContent,
  openArchive,
  type OpenArchive,
  sniffGzip,
} from './open-archive.ts'
import { ArchiveRefusal, sizeMismatch } from './refusal.ts'
import { EnoughRead, openSource } from './source.ts'

/** Everything that one pass over an archive finds, in the terms of its bytes. */
export type Survey = StoreFindings & {
  readonly archive: ArchiveHead
  /** Null unless the whole tar was walked. */
  readonly counted: { readonly files: number; readonly bytes: number } | null
  /** CRC-32 of the file as it is stored; null unless it was read whole. */
  readonly crc32: number | null
}

export type SurveyOptions = InspectOptions & {
  /** Told every reader as it is put on top of the one before. */
  layer?(reader: ByteReader): void
}

/** Bytes of the source that are read at most for its head; for a gzip stream, first to see what is in it. */
const HEAD_READ = 2 << 20
const HEAD_GZIP = 1 << 20
/** Bytes that are unpacked at most for the head, over whatever ratio. */
const HEAD_UNPACKED = 32 << 20
/** Bytes of files that are walked in any case; beyond it the head ends where the format of the store is known. */
const HEAD_FILES = 1 << 18

/** Reads an archive once, whole or its head. Throws an `ArchiveRefusal`, and whatever the source or the signal throws. */
export async function surveyArchive(source: ArchiveSource, options: SurveyOptions): Promise<Survey> {
  options.signal?.throwIfAborted()
  if (source.size === 0) {
    throw new ArchiveRefusal('empty-file', 'The file is empty (0 bytes).', 'Export or download it again.')
  }
  const full = options.full === true
  const opened = openSource(source, full ? options : { ...options, allowance: { left: HEAD_READ } })
  const { reader } = opened
  const findings = new Findings()
  let top = reader
  let known: ArchiveHead | undefined
  try {
    const isGzip = (await reader.peek(2)).join() === '31,139'
    const archive = await openArchive(reader, {
      ...(full ? {} : { unpackAtMost: HEAD_UNPACKED }),
      ...(isGzip ? { gzip: await gzipContent(source, options) } : {}),
      layer(reader) {
        top = reader
        options.layer?.(reader)
      },
      learnt(head) {
        known = head
        findings.begin(head.metadata)
      },
    })
    const counted = await (full ? walk : walkHead)(archive, findings)
    return { archive, ...findings.result(), counted, crc32: full ? opened.sum() : null }
  } catch (error) {
    if (error instanceof EnoughRead && known !== undefined) {
      return { archive: known, ...findings.result(), counted: null, crc32: null }
    }
    // A flipped byte shows first as nonsense in the tar. Reading on finds the checksum that explains it.
    if (full && error instanceof ArchiveRefusal) await top.drain()
    throw error
  } finally {
    opened.close()
  }
}

/** Where the head of a gzip stream leaves it open what is in it, its name decides, as for the uploader of Neo4j. */
async function gzipContent(source: ArchiveSource, { signal, full }: InspectOptions): Promise<GzipContent> {
  const { reader, close } = openSource(source, {
    ...(signal === undefined ? {} : { signal }),
    ...(full === true ? {} : { allowance: { left: HEAD_GZIP } }),
  })
  let top = reader
  const layer = (reader: ByteReader): void => {
    top = reader
  }
  try {
    const found = await sniffGzip(reader, full === true ? { layer } : { unpackAtMost: HEAD_UNPACKED })
    return found ?? (/\.(tar|tar\.gz|tgz)$/i.test(source.name) ? 'aurads-tar' : 'store')
  } catch (error) {
    if (full === true && error instanceof ArchiveRefusal) await top.drain()
    throw error
  } finally {
    close()
  }
}

type Counted = NonNullable<Survey['counted']>

/** Walks the whole tar, and verifies it. */
async function walk(archive: OpenArchive, findings: Findings): Promise<Counted> {
  let files = 0
  let bytes = 0
  for await (const entry of archive.entries) {
    if (entry.kind === 'directory') continue
    files++
    bytes += entry.size
    await findings.add(entry, Number.POSITIVE_INFINITY)
  }
  await archive.finish()
  return agree(archive, findings, { files, bytes })
}

/**
 * Walks the tar until enough is known. An archive that is not compressed is stepped through from file to file; in any
 * other, each has to be unpacked to get past it. Null when the end was not reached.
 */
async function walkHead(archive: OpenArchive, findings: Findings): Promise<Counted | null> {
  const steps = archive.flavour === 'BTV1' || archive.flavour === 'BTV2'
  let files = 0
  let bytes = 0
  for await (const entry of archive.entries) {
    const known = findings.storeFormat !== null || findings.described !== null
    if (!steps && bytes + entry.size > (known ? HEAD_FILES : HEAD_UNPACKED)) return null
    if (entry.kind === 'directory') continue
    files++
    bytes += entry.size
    await findings.add(entry, HEAD_FILES)
  }
  return agree(archive, findings, { files, bytes })
}

/** Holds what was counted against what the archive declares. */
function agree({ declared }: ArchiveHead, { described }: Findings, counted: Counted): Counted {
  const differs = declared !== null && (declared.files !== counted.files || declared.bytes !== counted.bytes)
  if (differs) throw sizeMismatch(declared, counted)
  if (described !== null && described.bytes > counted.bytes) {
    throw sizeMismatch({ files: counted.files, bytes: described.bytes }, counted)
  }
  return counted
}
