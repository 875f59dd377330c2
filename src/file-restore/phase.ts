import type { Inspected } from '../../archive/inspection.ts'
import type { Refusal } from '../../contract/rules/decision.ts'
import type { ApiFailure } from '../api/failure.ts'

/** Bytes sent so far and how fast, bytes per real second; null before the first were sent. */
export interface Sent {
  readonly bytes: number
  readonly rate: number | null
}

/**
 * Where the restore from a file stands in this page. From `sent` on, the server's import says how it goes on.
 * `refused` holds what was read, where it was read.
 */
export type Phase =
  | { readonly at: 'idle' }
  | { readonly at: 'inspecting'; readonly file: File; readonly read: number }
  | {
      readonly at: 'refused'
      readonly name: string | null
      readonly refusal: Refusal
      readonly inspected: Inspected | null
    }
  | {
      readonly at: 'confirming'
      readonly file: File
      readonly inspected: Inspected
      readonly failure: ApiFailure | null
    }
  | { readonly at: 'uploading'; readonly file: File; readonly importId: string | null; readonly sent: Sent }
  | {
      readonly at: 'interrupted'
      readonly file: File
      readonly importId: string | null
      readonly failure: ApiFailure
    }
  | { readonly at: 'sent'; readonly file: File; readonly importId: string }
  | { readonly at: 'cancelled'; readonly name: string }
