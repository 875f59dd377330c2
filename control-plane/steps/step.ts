/** What was done to a world, step by step: with scenario and seed, all that it takes to have the world again, to the byte. */
import type { WorldSource } from '../scenarios/registry.ts'

/** The headers of a call that decide what it does. */
export interface StepHeaders {
  readonly type?: string
  readonly idempotency?: string
  readonly confirm?: string
  readonly tus?: string
  /** Of an upload that is opened: its length in bytes, and what tus writes beside it. */
  readonly length?: string
  readonly metadata?: string
}

/** The bytes of a file that came in, or why they are not here. */
export type StepBytes = { readonly base64: string } | { readonly missing: 'too-large' | 'not-kept' }

/** `at`: the instant of the world (ms) at which it was done. */
export type Step = { readonly at: number } & (
  | {
      /** A call of the API that changes something, or was meant to. */
      readonly kind: 'call'
      readonly method: string
      /** Path and query, without the base path of the host. */
      readonly path: string
      readonly body: string | null
      readonly headers: StepHeaders
      /** `token`: a client that confirms nothing (see `Caller`). */
      readonly via: 'browser' | 'token'
      readonly requestId: string
      readonly status: number
      /** Work on bytes that was still under way then, and held up what is due after it. */
      readonly behind: string | null
    }
  | {
      /** Bytes `from` (inclusive) to `to` (exclusive) of the file of an upload were stored, and count. */
      readonly kind: 'bytes'
      readonly importId: string
      readonly fileName: string
      readonly from: number
      readonly to: number
      /** They came with a checksum. */
      readonly summed: boolean
      readonly content: StepBytes
    }
  | {
      /** The file of an export or of a backup was opened: it is kept longer for it. */
      readonly kind: 'download'
      readonly of: 'export' | 'backup'
      readonly id: string
      readonly behind: string | null
    }
  | {
      /** A verb of the control. What it takes is JSON. */
      readonly kind: 'control'
      readonly verb: string
      readonly request: unknown
    }
)

/** A world, made again: from its source by its steps up to `now` (ms). */
export interface Recipe {
  readonly version: 1
  readonly source: WorldSource
  readonly steps: readonly Step[]
  readonly now: number
  /** SHA-256 over its records, in hexadecimal: see `digest.ts`. */
  readonly digest: string
}
