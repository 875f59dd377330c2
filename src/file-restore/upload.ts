import { DetailedError, Upload, type UploadOptions } from 'tus-js-client'
import { ApiFailure, failureOf, unreachable } from '../api/failure.ts'
import { pageHttpStack } from './page-http-stack.ts'

/** One request of an upload inside the page carries so many bytes: between two of them progress moves and cancel works. */
const PAGE_CHUNK = 8 * 1024 * 1024

export interface UploadJob {
  readonly base: string
  readonly importId: string
  readonly file: File
  readonly fetchInPage: typeof globalThis.fetch | null
  onProgress(bytes: number): void
}

export interface RunningUpload {
  /** Resolves when every byte is stored; rejects with `ApiFailure`. */
  readonly done: Promise<void>
  /** Stops sending. What the server has stays until the import is cancelled. */
  stop(): void
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
        message: `${file.name} was changed or removed while it was read.`,
        remedy: 'Choose it again when nothing writes to it any more. Nothing was overwritten.',
      })
}

async function failureOfUpload(error: Error, file: File): Promise<ApiFailure> {
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

/** Sends a file to its import by tus. */
export function upload(job: UploadJob): RunningUpload {
  const { promise, resolve, reject } = Promise.withResolvers<void>()
  const sending = new Upload(job.file, {
    endpoint: `${job.base}/afterglow/v1/uploads`,
    metadata: { import: job.importId },
    fileReader: wholeFiles,
    storeFingerprintForResuming: false,
    onProgress: (bytes) => job.onProgress(bytes),
    onSuccess: () => resolve(),
    onError: (error) => void failureOfUpload(error, job.file).then(reject),
    ...(job.fetchInPage === null ? {} : { httpStack: pageHttpStack(job.fetchInPage), chunkSize: PAGE_CHUNK }),
  })
  sending.start()
  return { done: promise, stop: () => void sending.abort(false) }
}
