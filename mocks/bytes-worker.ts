import type { FromWorker, ToWorker } from './bytes-protocol.ts'

/** Synchronous access exists in dedicated workers only, so the page's library of types leaves it out. */
interface SyncAccessHandle {
  getSize(): number
  read(into: Uint8Array<ArrayBuffer>, options: { at: number }): number
  write(chunk: Uint8Array<ArrayBuffer>, options: { at: number }): number
  truncate(size: number): void
  flush(): void
  close(): void
}

declare global {
  interface FileSystemFileHandle {
    /** A browser without modes takes none for the exclusive one. */
    createSyncAccessHandle(options?: { mode: 'read-only' }): Promise<SyncAccessHandle>
  }
}

/** Bytes between two flushes while a file is written. */
const FLUSH_EVERY = 8 * 1024 * 1024

let file: SyncAccessHandle | null = null
let size = 0
let flushed = 0
let writes = false

async function open(path: readonly string[], offset: number): Promise<void> {
  let folder = await navigator.storage.getDirectory()
  for (const name of path.slice(0, -1)) folder = await folder.getDirectoryHandle(name, { create: true })
  const handle = await folder.getFileHandle(path.at(-1) ?? '', { create: true })
  file = await handle.createSyncAccessHandle()
  writes = true
  const stored = file.getSize()
  if (offset > stored) throw new Error(`Bytes ${stored} to ${offset} are missing.`)
  // What lies behind the offset was never committed: a crash left it there.
  file.truncate(offset)
  size = offset
  flushed = offset
}

async function openToRead(path: readonly string[]): Promise<void> {
  let folder = await navigator.storage.getDirectory()
  for (const name of path.slice(0, -1)) folder = await folder.getDirectoryHandle(name)
  const handle = await folder.getFileHandle(path.at(-1) ?? '')
  file = await handle.createSyncAccessHandle({ mode: 'read-only' })
  size = file.getSize()
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
}

function close(): void {
  if (writes) file?.flush()
  file?.close()
  file = null
}

async function done(message: ToWorker): Promise<FromWorker> {
  switch (message.verb) {
    case 'open':
      await open(message.path, message.offset)
      break
    case 'open-to-read':
      await openToRead(message.path)
      break
    case 'close':
      close()
      break
    case 'write': {
      const { buffer, bytes } = message
      if (file) write(file, new Uint8Array(buffer, 0, bytes))
      return { ok: true, size, buffer }
    }
    case 'read': {
      const { buffer, at, bytes } = message
      return { ok: true, size: file?.read(new Uint8Array(buffer, 0, bytes), { at }) ?? 0, buffer }
    }
  }
  return { ok: true, size, buffer: null }
}

async function answer(message: ToWorker): Promise<FromWorker> {
  try {
    return await done(message)
  } catch (error) {
    const full = error instanceof DOMException && error.name === 'QuotaExceededError'
    return { ok: false, full, message: error instanceof Error ? error.message : String(error), size }
  }
}

// One file and one message at a time: the page waits for each answer.
addEventListener('message', (event: MessageEvent<ToWorker>) => {
  void answer(event.data).then((reply) => {
    postMessage(reply, { transfer: reply.ok && reply.buffer ? [reply.buffer] : [] })
  })
})
