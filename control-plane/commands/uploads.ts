import { limits } from '../../contract/rules/limits.ts'
import { comparing, OtherChecksum, type Checksum } from '../checksums.ts'
import { BytesFull, type Alone, type Bytes, type Clock, type Store, type UploadWatch } from '../ports.ts'
import type { PinBoard } from '../pin-board.ts'
import type { ImportRecord } from '../file-records.ts'
import { createUploadCount } from '../upload-count.ts'
import { BrokenOff, meterOf, TooMuch, type Meter } from '../upload-meter.ts'
import { refuse, type Asking } from './asking.ts'
import type { Commands, Outcome, Refused } from './commands.ts'
import { foundImport } from './found.ts'
import { mustBeTheirs, mustBeUploading } from './imports.ts'

/** The control plane itself ended a request: another one goes on, or the upload was given up. */
class Ended extends Error {
  override readonly name = 'Ended'
}

export interface Uploads extends Pick<Commands, 'receive'> {
  /** The bytes stored of an upload, counted now if they were not; null where none is open. */
  offset(importId: string): Promise<number | null>
  /** Ends what is being received of an upload; resolves when it has ended. */
  stop(importId: string): Promise<void>
}

/** Receives uploads: the bytes first, then the commit that counts them. */
export function createUploads(
  ports: {
    readonly clock: Clock
    readonly store: Store
    readonly bytes: Bytes
    readonly pins: PinBoard
    readonly alone?: Alone
    readonly watch?: UploadWatch
  },
  { ask }: Asking,
): Uploads {
  const { bytes, pins } = ports
  const alone: Alone = ports.alone ?? ((_name, work) => work())
  const { count, expect } = createUploadCount(ports)
  const receiving = new Map<string, { readonly control: AbortController; readonly ended: Promise<unknown> }>()

  const stop = async (importId: string, why: string) => {
    const request = receiving.get(importId)
    request?.control.abort(new Ended(why))
    await request?.ended
  }

  return {
    stop: (importId) => stop(importId, 'The upload was given up.'),

    async offset(importId) {
      const record = await ports.store.read((tx) => tx.get('import', importId))
      if (record?.state !== 'uploading') return record?.state === 'verifying' ? record.receivedBytes : null
      if (!record.opened) return null
      // Whoever asks goes on in another request: the one before has lost its sender.
      await stop(importId, 'The upload goes on in another request.')
      const counted = await alone(
        lockOf(importId),
        () => count(importId),
        // Another tab sends it: that one counts.
        async () => record,
      )
      return counted?.receivedBytes ?? null
    },

    async receive(asked, { importId, offset, length, body, checksum, signal }) {
      const opened = await ask(
        { user: asked.user, role: asked.role, requestId: asked.requestId },
        async (tx, now) => {
          const record = await foundImport(tx, importId)
          await mustBeTheirs(tx, record, asked, now)
          const upload = mustBeUploading(record)
          if (!upload.opened) {
            refuse({
              reason: 'upload-not-found',
              message: `There is no upload ${importId}.`,
              remedy: 'Create it first.',
              status: 404,
            })
          }
          return upload
        },
      )
      if (!opened.ok || opened.replayed) return opened
      const upload = opened.value
      if (receiving.has(importId)) return inUse('Another request is still sending to this upload.')
      const control = new AbortController()
      const both = signal ? AbortSignal.any([control.signal, signal]) : control.signal
      pins.pin(upload.bytesKey)
      const work = alone(
        lockOf(importId),
        () =>
          append(upload, { offset, length: length ?? null, body, checksum: checksum ?? null, signal: both }),
        async () => inUse('Another tab of this browser is still sending to this upload.'),
      ).finally(() => {
        receiving.delete(importId)
        pins.unpin(upload.bytesKey)
      })
      receiving.set(importId, { control, ended: work.catch(() => undefined) })
      return work
    },
  }

  async function append(
    { id, bytesKey, fileBytes }: ImportRecord,
    { offset, length, body, checksum, signal }: Piece,
  ): Promise<Outcome<ImportRecord>> {
    const begun = await count(id)
    if (!begun || !isGoingOn(begun)) return ended
    if (begun.receivedBytes !== offset) {
      return {
        ok: false,
        reason: 'upload-offset',
        message: `The upload stands at ${begun.receivedBytes} bytes, not at ${offset}.`,
        remedy: 'Ask for the offset and go on from there.',
        status: 409,
      }
    }
    if (length !== null && length > fileBytes - offset) return tooLong(fileBytes)
    // A crash kept the last bytes from being counted: they are, and nothing is missing.
    if (begun.state !== 'uploading') return { ok: true, value: begun, answer: null, replayed: false }
    await expect(begun, checksum ? 'void' : 'counts')
    const from = { offset, crc: begun.crc32 ?? 0 }
    const seen = ports.watch?.body(begun, offset, body) ?? body
    const meter = meterOf(seen, from, fileBytes, signal, checksum ? comparing(checksum) : undefined)
    const known = (size: number) => meter.sumAt(size)
    const countNow = (compared: boolean) => count(id, { known, compared })
    let broken: { readonly error: unknown } | null = null
    try {
      await store(bytesKey, offset, meter, signal, checksum ? null : () => countNow(false))
    } catch (error) {
      broken = { error }
    }
    await meter.release(broken?.error)
    const counted = await countNow(checksum !== null && broken === null)
    if (!counted || !isGoingOn(counted)) return ended
    if (broken) return brokenBy(broken.error, signal, fileBytes)
    return { ok: true, value: counted, answer: null, replayed: false }
  }

  /**
   * Stores the whole body. `countOn`: what is stored on the way is counted, so that it is not lost with this host and
   * others see it move; null where nothing counts before all of it was compared.
   */
  async function store(
    key: string,
    offset: number,
    meter: Meter,
    signal: AbortSignal,
    countOn: (() => Promise<ImportRecord | null>) | null,
  ): Promise<void> {
    let at = offset
    while (!meter.ended()) {
      at = await bytes.append(key, at, meter.piece(countOn ? limits.uploadCountBytes : Infinity), signal)
      const counted = meter.ended() || !countOn ? null : await countOn()
      if (counted && !isGoingOn(counted)) return
    }
  }
}

