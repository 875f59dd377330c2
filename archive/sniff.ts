import type { Compression, Container, Flavour } from './inspection.ts'
import { ArchiveRefusal, unsupportedVersion } from './refusal.ts'

/** Bytes at the head of a file that decide what it is: one tar header. */
export const SNIFF_BYTES = 512

export type Layout = {
  readonly flavour: Exclude<Flavour, 'tar.gz'>
  readonly container: Container
  readonly compression: Compression
  /** Length of the magic before what comes first; the magic of a bare stream belongs to the stream. */
  readonly skip: 0 | 4
}

const layout = (
  flavour: Layout['flavour'],
  container: Container,
  compression: Compression,
  skip: 0 | 4 = 4,
): Layout => ({ flavour, container, compression, skip })

const MAGICS: readonly Layout[] = [
  layout('DZV1', 'dump', 'zstd'),
  layout('DGV1', 'dump', 'gzip'),
  layout('BZV1', 'backup', 'zstd'),
  layout('BZV2', 'backup', 'zstd'),
  layout('BZV3', 'backup', 'zstd'),
  layout('BTV1', 'backup', 'none'),
  layout('BTV2', 'backup', 'none'),
]

/**
 * Tells the layout of a file from its first bytes, never from its name. A bare gzip stream is reported as `legacy-gzip`;
 * only its content tells that from a gzipped AuraDS tar. Throws a refusal for everything Neo4j would not read.
 */
export function sniff(head: Uint8Array): Layout {
  const text = String.fromCharCode(...head.subarray(0, SNIFF_BYTES))
  const known = MAGICS.find(({ flavour }) => text.startsWith(flavour))
  if (known !== undefined) return known
  if (text.startsWith('\x28\xb5\x2f\xfd')) return layout('legacy-zstd', 'dump', 'zstd', 0)
  if (text.startsWith('\x1f\x8b\x08')) return layout('legacy-gzip', 'dump', 'gzip', 0)
  if (text.startsWith('ustar', 257)) return layout('tar', 'aurads-tar', 'none', 0)
  if (text.startsWith('version https://git-lfs')) throw gitLfsPointer(text)
  if (/^.MV1/s.test(text) && head.length >= 8) throw splitManifest(head)
  if (/^.DV1/s.test(text) && head.length >= 8) throw splitPart(head)
  if (/^[BD][GTZ]V\d/.test(text)) throw unsupportedVersion(text.slice(0, 4))
  throw notAnArchive(lookOf(text))
}

function gitLfsPointer(text: string): ArchiveRefusal {
  const size = /^size (\d+)$/m.exec(text)?.[1]
  const bytes = size === undefined ? '' : ` of ${size} bytes`
  return new ArchiveRefusal(
    'git-lfs-pointer',
    `This is a Git LFS pointer: a short text that stands for a file${bytes}. The archive itself is not in it.`,
    'Run "git lfs pull" in the repository, or download the file from its page there, and choose that one.',
  )
}

const JOIN = 'Split archives are not supported. Export the database again as one file.'

function splitManifest(head: Uint8Array): ArchiveRefusal {
  const parts = new DataView(head.buffer, head.byteOffset).getInt32(4)
  return new ArchiveRefusal('split-archive', `This is the manifest of an archive in ${parts} parts.`, JOIN)
}

function splitPart(head: Uint8Array): ArchiveRefusal {
  const part = new DataView(head.buffer, head.byteOffset).getInt32(4)
  return new ArchiveRefusal('split-archive', `This is part ${part} of a split archive.`, JOIN)
}

/** The refusal of a file that is something else; `what` completes "This file is ...". */
export function notAnArchive(what: string): ArchiveRefusal {
  return new ArchiveRefusal(
    'not-an-archive',
    `This file is ${what}, not a Neo4j archive.`,
    'Choose a .backup, .dump or .tar that neo4j-admin or Aura wrote.',
  )
}

const LOOKS: readonly (readonly [string, string])[] = [
  ['\x89PNG', 'a PNG picture'],
  ['\xff\xd8\xff', 'a JPEG picture'],
  ['GIF8', 'a GIF picture'],
  ['%PDF', 'a PDF document'],
  ['PK\x03\x04', 'a ZIP file'],
]

function lookOf(text: string): string {
  const [, look] = LOOKS.find(([magic]) => text.startsWith(magic)) ?? []
  if (look !== undefined) return look
  // Text holds no control characters but tab, line feed, form feed and carriage return.
  const isText = Array.from(text, (character) => character.charCodeAt(0)).every(
    (code) => (code >= 32 && code !== 127) || [9, 10, 12, 13].includes(code),
  )
  return isText ? 'a text file' : 'of an unknown kind'
}
