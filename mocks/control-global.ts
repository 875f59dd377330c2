import type { ControlState } from '../control-plane/control.ts'
import type { ScenarioCard } from '../control-plane/scenarios/screens.ts'

/** A call of the API from outside the console, with its body as text. */
export interface ControlCall {
  readonly method: string
  readonly path: string
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: string | null
}

export interface ControlAnswer {
  readonly status: number
  readonly body: string
}

/** The world in this page's hands: `window.afterglow`. What moves the world resolves to the state after it; bad input rejects. */
export interface PageControl {
  /** Drops the world and begins a scenario: `{ scenario, now?, seed?, speed?, role? }`, `now` as an instant in ISO 8601. */
  load(request: {
    readonly scenario: string
    readonly now?: string | number
    readonly seed?: string
    readonly speed?: number
    readonly role?: string
  }): Promise<ControlState>
  /** Every scenario with the screens that it is about, each with its address in a world that begins by itself. */
  scenarios(): readonly ScenarioCard[]
  /** Moves the world forward. */
  advance(ms: number): Promise<ControlState>
  /** Virtual seconds per real second; 0 stands still. */
  setSpeed(speed: number): Promise<ControlState>
  state(): Promise<ControlState>
  /** Moves the world on, from end to end of what runs, until nothing does. */
  settle(): Promise<ControlState>
  /** Takes the access to a customer's key, by its name or id, back at the provider, or gives it again. */
  keyAccess(key: string, access: 'granted' | 'revoked'): Promise<ControlState>
  /** Ends the session: every call is answered 401 until someone signs in again. */
  endSession(): Promise<ControlState>
  /** Resolves when the page shows what its world says: no call under way, nothing loading, its fonts there. */
  ready(): Promise<void>
  /** Asks the API as the console does; `path` begins with /v1 or /afterglow/v1, whatever the base path. */
  call(request: ControlCall): Promise<ControlAnswer>
  /** Loses this page's connection to the API, or has it back. */
  offline(isOffline: boolean): void
  /** The next upload stands still when so many bytes of its file have arrived, until it is paused or the connection is lost. */
  holdUpload(bytes: number): Promise<void>
}

declare global {
  interface Window {
    afterglow?: PageControl
  }
}

/** Sent to the window when the world was moved by other means than time: whoever shows it should look. */
export const MOVED = 'afterglow:moved'
