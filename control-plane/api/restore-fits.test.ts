import { expect, it } from 'vitest'
import { z } from '@hono/zod-openapi'
import { createTestApi } from './test-api.ts'

const Actions = z.object({
  data: z.object({ afterglow: z.object({ actions: z.record(z.string(), z.unknown()) }) }),
})

it('a snapshot of more than its instance holds by now is not restored before it is resized', async () => {
  const world = createTestApi({
    change: (records) =>
      records.map((each) =>
        each.kind === 'instance' && each.record.name === 'embeddings-lab'
          ? { ...each, record: { ...each.record, memory: '8GB', storage: '16GB', cpu: 2 } }
          : each,
      ),
  })
  await world.api.controlPlane.reconcile()
  const instance = world.instance('embeddings-lab')
  const big = world.snapshots(instance).find((each) => each.kind === 'full' && each.status === 'Completed')
  const path = `/v1/instances/${instance.id}/snapshots/${big?.id}`
  const refused = {
    reason: 'ImportExceedsMaxSize',
    message: expect.stringMatching(/^The data needs .+ of storage; this instance has 16 GB\.$/),
  }
  const shown = Actions.parse((await world.call(`GET ${path}?view=afterglow`)).body)
  const remedy = 'Resize embeddings-lab first.'
  expect(shown.data.afterglow.actions['restore']).toEqual({ ...refused, allowed: false, remedy })
  const before = world.world()
  expect(await world.call(`POST ${path}/restore`)).toMatchObject({ status: 422, body: { errors: [refused] } })
  expect(world.world()).toBe(before)
  await world.call(`PATCH /v1/instances/${instance.id}`, { json: { memory: '16GB' } })
  world.clock.advance(14_400_000)
  await world.api.controlPlane.reconcile()
  expect(await world.call(`POST ${path}/restore`)).toMatchObject({ status: 202 })
})
