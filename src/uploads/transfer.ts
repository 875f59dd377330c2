import { DetailedError, Upload, type UploadOptions } from 'tus-js-client'
import { ApiFailure, failureOf, unreachable } from '../api/failure.ts'
import { pageHttpStack } from './page-http-stack.ts'

/** One request of an upload inside the page carries so many bytes: between two of them progress moves and a pause takes hold. */
const PAGE_CHUNK = 8 * 1024 * 1024

export interface Transfer {
  readonly base: string
  readonly importId: string
  readonly file: File
  /** It was begun before: the server is asked where it stands. */
  readonly resumes: boolean
  /** Null: the ordinary network. */
  readonly fetchInPage: typeof globalThis.fetch | null
  /** Aborted, nothing more is sent, and the transfer never settles. What the server has stays. */
  readonly signal: AbortSignal
  /** The server answered where the upload stands: it is reached. */
  onReached(): void
  /** Bytes that the server has or that are on their way to it. */
  onProgress(bytes: number): void
}

/**
 * Chromium sends a `File` twice as fast as a slice of it, and tus-js-client always slices: a whole range is the file
 * itself (design, section 2).
 */
const wholeFiles: NonNullable<UploadOptions['fileReader']> = {
  openFile: (file: File) =>
    Promise.resolve({
      size: file.size,
      slice: (start: number, end: number) =>
        Promise.resolve({
          value: start === 0 && end >= file.size ? file : file.slice(start, end),
          done: end >= file.size,
        }),
      close() {},
    }),
}

/** The failure when the file is no longer what was inspected; null where it is. */
async function fileChanged(file: File): Promise<ApiFailure | null> {
  const readable = await file
    .slice(0, 1)
    .arrayBuffer()
    .then(
      () => true,
      () => false,
    )
  return readable
    ? null
    : new ApiFailure({
        status: 0,
        reason: 'file-changed',
        message: `${file.name} was changed or removed while it was sent.`,
        remedy: 'Choose it again when nothing writes to it any more. Nothing was overwritten.',
      })
}

async function failureOfTransfer(error: Error, file: File): Promise<ApiFailure> {
  const changed = await fileChanged(file)
  if (changed) return changed
  const answer = error instanceof DetailedError ? error.originalResponse : null
  if (!answer) return unreachable()
  return failureOf(
    new Response(answer.getBody(), {
      status: answer.getStatus(),
      headers: { 'X-Request-Id': answer.getHeader('X-Request-Id') ?? '' },
    }),
  )
}

/**
 * Sends a file to its import by tus, from where the server stands. Resolves when every byte is stored; rejects with
 * `ApiFailure` at the first request that failed: whether it is worth another one is the caller's.
 */
export function transfer(job: Transfer): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<void>()
  const endpoint = `${job.base}/afterglow/v1/uploads`
  const sending = new Upload(job.file, {
    // One that was never opened, or cannot be gone on with, is created after the question, and that answer has words.
    endpoint,
    uploadUrl: job.resumes ? `${endpoint}/${job.importId}` : null,
    metadata: { import: job.importId },
    fileReader: wholeFiles,
    storeFingerprintForResuming: false,
    retryDelays: null,
    onUploadUrlAvailable: () => job.onReached(),
    onProgress: (bytes) => job.onProgress(bytes),
    onSuccess: () => resolve(),
    onError: (error) => void failureOfTransfer(error, job.file).then(reject),
    ...(job.fetchInPage === null ? {} : { httpStack: pageHttpStack(job.fetchInPage), chunkSize: PAGE_CHUNK }),
  })
  job.signal.addEventListener('abort', () => void sending.abort(false))
  if (!job.signal.aborted) sending.start()
  return promise
}
