/** Keeps the record of an upload true to its bytes: how many there are, and their CRC-32. */
import { crc32 } from '../archive/crc32.ts'
import { releaseBytes } from './bytes-use.ts'
import { importBase } from './import-life.ts'
import type { Bytes, Clock, Store, UploadWatch } from './ports.ts'
import type { ImportRecord } from './file-records.ts'
import type { Sum } from './upload-meter.ts'

type Uploading = Extract<ImportRecord, { state: 'uploading' }>

export interface UploadCount {
  /**
   * Counts what is stored, and cuts away what does not count. `known`: sums made while it was stored; `compared`: it
   * came with a checksum, which was right. Without them, what a crash left uncounted is read again.
   * Resolves to the import as it is then; null where there is none any more.
   */
  count(
    id: string,
    stored?: { known(size: number): Sum | null; compared: boolean },
  ): Promise<ImportRecord | null>
  /** Says beforehand whether what is stored from now on counts by itself. */
  expect(upload: Uploading, tail: Uploading['tail']): Promise<ImportRecord | null>
}

/** Counting over the ports. Each change is one commit. */
export function createUploadCount(ports: {
  readonly clock: Clock
  readonly store: Store
  readonly bytes: Bytes
  readonly watch?: UploadWatch
}): UploadCount {
  const { clock, store, bytes, watch } = ports

  /** An upload that ended meanwhile leaves its late bytes to the sweep. */
  const change = (id: string, key: string, size: number | null, to: (upload: Uploading) => ImportRecord) =>
    store.commit(async (tx): Promise<ImportRecord | null> => {
      const upload = await tx.get('import', id)
      if (upload?.state !== 'uploading') {
        // Without a byte in it, it is a file all the same.
        if (size !== null) await releaseBytes(tx, key, clock.now())
        return upload ?? null
      }
      const changed = to(upload)
      if (changed !== upload) {
        await tx.put('import', changed)
        watch?.counted(upload, changed)
      }
      return changed
    })

  const sumOf = async (key: string, from: Sum, to: number): Promise<number> => {
    let sum = from.crc
    if (from.offset >= to) return sum
    const reader = bytes.read(key, from.offset, to).getReader()
    for (let next = await reader.read(); !next.done; next = await reader.read()) sum = crc32(next.value, sum)
    return sum
  }

  return {
    async count(id, stored) {
      const record = await store.read((tx) => tx.get('import', id))
      if (!record) return null
      const { bytesKey: key, receivedBytes } = record
      const size = await bytes.size(key)
      if (record.state !== 'uploading') return change(id, key, size, (upload) => upload)
      const counts = record.tail === 'counts' || stored?.compared === true
      const end = counts ? (size ?? 0) : Math.min(size ?? 0, receivedBytes)
      if (size !== null && size > end) await bytes.append(key, end, new Blob([]).stream())
      const counted =
        record.crc32 !== null && receivedBytes <= end
          ? { offset: receivedBytes, crc: record.crc32 }
          : { offset: 0, crc: 0 }
      const known = stored?.known(end) ?? counted
      const sum = await sumOf(key, known.offset > counted.offset ? known : counted, end)
      return change(id, key, size, (upload) =>
        upload.receivedBytes === end && upload.crc32 === sum
          ? upload
          : received(upload, end, sum, clock.now()),
      )
    },

    expect: (upload, tail) =>
      change(upload.id, upload.bytesKey, null, (now) => (now.tail === tail ? now : { ...now, tail })),
  }
}

/** The upload with so many bytes stored at `now` (ms): the last byte starts the verification. */
function received(upload: Uploading, bytes: number, sum: number, now: number): ImportRecord {
  const base = { ...importBase(upload), receivedBytes: bytes, crc32: sum }
  return bytes === upload.fileBytes
    ? { ...base, state: 'verifying', completedAt: now }
    : { ...base, state: 'uploading', opened: upload.opened, lastByteAt: now, tail: upload.tail }
}
