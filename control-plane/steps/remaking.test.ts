import { expect, it } from 'vitest'
import { createControl } from '../control.ts'
import { ControlRefusal } from '../control-fields.ts'
import { createRecordedWorld, recordedHost, type RecordedWorld } from '../testing/recorded-world.ts'
import { digestOf } from './digest.ts'
import type { MadeWorld } from './replay.ts'

function controlled(world: RecordedWorld) {
  const adopted: MadeWorld[] = []
  const current = () => {
    const { api, clock, recorder, log, store } = world.life()
    return {
      source: world.source,
      clock,
      controlPlane: api.controlPlane,
      recorder,
      log,
      records: () => store.dump(),
    }
  }
  const control = createControl({
    current,
    replace: () => Promise.reject(new Error('Not asked.')),
    steps: { current, facts: recordedHost, adopt: async (made) => void adopted.push(made) },
  })
  return { control, adopted }
}

it('goes back by a step or to an instant, and refuses what it cannot make with the world as it was', async () => {
  const world = createRecordedWorld()
  const { control, adopted } = controlled(world)
  await expect(control.back()).rejects.toThrow('Nothing was done')
  const before = digestOf(world.life().store.dump())
  const [instance] = world.records('instance')
  await world.call(`PATCH /v1/instances/${instance?.id}`, { json: { name: 'One' } })
  await control.advance({ ms: 60_000 })
  await world.call(`PATCH /v1/instances/${instance?.id}`, { json: { name: 'Two' } })
  const steps = control.steps()
  expect(steps.map(({ kind }) => kind)).toEqual(['call', 'control', 'call'])

  await control.back()
  expect(adopted.at(-1)).toMatchObject({ now: steps[2]?.at, kept: { steps: steps.slice(0, 2), total: 2 } })
  await control.jump({ now: world.source.now })
  expect(adopted.at(-1)?.digest).toBe(before)
  await expect(control.jump({ now: world.source.now - 1 })).rejects.toThrow('This world began at')

  const recipe = await control.recipe()
  await control.replay({ recipe: JSON.stringify(recipe) })
  expect(adopted.at(-1)?.digest).toBe(recipe.digest)
  const many = adopted.length
  const [first, ...rest] = recipe.steps
  if (first?.kind !== 'call') throw new Error('The first step is a call.')
  for (const wrong of [
    { ...recipe, digest: 'f'.repeat(64) },
    { ...recipe, steps: [{ ...first, status: 418 }, ...rest] },
    { ...recipe, steps: [...recipe.steps].reverse() },
    { ...recipe, steps: [{ at: first.at, kind: 'control', verb: 'load', request: { scenario: 'empty' } }] },
  ]) {
    await expect(control.replay({ recipe: wrong })).rejects.toThrow(ControlRefusal)
  }
  expect(adopted).toHaveLength(many)
})

it.each(['', ' \n', '<!doctype html><title>Not found</title>', '#replay=AAAA', 'PK'])(
  'says of %j that it is no state file, and what one begins with',
  async (state) => {
    const { control, adopted } = controlled(createRecordedWorld())
    await expect(control.importState({ state })).rejects.toThrow(
      'That is no state file of Afterglow. One is made by Export, and begins with {"version":1.',
    )
    expect(adopted).toEqual([])
  },
)

it('reads its own state file, with its dials', async () => {
  const world = createRecordedWorld()
  const { control, adopted } = controlled(world)
  await control.setRole({ role: 'viewer' })
  await control.setLatency({ latency: 800 })
  await control.importState({ state: await control.exportState() })
  expect(adopted.at(-1)?.kept.steps).toMatchObject([{ kind: 'control', verb: 'role' }])
  expect(await control.state()).toMatchObject({
    role: 'viewer',
    latency: { kind: 'fixed', ms: 800 },
    steps: 1,
  })
})
