/** What a page and its worker of bytes say to each other. Sizes and offsets in bytes. Buffers go there and back, and are used again. */
export type ToWorker =
  /** Opens the file of `path` for writing and cuts it to `offset`. */
  | { readonly verb: 'open'; readonly path: readonly string[]; readonly offset: number }
  /** Writes the first `bytes` of the buffer behind what was written before. */
  | { readonly verb: 'write'; readonly buffer: ArrayBuffer; readonly bytes: number }
  /** Opens the file of `path` for reading. */
  | { readonly verb: 'open-to-read'; readonly path: readonly string[] }
  /** Reads `bytes` from `at` on into the beginning of the buffer. */
  | { readonly verb: 'read'; readonly buffer: ArrayBuffer; readonly at: number; readonly bytes: number }
  /** What was written is on the disk when this is answered; the file is closed. */
  | { readonly verb: 'close' }

/** `size`: of the file that is written, or of the one that is read; of a read, how many bytes there were. */
export type FromWorker =
  | { readonly ok: true; readonly size: number; readonly buffer: ArrayBuffer | null }
  | { readonly ok: false; readonly full: boolean; readonly message: string; readonly size: number }
