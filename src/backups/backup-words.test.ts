import { describe, expect, it } from 'vitest'
import type { Opening } from '../../contract/wire/backups.ts'
import { answerOf, nobodyOpens, placeInLine } from './backup-words.ts'

describe('a place in the queue', () => {
  it.each([
    [1, 'Next in line'],
    [2, '2nd in line'],
    [3, '3rd in line'],
    [4, '4th in line'],
    [11, '11th in line'],
    [12, '12th in line'],
    [13, '13th in line'],
    [21, '21st in line'],
    [22, '22nd in line'],
    [111, '111th in line'],
    [1_001, '1,001st in line'],
  ])('%d: %s', (position, words) => expect(placeInLine(position)).toBe(words))
})

describe('what opens a file', () => {
  const opening = (product: Opening['product'], facts: Partial<Opening>): Opening => ({
    product,
    opens: 'no',
    versions: null,
    why: 'There is no store in it.',
    ...facts,
  })
  const nobody = [opening('Neo4j Community', {}), opening('Neo4j Enterprise', {})]

  it('is one reason where nobody does for the same', () => {
    expect(nobodyOpens(nobody)).toBe('There is no store in it.')
    expect(nobodyOpens([...nobody, opening('Neo4j Aura', { why: 'It is too old.' })])).toBeNull()
    const enterprise = opening('Neo4j Enterprise', { opens: 'yes', versions: '5 and later' })
    expect(nobodyOpens([opening('Neo4j Community', {}), enterprise])).toBeNull()
    expect(nobodyOpens([])).toBeNull()
  })

  it('is the versions where they are known', () => {
    expect(answerOf(opening('Neo4j Aura', { opens: 'yes', versions: 'latest' }))).toBe('latest')
    expect(answerOf(opening('Neo4j Aura', { opens: 'yes' }))).toBe('yes')
    expect(answerOf(opening('Neo4j Aura', { opens: 'not known' }))).toBe('not known')
  })
})
