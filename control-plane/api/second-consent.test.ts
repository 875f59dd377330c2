import { expect, it } from 'vitest'
import { figuresArchive } from './test-archives.ts'
import { createTestApi } from './test-api.ts'
import { uploadCalls } from './upload-calls.ts'

it('a file that waited is not loaded into an instance that became too small meanwhile', async () => {
  const world = createTestApi()
  await world.api.controlPlane.reconcile()
  const calls = uploadCalls(() => world)
  await calls.send('embeddings-lab', await figuresArchive({ bytes: 1_000_000_000 }))
  world.clock.advance(7_200_000)
  await world.api.controlPlane.reconcile()
  const big = await figuresArchive({ bytes: 30_000_000_000 })
  const id = await calls.begin('embeddings-lab', big.size)
  const instanceId = world.instance('embeddings-lab').id
  const resized = await world.call(`PATCH /v1/instances/${instanceId}`, { json: { memory: '8GB' } })
  expect(resized.status).toBe(202)
  await calls.patch(id, 0, big)
  await world.api.controlPlane.reconcile()
  world.clock.advance(7_200_000)
  await world.api.controlPlane.reconcile()
  const { name, dataId, status, storage } = world.instance('embeddings-lab')
  expect([status, storage]).toEqual(['running', '16GB'])
  expect(await calls.stateOf(id)).toMatchObject({ data: { state: 'waiting' } })
  const before = world.world()
  expect(
    await world.call(`POST /afterglow/v1/imports/${id}/consent`, {
      json: { instance_name: name, data_id: dataId },
    }),
  ).toMatchObject({ status: 422, body: { errors: [{ reason: 'ImportExceedsMaxSize' }] } })
  expect(world.world()).toBe(before)
})
