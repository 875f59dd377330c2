import { describe, expect, it } from 'vitest'
import { standardNow } from '../control-plane/scenarios/registry.ts'
import { kindOf, whichWorld } from './which-world.ts'

describe('whichWorld', () => {
  it('is main in every tab that asks for nothing', () => {
    expect(whichWorld({}, null, 'f')).toMatchObject({ id: 'main', kept: true, source: { scenario: 'tour' } })
    expect(whichWorld({ speed: 60 }, null, 'f').id).toBe('main')
  })

  it('begins a world of its own for a scenario, an instant, a seed or a role', () => {
    expect(whichWorld({ scenario: 'empty' }, 'own-e', 'f')).toMatchObject({
      id: 'own-f',
      kept: true,
      source: { scenario: 'empty', now: standardNow, role: null },
    })
    expect(whichWorld({ now: 5 }, null, 'f')).toMatchObject({
      id: 'own-f',
      source: { scenario: 'tour', now: 5 },
    })
    expect(whichWorld({ seed: 's' }, null, 'f')).toMatchObject({ id: 'own-f', source: { seed: 's' } })
    expect(whichWorld({ role: 'viewer' }, null, 'f').source.role).toBe('viewer')
  })

  it('goes on with the world of the tab until main is asked for', () => {
    expect(whichWorld({}, 'own-e', 'f').id).toBe('own-e')
    expect(whichWorld({ world: 'main' }, 'own-e', 'f').id).toBe('main')
  })

  it('keeps nothing of a world in memory', () => {
    expect(whichWorld({ world: 'memory', scenario: 'empty' }, 'own-e', 'f')).toMatchObject({
      id: 'memory-f',
      kept: false,
      source: { scenario: 'empty' },
    })
  })
})

it.each([
  [{}, null, 'main'],
  [{}, 'own-e', 'own'],
  [{ world: 'main' }, 'own-e', 'main'],
  [{ scenario: 'empty' }, null, 'own'],
  [{ world: 'memory' }, null, 'memory'],
] as const)('tells of %j after %s that it is %s', (asked, remembered, kind) => {
  expect(kindOf(whichWorld(asked, remembered, 'f'))).toBe(kind)
})
