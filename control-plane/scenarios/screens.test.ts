import { describe, expect, it } from 'vitest'
import { scenarioIds, scenarioNamed, standardNow } from './registry.ts'
import { scenarioCards, screensOf } from './screens.ts'

const cards = scenarioCards()

it('cards stand in the order of the registry', () => {
  expect(cards.map(({ id }) => id)).toEqual(scenarioIds)
  expect(new Set(cards.map(({ title }) => title)).size).toBe(cards.length)
})

describe.each(cards)('$id', ({ id, title, description, statuses, screens }) => {
  it('is told in a title and a sentence', () => {
    expect(title).toMatch(/^[^.!]{4,48}$/)
    expect(description).toMatch(/^[^!]{20,200}\.$/)
  })

  it('is about one to six screens, each named once', () => {
    expect(screens.length).toBeGreaterThanOrEqual(1)
    expect(screens.length).toBeLessThanOrEqual(6)
    for (const screen of screens) {
      expect(screen.id).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/)
      expect(screen.title).toMatch(/^[^.!]{3,60}$/)
      expect(screen.place).toMatch(/^\/projects\/[0-9a-f-]{36}\//)
    }
    expect(new Set(screens.map((screen) => screen.id)).size).toBe(screens.length)
    expect(new Set(screens.map((screen) => screen.place)).size).toBe(screens.length)
  })

  it('says which statuses its screens are answered with', () => {
    for (const status of statuses) expect(status).toBeGreaterThanOrEqual(400)
    if (scenarioNamed(id).session === 'ended') expect(statuses).toContain(401)
  })
})

it('screens of another beginning lead to what that world has', () => {
  const source = { scenario: 'tour', now: standardNow, seed: 'another', role: null } as const
  const [cardsScreen] = screensOf(source)
  expect(cardsScreen?.id).toBe('cards')
  expect(cardsScreen?.place).not.toBe(cards.find(({ id }) => id === 'tour')?.screens[0]?.place)
})
