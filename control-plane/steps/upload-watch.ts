import type { ImportRecord } from '../file-records.ts'
import type { Clock, UploadWatch } from '../ports.ts'
import { toBase64 } from '../base64.ts'
import type { Step, StepBytes } from './step.ts'
import type { StepLog } from './step-log.ts'
import { stepLimits } from './step-limits.ts'

/** What is being received of an upload, from `offset` on. */
interface Body {
  readonly offset: number
  readonly chunks: Uint8Array[]
}

/** Makes a step of all that is stored of an upload and counts, with its bytes where the file is small. */
export function createUploadWatch(options: { readonly log: StepLog; readonly clock: Clock }): UploadWatch {
  const bodies = new Map<string, Body>()

  const contentOf = ({ id, fileBytes }: ImportRecord, from: number, to: number): StepBytes => {
    if (from === to) return { base64: '' }
    if (fileBytes > stepLimits.bodyBytes) return { missing: 'too-large' }
    const body = bodies.get(id)
    const all = body && joined(body.chunks)
    if (!body || !all || from < body.offset || to > body.offset + all.length) return { missing: 'not-kept' }
    return { base64: toBase64(all.subarray(from - body.offset, to - body.offset)) }
  }

  return {
    body(upload, offset, body) {
      bodies.delete(upload.id)
      if (upload.fileBytes > stepLimits.bodyBytes) return body
      const chunks: Uint8Array[] = []
      bodies.set(upload.id, { offset, chunks })
      return copying(body, chunks)
    },

    counted(before, after) {
      const isStored = before.receivedBytes !== after.receivedBytes || before.crc32 !== after.crc32
      const isWaiting = after.state === 'uploading'
      const stamp = isWaiting ? after.lastByteAt : after.state === 'verifying' ? after.completedAt : null
      const from = Math.min(before.receivedBytes, after.receivedBytes)
      const to = after.receivedBytes
      const last = isWaiting ? after : before
      options.log.append({
        at: (isStored ? stamp : null) ?? options.clock.now(),
        kind: 'bytes',
        importId: after.id,
        fileName: after.fileName,
        from,
        to,
        summed: last.state === 'uploading' && last.tail === 'void',
        // Bytes that were there and are gone are nothing that was done to this world.
        content: to < before.receivedBytes ? { missing: 'not-kept' } : contentOf(after, from, to),
      } satisfies Step)
      if (!isWaiting) bodies.delete(after.id)
    },
  }
}

function joined(chunks: readonly Uint8Array[]): Uint8Array {
  const all = new Uint8Array(chunks.reduce((sum, { length }) => sum + length, 0))
  let at = 0
  for (const chunk of chunks) {
    all.set(chunk, at)
    at += chunk.length
  }
  return all
}

/** The same stream; what is read of it is copied, since whoever reads may give the memory away. */
function copying(body: ReadableStream<Uint8Array>, chunks: Uint8Array[]): ReadableStream<Uint8Array> {
  const reader = body.getReader()
  let left: number = stepLimits.bodyBytes
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        const { done, value } = await reader.read()
        if (done) return controller.close()
        left -= value.length
        if (left >= 0) chunks.push(new Uint8Array(value))
        controller.enqueue(value)
      },
      cancel: (reason) => reader.cancel(reason),
    },
    { highWaterMark: 0 },
  )
}
