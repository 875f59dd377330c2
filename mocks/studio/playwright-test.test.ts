import { createContext, runInContext } from 'node:vm'
import fc from 'fast-check'
import { parseSync } from 'vite'
import { describe, expect, it } from 'vitest'
import type { AnyRecord, InstanceRecord } from '../../control-plane/records.ts'
import { standardNow } from '../../control-plane/scenarios/registry.ts'
import { doCall, randomCalls } from '../../control-plane/testing/random-calls.ts'
import { createRecordedWorld, type RecordedWorld } from '../../control-plane/testing/recorded-world.ts'
import { playwrightTest } from './playwright-test.ts'
import { literal, quoted } from './quoted.ts'

const recordsOf = (world: RecordedWorld): AnyRecord[] => [
  ...world.records('instance').map((record) => ({ kind: 'instance' as const, record })),
  ...world.records('snapshot').map((record) => ({ kind: 'snapshot' as const, record })),
]
const printed = async (world: RecordedWorld) => {
  const recipe = await world.recipe()
  return playwrightTest(recipe, recordsOf(world))
}
const named = (world: RecordedWorld, name: string): InstanceRecord => {
  const found = world.records('instance').find((each) => each.name === name)
  if (!found) throw new Error(`The tour has no ${name}.`)
  return found
}

const elsewhere = createContext({})
const run = (code: string): unknown => runInContext(code, elsewhere)

describe('a text in a printed test', () => {
  it('is that text, whatever stands in it, on one line', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'binary' }), { minLength: 20, maxLength: 40 }), (texts) => {
        const codes = texts.map(quoted)
        for (const code of codes) expect(code).toMatch(/^'[^\n\r\u2028\u2029\u202a-\u202e\u2066-\u2069]*'$/)
        expect(JSON.stringify(run(`[${codes.join()}]`))).toBe(JSON.stringify(texts))
      }),
      { numRuns: 5 },
    )
  })

  it('is that value, whatever its fields are called', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(JSON.stringify(run(`(${literal(value)})`))).toBe(JSON.stringify(value))
      }),
    )
    const hostile = '{"__proto__":1}'
    expect(JSON.stringify(run(`(${literal(JSON.parse(hostile))})`))).toBe(hostile)
  })
})

describe('what was done, as a test', () => {
  it('says the scenario, the steps at their instants, and what came of them', async () => {
    const world = createRecordedWorld()
    const { id, tenantId } = named(world, 'inventory')
    expect((await world.call(`POST /v1/instances/${id}/snapshots`)).status).toBe(202)
    await world.life().recorder.control('advance', { ms: 3_600_000 }, true, async () => {
      world.life().clock.advance(3_600_000)
    })
    const paused = await world.call(`POST /v1/instances/${id}/pause`)
    expect(paused.status).toBe(202)
    const text = await printed(world)
    expect(text).toMatch(
      /^import \{ expect, test \} from 'afterglow\/kit'\n\ntest\('.+', async \(\{ app, world \}\) => \{\n {2}await world\.scenario\('tour', \{ now: '2025-11-14T09:04:00\.000Z' \}\)\n/,
    )
    expect(text).toContain(
      `await world.open('/projects/${tenantId}/instances/${id}/snapshots') // inventory\n  await app.snapshots.take.click()\n`,
    )
    expect(text).toContain(`await world.open('/projects/${tenantId}/instances/${id}/pause') // inventory\n`)
    expect(text).toContain(
      "toContainEqual(expect.objectContaining({ name: 'inventory', status: 'pausing' }))",
    )
    expect(text).toContain("toHaveSnapshot({ type: 'On demand', status: 'Completed' })")
    expect(standardNow).toBe(Date.parse('2025-11-14T09:04:00Z'))
  })

  it('is a program for every session', async () => {
    await fc.assert(
      fc.asyncProperty(randomCalls(12), async (calls) => {
        const world = createRecordedWorld()
        for (const [number, call] of calls.entries()) await doCall(world, call, number)
        const text = await printed(world)
        expect(parseSync('a.spec.ts', text).errors).toEqual([])
        const made = (await world.recipe()).steps.filter(({ kind }) => kind === 'call').length
        const lines = text.match(/world\.call\(|\.click\(\)|\.confirm\(\)|belongs to an upload/g)?.length ?? 0
        expect(lines).toBeGreaterThanOrEqual(made)
      }),
      { numRuns: 3 },
    )
  })
})
