import type { Inspection } from '../../archive/inspection.ts'

/** What a page asks of the worker that reads a file: one question each, then the worker is ended. Sizes in bytes. */
export type ToReading =
  | { readonly verb: 'inspect'; readonly file: File }
  | { readonly verb: 'crc32'; readonly file: File; readonly end: number }

export type FromReading =
  | { readonly kind: 'progress'; readonly read: number }
  | { readonly kind: 'inspected'; readonly inspection: Inspection }
  | { readonly kind: 'crc32'; readonly crc32: number }
  | { readonly kind: 'failed'; readonly message: string }
