import { createHmac, randomBytes } from 'node:crypto'
import type { Random } from '../control-plane/ports.ts'

/**
 * Chance of a server: letters of passwords and the key of links are keyed by a secret that only this process has, so nobody
 * outside can derive one. Everything else follows the world's seed: the schedule has to go on where the seeded history ends.
 */
export function createServerRandom(seeded: Random, secret: Uint8Array = randomBytes(32)): Random {
  return {
    derive: (...key) =>
      key[0] === 'letters' || key[0] === 'link-key'
        ? new Uint8Array(createHmac('sha256', secret).update(JSON.stringify(key)).digest())
        : seeded.derive(...key),
  }
}
