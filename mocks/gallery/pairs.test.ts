import { describe, expect, it } from 'vitest'
import { scenarioCards, type ScenarioCard } from '../../control-plane/scenarios/screens.ts'
import { frameOf, linkOf, pairsOf, queryOf, readView, shown, sizes, themes, type View } from './pairs.ts'

const cards = scenarioCards()
const everything: View = { search: '', scenario: '', theme: 'system', size: sizes[0] }
const card: ScenarioCard = {
  id: 'tour',
  title: 'The tour',
  description: 'An instance of every plan.',
  user: { name: 'on-call', role: 'viewer' },
  statuses: [404],
  screens: [
    { id: 'instances', title: 'Instances', place: '/projects/1/instances?sort=name' },
    { id: 'activity', title: 'Activity', place: '/projects/1/activity' },
  ],
}
const pairs = pairsOf([card])
const [first] = pairs
if (!first) throw new Error('There is a pair.')

describe('the pairs', () => {
  it('are every screen of every scenario, each once', () => {
    const all = pairsOf(cards)
    expect(all).toHaveLength(cards.reduce((sum, { screens }) => sum + screens.length, 0))
    expect(new Set(all.map(({ scenario, screen }) => `${scenario.id}/${screen.id}`)).size).toBe(all.length)
    expect(shown(all, everything)).toEqual(all)
  })

  it.each([
    ['activity', 1],
    ['TOUR activity', 1],
    ['viewer', 2],
    ['404', 2],
    ['every  plan', 2],
    ['activity instances', 0],
  ])('are found by the words %s', (search, count) => {
    const found = shown(pairs, { ...everything, search })
    expect(found).toHaveLength(count)
  })

  it('are those of one scenario where it is chosen', () => {
    for (const { id, screens } of cards)
      expect(shown(pairsOf(cards), { ...everything, scenario: id })).toHaveLength(screens.length)
  })

  it('have a link under any base, which keeps what the place asks for', () => {
    expect(linkOf(first, '/some/path/')).toBe(
      '/some/path/projects/1/instances?sort=name&scenario=tour&speed=0',
    )
    expect(frameOf(first, '/')).toBe(
      '/projects/1/instances?sort=name&scenario=tour&speed=0&world=memory&studio=off',
    )
  })
})

describe('the view in the address', () => {
  const views = themes.flatMap((theme) =>
    sizes.map((size): View => ({ search: 'a & b', scenario: 'tour', theme, size })),
  )

  it.each(views)('is read as it was written: $theme, $size.width', (view) => {
    expect(readView(queryOf(view), ['tour'])).toEqual(view)
  })

  it('is empty where nothing is asked, and passes over what it does not know', () => {
    expect(queryOf(everything)).toBe('')
    expect(readView('?scenario=nowhere&theme=pink&width=12&q=', ['tour'])).toEqual(everything)
  })
})
