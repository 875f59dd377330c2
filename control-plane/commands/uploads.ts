import { releaseBytes } from '../bytes-use.ts'
import { BytesFull, type Bytes, type Clock, type Store } from '../ports.ts'
import type { PinBoard } from '../pin-board.ts'
import type { ImportRecord } from '../records.ts'
import { refuse, type Asking } from './asking.ts'
import type { Commands, Outcome } from './commands.ts'
import { foundImport } from './found.ts'
import { mustBeMember, mustBeUploading, received } from './imports.ts'

/** More came than was announced. */
class TooMuch extends Error {
  override readonly name = 'TooMuch'
}

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
  ports: { readonly clock: Clock; readonly store: Store; readonly bytes: Bytes; readonly pins: PinBoard },
  { ask }: Asking,
): Uploads {
  const { clock, store, bytes, pins } = ports
  const receiving = new Map<string, { readonly control: AbortController; readonly ended: Promise<unknown> }>()

  /** Counts what is stored. An upload that ended meanwhile leaves its late bytes to the sweep. */
  const count = async (record: ImportRecord): Promise<ImportRecord | null> => {
    const size = await bytes.size(record.bytesKey)
    const stored = size ?? 0
    return store.commit(async (tx) => {
      const now = clock.now()
      const upload = await tx.get('import', record.id)
      if (upload?.state !== 'uploading') {
        // Without a byte in it, it is a file all the same.
        if (size !== null) await releaseBytes(tx, record.bytesKey, now)
        return upload ?? null
      }
      if (stored === upload.receivedBytes) return upload
      const counted = received(upload, stored, now)
      await tx.put('import', counted)
      return counted
    })
  }

  const stop = async (importId: string, why: string) => {
    const request = receiving.get(importId)
    request?.control.abort(new Ended(why))
    await request?.ended
  }

  return {
    stop: (importId) => stop(importId, 'The upload was given up.'),

    async offset(importId) {
      const record = await store.read((tx) => tx.get('import', importId))
      if (record?.state !== 'uploading') return record?.state === 'verifying' ? record.receivedBytes : null
      if (!record.opened) return null
      // Whoever asks goes on in another request: the one before has lost its sender.
      await stop(importId, 'The upload goes on in another request.')
      return (await count(record))?.receivedBytes ?? null
    },

    async receive(asked, { importId, offset, length, body, signal }) {
      const opened = await ask(
        { user: asked.user, role: asked.role, requestId: asked.requestId },
        async (tx, now) => {
          const record = await foundImport(tx, importId)
          await mustBeMember(tx, record, asked.role, now)
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
      if (receiving.has(importId)) {
        return {
          ok: false,
          reason: 'upload-in-use',
          message: 'Another request is still sending to this upload.',
          remedy: 'Ask for the offset, which ends that one, and go on from there.',
          status: 409,
        }
      }
      const control = new AbortController()
      const both = signal ? AbortSignal.any([control.signal, signal]) : control.signal
      pins.pin(upload.bytesKey)
      const work = append(upload, { offset, length: length ?? null, body, signal: both }).finally(() => {
        receiving.delete(importId)
        pins.unpin(upload.bytesKey)
      })
      receiving.set(importId, { control, ended: work.catch(() => undefined) })
      return work
    },
  }

  async function append(
    upload: ImportRecord,
    { offset, length, body, signal }: Piece,
  ): Promise<Outcome<ImportRecord>> {
    const stored = (await bytes.size(upload.bytesKey)) ?? 0
    if (stored !== offset) {
      await count(upload)
      return {
        ok: false,
        reason: 'upload-offset',
        message: `The upload stands at ${stored} bytes, not at ${offset}.`,
        remedy: 'Ask for the offset and go on from there.',
        status: 409,
      }
    }
    if (length !== null && length > upload.fileBytes - offset) return tooLong(upload)
    let broken: Error | null = null
    try {
      await bytes.append(upload.bytesKey, offset, limited(body, upload.fileBytes - offset, signal), signal)
    } catch (error) {
      broken =
        error instanceof Error ? error : new Error('The body of the upload broke off.', { cause: error })
    }
    const counted = await count(upload)
    if (!counted || (counted.state !== 'uploading' && counted.state !== 'verifying')) {
      return {
        ok: false,
        reason: 'upload-ended',
        message: 'This upload has ended.',
        remedy: 'Begin again with the file.',
        status: 410,
      }
    }
    if (broken === null) return { ok: true, value: counted, answer: null, replayed: false }
    if (broken instanceof BytesFull) {
      return {
        ok: false,
        reason: 'no-room',
        message: 'There is no room left on this host to store the file.',
        remedy: 'Make room, then go on: what was sent so far is kept.',
        status: 507,
      }
    }
    if (broken instanceof TooMuch) return tooLong(upload)
    // Whatever broke: bytes and streams may tell an abort in their own words.
    if (signal.reason instanceof Ended) {
      return {
        ok: false,
        reason: 'upload-in-use',
        message: 'The upload goes on in another request.',
        remedy: 'Ask for the offset, which ends that one, and go on from there.',
        status: 409,
      }
    }
    throw broken
  }
}

/** What one request sends. */
interface Piece {
  readonly offset: number
  readonly length: number | null
  readonly body: ReadableStream<Uint8Array>
  readonly signal: AbortSignal
}

const tooLong = (upload: ImportRecord): Outcome<ImportRecord> => ({
  ok: false,
  reason: 'upload-too-long',
  message: `More than the announced ${upload.fileBytes} bytes were sent.`,
  remedy: 'Begin again with the file.',
  status: 413,
})

/**
 * The body, broken off where it gets longer than it may. The piece that completes it is passed on when the body has
 * ended there: stored before, a body that is refused for its length would be a complete upload.
 */
function limited(
  body: ReadableStream<Uint8Array>,
  most: number,
  signal: AbortSignal,
): ReadableStream<Uint8Array> {
  let seen = 0
  let last: Uint8Array | null = null
  return body.pipeThrough(
    new TransformStream<Uint8Array, Uint8Array>({
      transform(chunk, controller) {
        seen += chunk.length
        if (seen > most) throw new TooMuch('More bytes came than were announced.')
        if (seen < most) controller.enqueue(chunk)
        else last ??= chunk
      },
      flush(controller) {
        if (last) controller.enqueue(last)
      },
    }),
    { signal },
  )
}
