import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { doCall, randomCalls } from '../testing/random-calls.ts'
import { createRecordedWorld, recordedHost } from '../testing/recorded-world.ts'
import { madeWorld } from '../control.ts'

describe('a recording', () => {
  it('leads to the same world again, to the byte, also where its host was reloaded in the middle', async () => {
    let steps = 0
    await fc.assert(
      fc.asyncProperty(randomCalls(30), fc.nat(29), async (calls, reloadedAt) => {
        const world = createRecordedWorld()
        for (const [number, call] of calls.entries()) {
          if (number === reloadedAt) world.reload()
          await doCall(world, call, number)
        }
        const recipe = await world.recipe()
        steps += recipe.steps.length
        const made = await madeWorld(recipe, recordedHost)
        expect(made.digest).toBe(recipe.digest)
      }),
      { numRuns: 10, endOnFailure: true },
    )
    expect(steps).toBeGreaterThan(150)
  }, 120_000)
})
