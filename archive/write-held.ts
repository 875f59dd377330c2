import { storeNames } from './neostore.ts'
import { openArchive } from './open-archive.ts'
import { ArchiveRefusal, fileChanged } from './refusal.ts'
import { openSource } from './source.ts'
import type { StoreId } from './store-id.ts'
import { type Survey, surveyArchive } from './survey.ts'
import { type Piece, tarHeader, tarPadding } from './tar-write.ts'
import type { HeldBody, WriteRequest } from './write-request.ts'
import { msOf, randomFor, type WritePlan } from './write-plan.ts'

/**
 * Plans an archive around the store files of another, after reading that one whole and verifying it. Its files pass as
 * they are; owners, times and the script with users stay behind. Throws an `ArchiveRefusal`.
 */
export async function planHeld({ source }: HeldBody, request: WriteRequest): Promise<WritePlan> {
  const options = request.signal === undefined ? {} : { signal: request.signal }
  const takenAt = msOf(request.takenAt)
  const mtime = Math.floor(takenAt / 1000)
  const survey = await surveyArchive(source, { ...options, full: true })
  const { metadata, flavour } = survey.archive
  const size = survey.counted ?? { files: 0, bytes: 0 }
  if (metadata !== null && !metadata.full) throw differential()

  async function* tar(): AsyncGenerator<Piece, void, undefined> {
    const opened = openSource(source, options)
    const gzip = flavour === 'tar.gz' ? 'aurads-tar' : 'store'
    let files = 0
    let bytes = 0
    try {
      const archive = await openArchive(opened.reader, { gzip })
      yield tarHeader({ kind: 'directory', path: '', size: 0, mtime })
      for await (const { kind, path, size, body } of archive.entries) {
        // Store and transaction logs are two walks, each with a root of its own. One is enough.
        if (path === '') continue
        yield tarHeader({ kind, path, size, mtime })
        if (kind === 'directory') continue
        for (;;) {
          const more = body.more()
          if (!(more === true || (await more))) break
          yield body.take(body.buffered)
        }
        yield tarPadding(size)
        files++
        bytes += size
      }
      await archive.finish()
    } finally {
      opened.close()
    }
    if (files !== size.files || bytes !== size.bytes) throw fileChanged()
  }

  return {
    size,
    mtime,
    checksum: survey.described === null,
    metadata: () => ({
      storeId: storeIdOf(survey, request.databaseId, takenAt),
      databaseId: request.databaseId,
      databaseName: request.databaseName,
      takenAt,
      txRange: request.txRange ?? metadata?.txRange ?? { lowest: 1, highest: 1 },
      recovered: metadata?.recovered ?? true,
      full: true,
      scriptBytes: 0,
    }),
    tar,
  }
}

/** The store's own id; for a block store, which keeps it where it cannot be read, one that says what kind it is. */
function storeIdOf(survey: Survey, databaseId: string, takenAt: number): StoreId {
  const known = survey.archive.metadata?.storeId ?? survey.store?.storeId
  if (known !== undefined) return known
  if (survey.storeFormat === 'block') {
    return { createdAt: takenAt, random: randomFor(databaseId), ...storeNames('block-block-1.1') }
  }
  throw new ArchiveRefusal(
    'corrupt-metadata',
    'The archive does not say what kind of store it holds, and a .backup has to.',
    'Export it as a .dump.',
  )
}

function differential(): ArchiveRefusal {
  return new ArchiveRefusal(
    'not-restorable-alone',
    'A differential backup cannot be exported on its own: it needs the full backup it builds on.',
    'Export the full backup.',
  )
}
