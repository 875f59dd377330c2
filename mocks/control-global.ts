import type { ControlState } from '../control-plane/control-state.ts'
import type { LogEntry } from '../control-plane/line-layer.ts'
import type { Latency, When } from '../control-plane/line.ts'
import type { Recipe, Step } from '../control-plane/steps/step.ts'
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

/** What is to fail: calls of a route (`listSnapshots`, `any`) or long operations of a kind (`restore`). */
export interface Failure {
  readonly operation: string
  readonly reason: string
  /** Without it, the next one. As in a link: `next`, `every-3`, `always`. */
  readonly when?: When | string
  /** Of long operations: of one instance only, by its id or name. */
  readonly instance?: string | null
}

/** The world in this page's hands: `window.afterglow`. What moves the world resolves to the state after it; bad input rejects. */
export interface PageControl {
  /** Whose world this tab shows: the one that all tabs share, one of its own, or one that is gone with the page. */
  readonly world: 'main' | 'own' | 'memory'
  /** Drops the world and begins a scenario: `{ scenario, now?, seed?, speed?, role? }`, `now` as an instant in ISO 8601. */
  load(request: {
    readonly scenario: string
    readonly now?: string | number
    readonly seed?: string
    readonly speed?: number
    readonly role?: string
    /** How the API answers from then on, instead of the scenario's own; `fail` as a list, or as in a link. */
    readonly latency?: Latency | number | string
    readonly fail?: readonly Failure[] | string
  }): Promise<ControlState>
  /** Every scenario with the screens that it is about, each with its address in a world that begins by itself. */
  scenarios(): readonly ScenarioCard[]
  /** Moves the world forward. */
  advance(ms: number): Promise<ControlState>
  /** Virtual seconds per real second; 0 stands still. */
  setSpeed(speed: number): Promise<ControlState>
  state(): Promise<ControlState>
  /** On to what comes next; rejects where nothing does. */
  nextEvent(): Promise<ControlState>
  /** On to an instant (ISO 8601 or ms), at most 400 days away. */
  jump(now: string | number): Promise<ControlState>
  /** How long a call takes: as data, in ms, or as in a link (`200~1500`, `offline`). */
  setLatency(latency: Latency | number | string): Promise<ControlState>
  /** Lays one more failure out, of calls or of long operations. */
  fail(failure: Failure): Promise<ControlState>
  /** Nothing fails any more that was laid out. */
  clearFailures(): Promise<ControlState>
  /** Gives whoever is signed in another role; null: that of the scenario. */
  setRole(role: string | null): Promise<ControlState>
  /** The world as it was loaded, at the speed that it has. */
  reset(): Promise<ControlState>
  /** The last calls of this page, oldest first. Each new one is told by `afterglow:answered`, whose `detail` it is. */
  log(): readonly LogEntry[]
  /** Moves the world on, from end to end of what runs, until nothing does. */
  settle(): Promise<ControlState>
  /** Takes the access to a customer's key, by its name or id, back at the provider, or gives it again. */
  keyAccess(key: string, access: 'granted' | 'revoked'): Promise<ControlState>
  /** Ends the session: every call is answered 401 until someone signs in again. */
  endSession(): Promise<ControlState>
  /** Undoes the last step; rejects where nothing was done. */
  back(): Promise<ControlState>
  /** What was done in this world, oldest first. */
  steps(): Promise<readonly Step[]>
  /** What makes this world again; rejects where not all of its steps were kept. */
  recipe(): Promise<Recipe>
  /** The steps as a test for Playwright, with the kit that `npm pack` makes. */
  playwrightTest(): Promise<string>
  /** Makes this world one of a recipe: as data, as JSON or as a link carries it. Rejects, and nothing has changed. */
  replay(recipe: Recipe | string): Promise<ControlState>
  /** The address of what the page shows, with all that was done; rejects where that is too much for a link. */
  link(): Promise<string>
  /** The text of a state file. */
  exportState(): Promise<string>
  importState(state: string): Promise<ControlState>
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
