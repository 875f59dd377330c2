import { expect, it } from 'vitest'
import { createTestApi, type TestApi } from './test-api.ts'

async function namesOf(world: TestApi): Promise<readonly string[]> {
  const lines = ['GET /v1/tenants', 'GET /v1/tenants', 'GET /v1/instances/00000000', 'POST /v1/instances']
  const names: string[] = []
  for (const line of lines) names.push((await world.call(line)).headers.get('x-request-id') ?? '')
  return names
}

it('requests of a world are named apart while its clock stands, over its openings, and the same when all is done again', async () => {
  const first = createTestApi()
  const names = await namesOf(first)
  const more = await namesOf(createTestApi({ over: first, opening: 2 }))
  expect(new Set([...names, ...more]).size).toBe(8)
  expect(await namesOf(createTestApi())).toEqual(names)
})
