import type { Refusal } from '../../contract/rules/decision.ts'
import * as say from '../messages/uploads.tsx'

/** The browser did not give the bytes of a file, or gave others than before. */
export const unreadable: Refusal = {
  reason: 'unreadable',
  ...say.unreadable,
}
