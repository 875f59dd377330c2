import { createStore, type StoreApi } from 'zustand/vanilla'
import type { Place, StateAt, Upload } from './states.ts'

/** What the server may say of an import that this tab does not send. */
const followed = ['verifying', 'waiting-for-consent', 'loading', 'done', 'failed', 'cancelled'] as const
/** What is met of an instance when nothing is under way in this tab. */
const met = ['waiting-for-file', 'elsewhere', 'verifying', 'waiting-for-consent', 'loading'] as const
/** A file comes. */
const given = ['inspecting', 'refused', 'confirming'] as const

/** Every way from one state to another. Staying is a way of its own: progress, a failure beside what is shown. */
export const transitions = {
  idle: [...given, ...met],
  inspecting: [...given, 'idle'],
  refused: [...given, 'idle'],
  confirming: [...given, 'idle', 'registering', 'uploading', ...met],
  registering: ['uploading', 'confirming', 'cancelled'],
  uploading: ['uploading', 'paused', 'offline', 'verifying', 'failed', 'cancelled'],
  paused: ['uploading', 'verifying', 'failed', 'cancelled'],
  offline: ['offline', 'uploading', 'paused', 'verifying', 'failed', 'cancelled'],
  'waiting-for-file': ['waiting-for-file', 'recognising', 'uploading', 'elsewhere', ...followed],
  recognising: ['recognising', 'waiting-for-file', 'uploading', 'elsewhere', ...followed],
  elsewhere: ['elsewhere', 'waiting-for-file', ...followed],
  verifying: ['waiting-for-consent', 'loading', 'done', 'failed', 'cancelled'],
  'waiting-for-consent': ['waiting-for-consent', 'loading', 'done', 'failed', 'cancelled'],
  loading: ['loading', 'done', 'failed', 'idle'],
  done: ['idle', ...given, ...met],
  failed: ['idle', ...given, ...met],
  cancelled: ['idle', ...given, ...met],
} as const satisfies Record<Place, readonly Place[]>

/** The states from which `T` can be reached. */
type Before<T extends Place> = {
  [F in Place]: T extends (typeof transitions)[F][number] ? F : never
}[Place]

/** The states that may follow on `P`; on every one of them, where it is several. */
export type After<P extends Place> = { [T in Place]: [P] extends [Before<T>] ? T : never }[Place]

/** Holds one state and moves it along the table. */
export interface Machine {
  readonly store: StoreApi<Upload>
  /** The present state where it is one of these; null otherwise. */
  at<P extends Place>(...places: readonly P[]): StateAt<P> | null
  /** Goes on from a state to one that may follow on it. Where the machine is not in `from` any more, nothing happens: false. */
  go<F extends Upload>(from: F, to: StateAt<After<F['at']>>): boolean
}

/** A machine that begins idle. */
export function createMachine(): Machine {
  const store = createStore<Upload>(() => ({ at: 'idle' }))
  const isIn = <P extends Place>(state: Upload, places: readonly P[]): state is StateAt<P> =>
    places.some((place) => place === state.at)
  return {
    store,
    at(...places) {
      const state = store.getState()
      return isIn(state, places) ? state : null
    },
    go(from, to) {
      if (store.getState() !== from) return false
      store.setState(to, true)
      return true
    },
  }
}
