import { allowed, firstRefusal, type Decision } from '../../contract/rules/decision.ts'
import { keyFits, keysAllowCopy, type KeyFacts, type KeyPlace } from '../../contract/rules/keys.ts'

/** The keys that are for this place: ready, or said why not yet or no more. */
export const keysFor = (keys: readonly KeyFacts[], place: KeyPlace): readonly KeyFacts[] =>
  keys.filter((key) => key.type === place.type && key.cloud === place.cloud && key.region === place.region)

/** The id of the key that is chosen: what is wished where it is for this place, else null, Neo4j's own. */
export function keyChosen(
  keys: readonly KeyFacts[] | undefined,
  place: KeyPlace,
  wish: string | null,
): string | null {
  // Until they are known, what is wished stands.
  return keys && !keysFor(keys, place).some(({ id }) => id === wish) ? null : wish
}

/** Whether an instance can be created at this place with the key, and with the data that it copies (`source`: its key). */
export function keyDecision(
  keys: readonly KeyFacts[] | undefined,
  place: KeyPlace,
  chosen: string | null,
  source: string | null,
): Decision {
  const key = keys?.find(({ id }) => id === chosen)
  return firstRefusal(keysAllowCopy(source, chosen, 'console'), key ? keyFits(key, place) : allowed)
}
