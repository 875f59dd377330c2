import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ControlRefusal } from '../control-fields.ts'
import { recordedSource } from '../testing/recorded-world.ts'
import { toBase64url } from '../base64.ts'
import { fragmentOf, fromFragment, packedIn, toFragment } from './fragment.ts'
import { stateOfJson } from './recipe-schema.ts'
import type { Recipe, Step } from './step.ts'
import { stepLimits } from './step-limits.ts'

const step: Step = {
  at: recordedSource.now + 5,
  kind: 'call',
  method: 'POST',
  path: '/v1/instances/abc/snapshots',
  body: '{"name":"<b>\u202eé😀</b>"}',
  headers: { idempotency: 'k' },
  via: 'browser',
  requestId: 'r-1',
  status: 202,
  behind: null,
}
const recipe = (steps: readonly Step[] = [step]): Recipe => ({
  version: 1,
  source: recordedSource,
  steps,
  now: recordedSource.now + 10,
  digest: 'a'.repeat(64),
})

async function packed(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const stream = new Blob([bytes]).stream().pipeThrough(new CompressionStream('deflate-raw'))
  return toBase64url(new Uint8Array(await new Response(stream).arrayBuffer()))
}

describe('the fragment of a link', () => {
  it('carries a recipe, whatever is written in it', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'grapheme', maxLength: 60 }), async (body) => {
        const made = recipe([{ ...step, body }])
        expect(await fromFragment(packedIn(fragmentOf(await toFragment(made))) ?? '')).toEqual(made)
      }),
    )
  })

  it('is refused in words where it was changed or cut, and never read otherwise', async () => {
    const whole = await toFragment(recipe())
    await fc.assert(
      fc.asyncProperty(fc.nat(whole.length - 1), fc.constantFrom('', 'A', '_', '%'), async (at, other) => {
        const spoilt = whole.slice(0, at) + other + whole.slice(at + 1)
        const read = await fromFragment(spoilt).catch((error: unknown) => error)
        if (!(read instanceof ControlRefusal)) expect(read).toMatchObject({ version: 1 })
      }),
    )
    for (const cut of ['', 'A', whole.slice(0, -9)]) {
      await expect(fromFragment(cut)).rejects.toThrow('This link is not whole.')
    }
  })

  it('stops unpacking at its limit', async () => {
    const bomb = await packed(new Uint8Array(stepLimits.unpackedBytes * 8))
    expect(bomb.length).toBeLessThan(stepLimits.fragmentChars)
    await expect(fromFragment(bomb)).rejects.toThrow('unpacks to more than')
    await expect(fromFragment('A'.repeat(stepLimits.fragmentChars + 1))).rejects.toThrow('longer than')
  })

  it('says what is too much for it', async () => {
    const bytes = (from: number, to: number, content: Extract<Step, { kind: 'bytes' }>['content']): Step => ({
      at: step.at,
      kind: 'bytes',
      importId: '00000000-0000-4000-8000-000000000001',
      fileName: 'orders.dump',
      from,
      to,
      summed: false,
      content,
    })
    await expect(toFragment(recipe([bytes(0, 9e9, { missing: 'too-large' })]))).rejects.toThrow('orders.dump')
    await expect(toFragment(recipe([bytes(0, 183_000, { base64: '' })]))).rejects.toThrow(
      'A link carries at most 16 kB of files, and here are 183 kB: orders.dump. Export the state to a file instead.',
    )
  })
})

describe('a state file', () => {
  const text = (change: object) => JSON.stringify({ ...recipe(), ...change })
  it.each<[string, string, string]>([
    ['no JSON', 'nothing', 'no JSON'],
    ['another version', text({ version: 2 }), 'version 2'],
    ['no version', text({ version: undefined }), 'version'],
    ['an unknown field', text({ colour: 'red' }), 'colour'],
    ['an unknown scenario', text({ source: { ...recordedSource, scenario: 'toString' } }), 'scenario'],
    ['a role', text({ source: { ...recordedSource, role: 'owner' } }), 'role'],
    ['a path elsewhere', text({ steps: [{ ...step, path: 'https://elsewhere.test/' }] }), 'steps.0.path'],
    ['a method that only reads', text({ steps: [{ ...step, method: 'GET' }] }), 'steps.0.method'],
    ['a step of another kind', text({ steps: [{ at: step.at, kind: 'eval' }] }), 'steps.0'],
    ['a time out of range', text({ now: 1e18 }), 'now'],
    ['a digest that is none', text({ digest: 'abc' }), 'digest'],
    ['a speed', text({ dials: { speed: -1 } }), 'speed'],
    ['a latency', text({ dials: { speed: 1, latency: 'slow' } }), 'latency'],
    ['a prototype', text({}).replace('"version":1', '"version":1,"__proto__":{"x":1}'), '__proto__'],
    [
      'a constructor deep inside',
      text({
        steps: [{ at: step.at, kind: 'control', verb: 'role', request: { constructor: { prototype: 1 } } }],
      }),
      'constructor',
    ],
  ])('with %s is refused in words', (_what, json, named) => {
    expect(() => stateOfJson(json)).toThrow(ControlRefusal)
    expect(() => stateOfJson(json)).toThrow(named)
  })
})
