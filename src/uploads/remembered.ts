/** What this browser keeps of an upload, so that it can go on after a reload. Facts only; the bytes stay with the person. */
export interface RememberedUpload {
  readonly importId: string
  readonly instanceId: string
  readonly name: string
  /** bytes */
  readonly size: number
  /** When the file was changed last, ms since the epoch, by the clock of the person's machine. */
  readonly lastModified: number
  /** Of the whole file, unsigned; null where it was not read in full. */
  readonly crc32: number | null
  /** Where the browser gave one: the file again by one click. */
  readonly handle: FileSystemFileHandle | null
}

/** A place for them. It may forget; what it forgets costs a question, never the upload. */
export interface RememberedUploads {
  get(importId: string): Promise<RememberedUpload | null>
  put(upload: RememberedUpload): Promise<void>
  delete(importId: string): Promise<void>
}

/** For as long as the page lives. */
export function inMemory(): RememberedUploads {
  const kept = new Map<string, RememberedUpload>()
  return {
    get: async (importId) => kept.get(importId) ?? null,
    put: async (upload) => void kept.set(upload.importId, upload),
    delete: async (importId) => void kept.delete(importId),
  }
}

const STORE = 'uploads'

/**
 * In IndexedDB, the one store of a browser that takes file handles. `site` keeps two consoles of one origin apart. A
 * browser without it, or that refuses it, remembers for the life of the page.
 */
export function inBrowser(site: string): RememberedUploads {
  if (typeof indexedDB === 'undefined') return inMemory()
  const fallback = inMemory()
  let opened: Promise<IDBDatabase> | undefined
  const database = () => {
    opened ??= open(`afterglow-uploads ${site}`)
    return opened
  }
  const inStore = async <T>(mode: IDBTransactionMode, ask: (store: IDBObjectStore) => IDBRequest<T>) => {
    const db = await database()
    return answered(ask(db.transaction(STORE, mode).objectStore(STORE)))
  }
  return {
    get: (importId) =>
      inStore('readonly', (store) => store.get(importId)).then(
        (found: unknown) => (isRemembered(found) ? found : null),
        () => fallback.get(importId),
      ),
    async put(upload) {
      try {
        await inStore('readwrite', (store) => store.put(upload))
      } catch {
        // A handle that cannot be stored is worth less than the facts beside it.
        await inStore('readwrite', (store) => store.put({ ...upload, handle: null })).catch(() =>
          fallback.put(upload),
        )
      }
    },
    delete: (importId) =>
      inStore('readwrite', (store) => store.delete(importId)).catch(() => fallback.delete(importId)),
  }
}

function isRemembered(found: unknown): found is RememberedUpload {
  return typeof found === 'object' && found !== null && 'importId' in found && 'lastModified' in found
}

async function open(name: string): Promise<IDBDatabase> {
  const request = indexedDB.open(name, 1)
  request.addEventListener('upgradeneeded', () =>
    request.result.createObjectStore(STORE, { keyPath: 'importId' }),
  )
  return answered(request)
}

function answered<T>(request: IDBRequest<T>): Promise<T> {
  const { promise, resolve, reject } = Promise.withResolvers<T>()
  request.addEventListener('success', () => resolve(request.result))
  request.addEventListener('error', () => reject(request.error ?? new Error('The store did not answer.')))
  return promise
}
