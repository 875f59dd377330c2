import { describe, expect, it } from 'vitest'
import { intakeOf } from './intake.ts'

const file = (name: string) => new File(['x'], name)
const reasonOf = (files: readonly File[], hasFolder = false) => {
  const intake = intakeOf(files, hasFolder)
  return 'refusal' in intake ? intake.refusal.reason : intake.file.name
}

describe('intakeOf', () => {
  it('takes one file, whatever its name', () => {
    expect(reasonOf([file('a.dump')])).toBe('a.dump')
    expect(reasonOf([file('a.png')])).toBe('a.png')
  })

  it('refuses a name that shows as another, before anything is read', () => {
    expect(reasonOf([file('people\u202Epmud.dump')])).toBe('name-hidden-characters')
    expect(reasonOf([file(`${'é'.repeat(300)}.dump`)])).toBe('name-of-file')
  })

  it('refuses several files, and says how many', () => {
    const intake = intakeOf([file('a.dump'), file('b.dump'), file('c.tar')], false)
    expect(intake).toMatchObject({ refusal: { reason: 'several-files' } })
    expect('refusal' in intake && intake.refusal.message).toContain('3 files')
  })

  it('refuses a folder, even with one file in it', () => {
    expect(reasonOf([file('a.dump')], true)).toBe('folder')
    expect(reasonOf([], true)).toBe('folder')
  })

  it('refuses a drop without a file (text, a link)', () => {
    expect(reasonOf([])).toBe('nothing-dropped')
  })
})
