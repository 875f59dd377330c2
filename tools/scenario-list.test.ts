import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { scenarioIds } from '../control-plane/scenarios/registry.ts'
import { readme, scenarioTable, withScenarios } from './scenario-list.ts'

it('mocks/README.md lists the scenarios of the registry (node tools/scenario-list.ts)', () => {
  const text = readFileSync(readme, 'utf8')
  expect(text).toBe(withScenarios(text))
})

it('the list has a row for each', () => {
  for (const id of scenarioIds) expect(scenarioTable()).toContain(`| \`${id}\` |`)
})
