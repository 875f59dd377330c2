/** Why something is refused: a stable code, the fact, and what to do instead. */
export interface Refusal {
  readonly reason: string
  readonly message: string
  readonly remedy: string
}

/** The answer of every rule: yes, or no with the reason. */
export type Decision = { readonly allowed: true } | ({ readonly allowed: false } & Refusal)

export const allowed: Decision = { allowed: true }

/** A refused decision. */
export function refuse(reason: string, message: string, remedy: string): Decision {
  return { allowed: false, reason, message, remedy }
}

/** The first refusal of several rules in order of weight, or yes. */
export function firstRefusal(...decisions: readonly Decision[]): Decision {
  return decisions.find((decision) => !decision.allowed) ?? allowed
}
