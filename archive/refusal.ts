import type { RefusalReason } from './inspection.ts'

/**
 * A file that cannot be used, thrown inside this room and turned into a `Refused` at its door. The stream of
 * `writeArchive` errors with it. `message` states the fact, `remedy` what to do.
 */
export class ArchiveRefusal extends Error {
  override readonly name = 'ArchiveRefusal'
  readonly reason: RefusalReason
  readonly remedy: string

  constructor(reason: RefusalReason, message: string, remedy: string) {
    super(message)
    this.reason = reason
    this.remedy = remedy
  }
}

const FETCH_AGAIN = 'Copy or download it again, and compare its size with the original.'

/** The bytes stop before what they declare is there. */
export function truncated(): ArchiveRefusal {
  return new ArchiveRefusal('truncated', 'The file is cut short: its end is missing.', FETCH_AGAIN)
}

/** A checksum in the file, of `what`, does not match its bytes. */
export function checksumMismatch(what: string): ArchiveRefusal {
  return new ArchiveRefusal(
    'checksum-mismatch',
    `The checksum of ${what} does not match: the file was damaged after it was written.`,
    FETCH_AGAIN,
  )
}

/** The bytes break the rules of their own format; `what` says where. */
export function damaged(what: string): ArchiveRefusal {
  return new ArchiveRefusal('damaged', `The file is damaged: ${what}.`, FETCH_AGAIN)
}

/** A field of the archive's own metadata holds what it cannot hold. */
export function corruptMetadata(what: string): ArchiveRefusal {
  return new ArchiveRefusal(
    'corrupt-metadata',
    `The metadata of the archive is corrupt: ${what}.`,
    FETCH_AGAIN,
  )
}

/** A later format than this page knows; `what` names it. */
export function unsupportedVersion(what: string): ArchiveRefusal {
  return new ArchiveRefusal(
    'unsupported-version',
    `The file is a Neo4j archive of a version that is not known here (${what}).`,
    'Export the database as a .dump, or as a .backup with an earlier version of neo4j-admin.',
  )
}

/** A member of the tar would land outside the folder it is unpacked in. */
export function unsafePath(): ArchiveRefusal {
  return new ArchiveRefusal(
    'unsafe-path',
    'A file in the archive has a path that leads outside the database folder.',
    'Neo4j does not write such archives. Use one that comes straight from neo4j-admin or from Aura.',
  )
}

/** The source gave other bytes, or fewer, than when it was chosen. */
export function fileChanged(): ArchiveRefusal {
  return new ArchiveRefusal(
    'file-changed',
    'The file changed, moved or was deleted while it was read.',
    'Wait until whatever writes it has finished, then choose it again.',
  )
}

/** The archive declares other numbers of files or bytes than it holds. */
export function sizeMismatch(
  declared: { readonly files: number; readonly bytes: number },
  counted: { readonly files: number; readonly bytes: number },
): ArchiveRefusal {
  const words = (size: typeof declared): string => `${size.files} files with ${size.bytes} bytes`
  return new ArchiveRefusal(
    'size-mismatch',
    `The archive declares ${words(declared)}, and holds ${words(counted)}.`,
    'Export the database again: this file was not written completely.',
  )
}
