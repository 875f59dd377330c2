import type { FileReading, Reader } from './reading.ts'
import type { FromReading, ToReading } from './reading-protocol.ts'

type Answer<K> = Extract<FromReading, { kind: K }>

/**
 * Reads files beside the page: a worker for each reading, ended with it, so that the page never waits and what the reading
 * held of memory goes. Where there are no workers, in the page.
 */
export const readingBeside: FileReading = {
  async inspect(file, reader) {
    if (typeof Worker === 'undefined') return (await inPage()).inspect(file, reader)
    return (await asked('inspected', { verb: 'inspect', file }, reader)).inspection
  },
  async crc32(file, end, reader) {
    if (typeof Worker === 'undefined') return (await inPage()).crc32(file, end, reader)
    return (await asked('crc32', { verb: 'crc32', file, end }, reader)).crc32
  },
}

const inPage = async () => (await import('./reading.ts')).reading

async function asked<K extends 'inspected' | 'crc32'>(
  kind: K,
  question: ToReading,
  { signal, onProgress }: Reader,
): Promise<Answer<K>> {
  const { promise, resolve, reject } = Promise.withResolvers<Answer<K>>()
  const isAnswer = (said: FromReading): said is Answer<K> => said.kind === kind
  const worker = new Worker(new URL('./reading-worker.ts', import.meta.url), { type: 'module' })
  const end = () => reject(signal.reason)
  signal.addEventListener('abort', end)
  if (signal.aborted) end()
  worker.addEventListener('message', ({ data }: MessageEvent<FromReading>) => {
    if (data.kind === 'progress') onProgress(data.read)
    else if (isAnswer(data)) resolve(data)
    else reject(new Error(data.kind === 'failed' ? data.message : 'The worker answered something else.'))
  })
  worker.addEventListener('error', () =>
    reject(new Error('The worker that reads files could not be loaded.')),
  )
  worker.postMessage(question)
  try {
    return await promise
  } finally {
    signal.removeEventListener('abort', end)
    worker.terminate()
  }
}
