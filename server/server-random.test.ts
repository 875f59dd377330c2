import { describe, expect, it } from 'vitest'
import { createSeededRandom, passwordOf, uuid } from '../control-plane/seeded-random.ts'
import { createServerRandom } from './server-random.ts'

describe('createServerRandom', () => {
  it('derives passwords from its own secret', () => {
    const seeded = createSeededRandom('world')
    const [one, other] = [createServerRandom(seeded), createServerRandom(seeded)]
    expect(passwordOf(one, 'password', 'a')).toBe(passwordOf(one, 'password', 'a'))
    expect(passwordOf(one, 'password', 'a')).not.toBe(passwordOf(other, 'password', 'a'))
    expect(passwordOf(one, 'password', 'a')).not.toBe(passwordOf(seeded, 'password', 'a'))
  })

  it('leaves everything else to the seed: the slots of the schedule are those of the seeded history', () => {
    const seeded = createSeededRandom('world')
    expect(uuid(createServerRandom(seeded), 'snapshot', 'x')).toBe(uuid(seeded, 'snapshot', 'x'))
    expect(createServerRandom(seeded).derive('jitter', 'a', '7')).toEqual(seeded.derive('jitter', 'a', '7'))
  })
})
