import { createHmac, randomBytes } from 'node:crypto'
import type { Random } from '../control-plane/ports.ts'

/** Chance keyed by a secret that only this process has: nobody outside can derive an id or a password. */
export function createKeyedRandom(secret: Uint8Array = randomBytes(32)): Random {
  return {
    derive: (...key) => new Uint8Array(createHmac('sha256', secret).update(JSON.stringify(key)).digest()),
  }
}
