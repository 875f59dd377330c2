import type { ApiFailure } from '../api/failure.ts'

/**
 * What becomes of an upload after a request of it failed. `again`: it goes on by itself; `ask`: what stands on the server
 * decides; `session`, `host`: it pauses; `end`: nothing can come of it.
 */
export type Afterwards = 'again' | 'ask' | 'session' | 'host' | 'end'

/** By status; what is not here ends it. 0: no answer came. */
const byStatus = new Map<number, Afterwards>([
  [0, 'again'],
  [401, 'session'],
  [404, 'ask'],
  [408, 'again'],
  [409, 'again'],
  [410, 'ask'],
  [423, 'again'],
  [425, 'again'],
  [429, 'again'],
  [500, 'again'],
  [502, 'again'],
  [503, 'again'],
  [504, 'again'],
  [507, 'host'],
])

/** `moved`: bytes of this way of sending had arrived; who is then told that another request goes on has been relieved. */
export function afterwards(failure: ApiFailure, moved: boolean): Afterwards {
  if (failure.reason === 'file-changed' || failure.reason === 'defect') return 'end'
  if (failure.reason === 'upload-interrupted') return 'again'
  if (failure.reason === 'upload-in-use' && moved) return 'host'
  return byStatus.get(failure.status) ?? 'end'
}
