import { asFailure, unreachable, type ApiFailure } from '../api/failure.ts'
import { stopwatch } from '../api/now.ts'
import type { UploadPorts } from './ports.ts'
import { createRateMeter } from './rate.ts'
import type { Sending, Sent } from './states.ts'
import { listen } from './worth-trying.ts'

/** Why a try to send an import ended before its last byte. */
export interface Broken {
  readonly failure: ApiFailure
  /** Bytes arrived in this try. */
  readonly moved: boolean
}

interface Watcher {
  /** Aborted, nothing more is sent, and the try never ends. */
  readonly signal: AbortSignal
  /** The server answered. */
  onReached(): void
  onProgress(sent: Sent): void
}

/** One try to send an import to its end, from where the server stands. Null: every byte is there. */
export async function attempt(
  { base, host }: UploadPorts['api'],
  { importId, file }: Sending,
  resumes: boolean,
  { signal, onReached, onProgress }: Watcher,
): Promise<Broken | null> {
  const { transfer } = await import('./transfer.ts')
  const silent = new AbortController()
  const silence = Promise.withResolvers<ApiFailure>()
  const listening = listen(() => {
    silent.abort()
    silence.resolve(unreachable())
  })
  signal.addEventListener('abort', listening.stop)
  const meter = createRateMeter()
  let first: number | null = null
  let last = 0
  const sending = transfer({
    base,
    importId,
    file,
    resumes,
    fetchInPage: host.uploadFetch,
    signal: AbortSignal.any([signal, silent.signal]),
    onReached() {
      listening.heard()
      onReached()
    },
    onProgress(bytes) {
      listening.heard()
      first ??= bytes
      last = bytes
      onProgress({ bytes, rate: meter.add(stopwatch(), bytes) })
    },
  })
  const failure = await Promise.race([sending.then(() => null, asFailure), silence.promise])
  listening.stop()
  return failure === null ? null : { failure, moved: first !== null && last > first }
}
