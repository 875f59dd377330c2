import { expect, it } from 'vitest'
import { openApiFaults } from './openapi.ts'

it('public/openapi.json is what the routes print, and valid OpenAPI', async () => {
  expect(await openApiFaults()).toEqual([])
})