/** What one request sends. */
interface Piece {
  readonly offset: number
  readonly length: number | null
  readonly body: ReadableStream<Uint8Array>
  readonly checksum: Checksum | null
  readonly signal: AbortSignal
}

const lockOf = (importId: string) => `upload/${importId}`

const isGoingOn = ({ state }: ImportRecord) => state === 'uploading' || state === 'verifying'

/** What is told of a request that broke off. Rethrows where it was neither its sender nor the room. */
function brokenBy(error: unknown, signal: AbortSignal, fileBytes: number): Refused {
  if (error instanceof BytesFull) {
    return {
      ok: false,
      reason: 'no-room',
      message: 'There is no room left on this host to store the file.',
      remedy: 'Make room, then resume: what has arrived is kept, and it goes on from there.',
      status: 507,
    }
  }
  if (error instanceof OtherChecksum) {
    return {
      ok: false,
      reason: 'checksum-mismatch',
      message: 'What arrived is not what was sent: their checksums differ. Nothing of it was kept.',
      remedy: 'Send it again from the same offset.',
      status: 460,
    }
  }
  if (error instanceof TooMuch) return tooLong(fileBytes)
  // Whatever broke: bytes and streams may tell an abort in their own words.
  if (signal.reason instanceof Ended) return inUse('The upload goes on in another request.')
  if (error instanceof BrokenOff || signal.aborted) {
    return {
      ok: false,
      reason: 'upload-interrupted',
      message: 'The upload broke off. What had arrived and counts is kept.',
      remedy: 'Ask for the offset, then go on from there.',
      status: 400,
    }
  }
  throw error
}

const ended: Refused = {
  ok: false,
  reason: 'upload-ended',
  message: 'This upload has ended.',
  remedy: 'Begin again with the file.',
  status: 410,
}

const inUse = (message: string): Refused => ({
  ok: false,
  reason: 'upload-in-use',
  message,
  remedy: 'Ask for the offset, which ends that one, and go on from there.',
  status: 409,
})

const tooLong = (fileBytes: number): Refused => ({
  ok: false,
  reason: 'upload-too-long',
  message: `More than the announced ${fileBytes} bytes were sent.`,
  remedy: 'Begin again with the file.',
  status: 413,
})
