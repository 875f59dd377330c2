import { HOUR_MS } from '../contract/rules/windows.ts'
import { pinned, type PinBoard } from './pin-board.ts'
import type { Bytes, Clock, Store } from './ports.ts'

/** The file of an export or of a backup. */
export interface StoredFile {
  readonly fileName: string
  readonly bytes: number
  readonly crc32: number
  /** For a host that serves its bytes itself. */
  readonly bytesKey: string
  /** `start` inclusive, `end` exclusive. What it refers to stays until it has been read, cancelled or has failed. */
  read(start: number, end: number): ReadableStream<Uint8Array>
}

export interface Downloads {
  /** The file of a ready export, kept for at least another hour; null where there is none (any more). */
  openExport(exportId: string): Promise<StoredFile | null>
  /** The same of a ready backup. */
  openBackup(backupId: string): Promise<StoredFile | null>
}

/** How long a file stays after a download of it began, ms. */
const DOWNLOAD_MS = HOUR_MS

/** Opens files for whoever downloads them. `catchUp` handles what is due first. */
export function createDownloads(ports: {
  readonly clock: Clock
  readonly store: Store
  readonly bytes: Bytes
  readonly pins: PinBoard
  readonly catchUp: () => Promise<unknown>
}): Downloads {
  const { clock, store, bytes, pins } = ports
  const opened = ({ fileName, crc32, bytesKey, bytes: size }: Omit<StoredFile, 'read'>): StoredFile => ({
    fileName,
    crc32,
    bytesKey,
    bytes: size,
    read: (start, end) => pinned(pins, bytesKey, () => bytes.read(bytesKey, start, end)),
  })

  return {
    async openExport(id) {
      await ports.catchUp()
      return store.commit(async (tx) => {
        const record = await tx.get('export', id)
        const now = clock.now()
        if (record?.state !== 'ready' || record.expiresAt <= now) return null
        const until = now + DOWNLOAD_MS
        if (record.expiresAt < until) await tx.put('export', { ...record, expiresAt: until })
        return opened(record)
      })
    },

    async openBackup(id) {
      await ports.catchUp()
      return store.commit(async (tx) => {
        const record = await tx.get('backup', id)
        const now = clock.now()
        if (record?.state !== 'ready' || record.keptUntil <= now) return null
        const until = now + DOWNLOAD_MS
        if (record.keptUntil < until) await tx.put('backup', { ...record, keptUntil: until })
        return opened(record)
      })
    },
  }
}
