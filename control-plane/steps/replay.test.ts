import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { doCall, randomCalls } from '../testing/random-calls.ts'
import { createRecordedWorld, recordedHost } from '../testing/recorded-world.ts'
import { madeWorld } from '../control.ts'

/** AFTERGLOW_RUNS: so many times as many recordings. */
const runs = Number(process.env['AFTERGLOW_RUNS'] ?? 1)

describe('a recording', () => {
  it(
    'leads to the same world again, to the byte, also where its host was reloaded in the middle',
    { timeout: 120_000 * runs },
    async () => {
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
        { numRuns: 10 * runs, endOnFailure: true },
      )
      expect(steps).toBeGreaterThan(150 * runs)
    },
  )
})

/** A snapshot that was taken and what became of it, where calls are answered. */
async function take(world: ReturnType<typeof createRecordedWorld>): Promise<string> {
  const inventory = world.records('instance').find(({ name }) => name === 'inventory')
  const answer = await world.call(`POST /v1/instances/${inventory?.id}/snapshots`)
  if (!answer.ok) return String(answer.status)
  await world.control('settle', {})
  const last = world
    .records('snapshot')
    .filter((each) => each.instanceId === inventory?.id)
    .toSorted((a, b) => b.timestamp - a.timestamp)[0]
  return last?.status ?? 'gone'
}

const keyOf = (world: ReturnType<typeof createRecordedWorld>) => world.records('customer-managed-key')[0]

describe('a verb of the control', () => {
  it.each([
    [
      'fail',
      { operation: 'take-snapshot', reason: 'storage-unreachable', when: 'every-2' },
      ['Completed', 'Failed'],
    ],
    ['fail', { operation: 'any', reason: 'internal' }, ['Completed', 'Completed']],
    ['end-session', {}, ['401', '401']],
    ['role', { role: 'viewer' }, ['403', '403']],
  ] as const)('%s %j is done again', async (verb, request, met) => {
    const world = createRecordedWorld()
    await world.control(verb, request)
    for (const status of met) expect(await take(world)).toBe(status)
    await expectSame(world)
  })

  it('key-access is done again, by the id of the key also where its name is another key’s then', async () => {
    const world = createRecordedWorld()
    const key = keyOf(world)
    await world.control('key-access', { key: key?.name, access: 'revoked' })
    expect(keyOf(world)).not.toEqual(key)
    expect(world.life().log.kept().steps).toMatchObject([
      { kind: 'control', verb: 'key-access', request: { key: key?.id, access: 'revoked' } },
    ])
    await world.control('advance', { ms: 3_600_000 })
    await world.control('key-access', { key: key?.id, access: 'granted' })
    await world.control('settle', {})
    await expectSame(world)
  })

  it('that is refused is no step, and neither is what lies on the line', async () => {
    const world = createRecordedWorld()
    await expect(world.control('key-access', { key: 'none', access: 'revoked' })).rejects.toThrow(
      'no such key',
    )
    await expect(world.control('role', { role: 'owner' })).rejects.toThrow('no such role')
    await expect(world.control('fail', { operation: 'restore', reason: 'none' })).rejects.toThrow()
    await world.control('fail', { operation: 'any', reason: 'internal' })
    await world.control('latency', { latency: 800 })
    expect(world.life().log.kept()).toEqual({ steps: [], total: 0 })
  })
})

async function expectSame(world: ReturnType<typeof createRecordedWorld>): Promise<void> {
  const recipe = await world.recipe()
  expect((await madeWorld(recipe, recordedHost)).digest).toBe(recipe.digest)
}
