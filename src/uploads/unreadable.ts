import type { Refusal } from '../../contract/rules/decision.ts'

/** The browser did not give the bytes of a file, or gave others than before. */
export const unreadable: Refusal = {
  reason: 'unreadable',
  message: 'The file could not be read.',
  remedy: 'Choose it again. Where it lies on another machine, copy it to this one first.',
}
