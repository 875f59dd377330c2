import { beginQueued } from '../backup-life.ts'
import { releaseBytes } from '../bytes-use.ts'
import type { Means } from '../means.ts'
import type { Tx } from '../ports.ts'
import type { BackupRecord } from '../file-records.ts'

/** Handles what is due of a backup at `at` (ms): its instance is looked at again, it expires, or it is forgotten. */
export async function backupEvent(tx: Tx, means: Means, at: number, record: BackupRecord): Promise<void> {
  switch (record.state) {
    case 'queued':
      // Where no worker is free any more, its turn comes when one is.
      await tx.put('backup', { ...record, retryAt: null })
      return beginQueued(tx, means, at)
    case 'ready': {
      const { bytes: _bytes, crc32: _crc32, readyAt: _readyAt, keptUntil: _keptUntil, ...rest } = record
      const { linkUntil: _linkUntil, figures: _figures, ...begun } = rest
      await tx.put('backup', { ...begun, state: 'expired', endedAt: at })
      return releaseBytes(tx, record.bytesKey, at)
    }
    default:
      return tx.delete('backup', record.id)
  }
}
