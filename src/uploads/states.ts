import type { Inspected } from '../../archive/inspection.ts'
import type { Decision, Refusal } from '../../contract/rules/decision.ts'
import type { FileImport } from '../../contract/wire/imports.ts'
import type { ApiFailure } from '../api/failure.ts'
import type { RememberedUpload } from './remembered.ts'

/** A file as this page has it. `handle`: how the browser finds it again after a reload; null where it gave none. */
export interface ChosenFile {
  readonly file: File
  readonly handle: FileSystemFileHandle | null
}

/** A file that was read to its end. */
export interface ReadFile extends ChosenFile {
  readonly inspected: Inspected
}

/** An import whose bytes this tab sends. The object itself is the identity of one way of sending. */
export interface Sending extends ChosenFile {
  readonly importId: string
}

/** Bytes sent so far and how fast, bytes per real second; null while that is not known. */
export interface Sent {
  readonly bytes: number
  readonly rate: number | null
}

/** Why nothing is sent although it could be. By itself it goes on only after `session`. */
export type Pause =
  | { readonly by: 'person' }
  | { readonly by: 'session' }
  /** The host has no room, or another browser goes on with the same upload. */
  | { readonly by: 'host'; readonly failure: ApiFailure }

/** Who sends an upload that is not this tab's. */
export type Sender =
  | { readonly kind: 'tab' }
  | { readonly kind: 'person'; readonly name: string; readonly mayCancel: Decision }

export type ImportIn<S extends FileImport['state']> = Extract<FileImport, { state: S }>

/** What went wrong, for people. `requestId` names the request that was refused, where it was one. */
export interface Failed extends Pick<Refusal, 'reason' | 'message'> {
  readonly remedy: string | null
  readonly requestId: string | null
}

/**
 * Where a restore from a file stands in this tab. Up to `offline` it is the tab's own way; from `verifying` on, what the
 * server says of the import, here and in every other tab alike.
 */
export type Upload =
  | { readonly at: 'idle' }
  /** `read`: bytes. */
  | { readonly at: 'inspecting'; readonly file: File; readonly read: number }
  /** `inspected` holds what was read, where it was read. */
  | {
      readonly at: 'refused'
      readonly name: string | null
      readonly refusal: Refusal
      readonly inspected: Inspected | null
    }
  /** `other`: an import of the same instance that stands in the way. */
  | {
      readonly at: 'confirming'
      readonly chosen: ReadFile
      readonly failure: ApiFailure | null
      readonly other: FileImport | null
    }
  /** Confirmed, and the server makes an import of it. */
  | { readonly at: 'registering'; readonly chosen: ReadFile }
  | { readonly at: 'uploading'; readonly sending: Sending; readonly sent: Sent }
  | { readonly at: 'paused'; readonly sending: Sending; readonly sent: Sent; readonly why: Pause }
  /** The server was not reached, or could not answer: tried again by itself. */
  | {
      readonly at: 'offline'
      readonly sending: Sending
      readonly sent: Sent
      readonly failure: ApiFailure
    }
  /** Begun before a reload: goes on with the same file. `refusal`: why the one that came was not it. */
  | {
      readonly at: 'waiting-for-file'
      readonly record: ImportIn<'uploading'>
      readonly remembered: RememberedUpload | null
      readonly refusal: Refusal | null
    }
  /** The file that came is compared with what was sent, or with all that was to be: `read` of `size` bytes. */
  | {
      readonly at: 'recognising'
      readonly record: ImportIn<'uploading'>
      readonly remembered: RememberedUpload | null
      readonly file: File
      readonly read: number
      readonly size: number
    }
  | {
      readonly at: 'elsewhere'
      readonly record: ImportIn<'uploading'>
      readonly sender: Sender
      readonly failure: ApiFailure | null
    }
  | { readonly at: 'verifying'; readonly importId: string; readonly name: string; readonly bytes: number }
  /** Verified, and the instance is not what was agreed to: it waits to be confirmed again. */
  | {
      readonly at: 'waiting-for-consent'
      readonly record: ImportIn<'waiting'>
      readonly failure: ApiFailure | null
    }
  | { readonly at: 'loading'; readonly record: ImportIn<'loading'> }
  | { readonly at: 'done'; readonly record: ImportIn<'done'> }
  | {
      readonly at: 'failed'
      readonly importId: string
      readonly name: string
      readonly bytes: number
      readonly failed: Failed
    }
  | { readonly at: 'cancelled'; readonly name: string; readonly by: 'person' | 'server' }

export type Place = Upload['at']
export type StateAt<P extends Place> = Extract<Upload, { at: P }>

/** The import that a state is about; null where there is none yet. */
export function importOf(state: Upload): string | null {
  switch (state.at) {
    case 'uploading':
    case 'paused':
    case 'offline':
      return state.sending.importId
    case 'waiting-for-file':
    case 'recognising':
    case 'elsewhere':
    case 'waiting-for-consent':
    case 'loading':
    case 'done':
      return state.record.id
    case 'verifying':
    case 'failed':
      return state.importId
    case 'idle':
    case 'inspecting':
    case 'refused':
    case 'confirming':
    case 'registering':
    case 'cancelled':
      return null
  }
}
