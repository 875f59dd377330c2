/** What a page and its worker of bytes say to each other. Sizes and offsets in bytes. */
export type ToWorker =
  /** Opens the file of `path` for writing and cuts it to `offset`. */
  | { readonly verb: 'open'; readonly path: readonly string[]; readonly offset: number }
  | { readonly verb: 'write'; readonly chunk: Uint8Array<ArrayBuffer> }
  /** What was written is on the disk when this is answered; the file is closed. */
  | { readonly verb: 'close' }

export type FromWorker =
  | { readonly ok: true; readonly size: number }
  | { readonly ok: false; readonly full: boolean; readonly message: string; readonly size: number }
