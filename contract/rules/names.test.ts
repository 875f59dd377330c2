import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { checkFileName, checkName } from './names.ts'

const reason = (name: string) => {
  const verdict = checkName(name)
  return verdict.ok ? 'ok' : verdict.reason
}

describe('the name of an instance', () => {
  it.each([
    ['orders', 'ok'],
    ['Ünï cödé', 'ok'],
    ['注文グラフ', 'ok'],
    ['سجلات', 'ok'],
    ['🎬 movies 👩‍🚀', 'ok'],
    ['<b>bold</b>', 'ok'],
    ['x'.repeat(30), 'ok'],
    ['😀'.repeat(30), 'ok'],
    ['x'.repeat(31), 'name-too-long'],
    ['😀'.repeat(31), 'name-too-long'],
    ['', 'name-empty'],
    ['   ', 'name-empty'],
    [' orders', 'name-blank-edges'],
    ['orders ', 'name-blank-edges'],
    ['orders\u00A0', 'name-blank-edges'],
    ['or\nders', 'name-hidden-characters'],
    ['or\u0000ders', 'name-hidden-characters'],
    ['evil\u202Egpj', 'name-hidden-characters'],
    ['a\u2066b\u2069', 'name-hidden-characters'],
    ['zero\u200Bwidth', 'name-hidden-characters'],
    ['\uFEFForders', 'name-hidden-characters'],
    ['half \uD83D', 'name-hidden-characters'],
    ['\u2800', 'name-hidden-characters'],
    ['or\u00ADders', 'name-hidden-characters'],
    ['orders\u3164', 'name-hidden-characters'],
    ['\u115F\u1160', 'name-hidden-characters'],
    ['\uFFA0', 'name-hidden-characters'],
    ['or\u180Eders', 'name-hidden-characters'],
    ['\u200D', 'name-empty'],
    ['\u200C \uFE0F', 'name-empty'],
    ['\u034F', 'name-empty'],
    ['\uFFFF', 'name-empty'],
    ['نام\u200Cها', 'ok'],
    ['각하', 'ok'],
    ['🏴\u{E0067}\u{E0062}\u{E0073}\u{E0063}\u{E0074}\u{E007F}', 'ok'],
  ])('%j: %s', (name, expected) => {
    expect(reason(name)).toBe(expected)
  })

  it('never lets a control, bidi or half character through', () => {
    const bad = fc.constantFrom(
      '\u0007',
      '\u007F',
      '\u0085',
      '\u061C',
      '\u200E',
      '\u200F',
      '\u202A',
      '\u2067',
      '\uDC00',
    )
    fc.assert(
      fc.property(fc.string(), bad, fc.string(), (before, character, after) => {
        expect(checkName(before + character + after).ok).toBe(false)
      }),
    )
  })

  it('says how much is too much', () => {
    expect(checkName('x'.repeat(33))).toMatchObject({ remedy: 'Shorten it by 3.' })
  })
})

describe('the name of a file', () => {
  it('has 1 to 255 characters, whatever takes two units', () => {
    expect(checkFileName('😀'.repeat(255)).allowed).toBe(true)
    expect(checkFileName('😀'.repeat(256))).toMatchObject({ reason: 'name-of-file' })
    expect(checkFileName('')).toMatchObject({ reason: 'name-of-file' })
    expect(checkFileName('\u200d')).toMatchObject({ reason: 'name-of-file' })
  })

  it('has no mark that changes its direction', () => {
    expect(checkFileName('a\u202Eb.dump')).toMatchObject({ reason: 'name-hidden-characters' })
    expect(checkFileName('a b.dump').allowed).toBe(true)
  })
})
