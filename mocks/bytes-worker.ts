import { giveBack } from '../control-plane/give-back.ts'
import type { FromWorker, ToWorker } from './bytes-protocol.ts'

/** Synchronous access exists in dedicated workers only, so the page's library of types leaves it out. */
interface SyncAccessHandle {
  getSize(): number
  write(chunk: Uint8Array<ArrayBuffer>, options: { at: number }): number
  truncate(size: number): void
  flush(): void
  close(): void
}

declare global {
  interface FileSystemFileHandle {
    createSyncAccessHandle(): Promise<SyncAccessHandle>
  }
}

/** Bytes between two flushes while a file is written. */
const FLUSH_EVERY = 8 * 1024 * 1024

let file: SyncAccessHandle | null = null
let size = 0
let flushed = 0

async function open(path: readonly string[], offset: number): Promise<void> {
  let folder = await navigator.storage.getDirectory()
  for (const name of path.slice(0, -1)) folder = await folder.getDirectoryHandle(name, { create: true })
  const handle = await folder.getFileHandle(path.at(-1) ?? '', { create: true })
  file = await handle.createSyncAccessHandle()
  const stored = file.getSize()
  if (offset > stored) throw new Error(`Bytes ${stored} to ${offset} are missing.`)
  // What lies behind the offset was never committed: a crash left it there.
  file.truncate(offset)
  size = offset
  flushed = offset
}

/** A browser that is short of room may write less than asked without an error: what it wrote is counted and compared. */
function write(target: SyncAccessHandle, chunk: Uint8Array<ArrayBuffer>): void {
  for (let done = 0; done < chunk.byteLength;) {
    const written = target.write(chunk.subarray(done), { at: size })
    if (written === 0) throw new DOMException('Nothing more was written.', 'QuotaExceededError')
    done += written
    size += written
  }
  const found = target.getSize()
  if (found !== size) {
    size = Math.min(size, found)
    throw new DOMException('The file is shorter than what was written.', 'QuotaExceededError')
  }
  if (size - flushed >= FLUSH_EVERY) {
    target.flush()
    flushed = size
  }
  giveBack(chunk)
}

function close(): void {
  file?.flush()
  file?.close()
  file = null
}

async function answer(message: ToWorker): Promise<FromWorker> {
  try {
    if (message.verb === 'open') await open(message.path, message.offset)
    else if (message.verb === 'close') close()
    else if (file) write(file, message.chunk)
    return { ok: true, size }
  } catch (error) {
    const full = error instanceof DOMException && error.name === 'QuotaExceededError'
    return { ok: false, full, message: error instanceof Error ? error.message : String(error), size }
  }
}

// One file and one message at a time: the page waits for each answer.
addEventListener('message', (event: MessageEvent<ToWorker>) => {
  void answer(event.data).then((reply) => {
    postMessage(reply)
  })
})
