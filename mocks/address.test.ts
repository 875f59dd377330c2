import { describe, expect, it } from 'vitest'
import { readAddress } from './address.ts'

const at = (query: string) => readAddress(`https://demo.test/some/projects/1/instances?${query}`)

describe('readAddress', () => {
  it("takes out what is the host's and leaves what is the console's", () => {
    const reading = at(
      'q=prod&scenario=empty&now=2025-11-14T09:30:00%2B01:00&speed=0.5&role=viewer&sort=name',
    )
    expect(reading).toMatchObject({
      ok: true,
      asked: { scenario: 'empty', now: Date.UTC(2025, 10, 14, 8, 30), speed: 0.5, role: 'viewer' },
    })
    expect(reading.rest.href).toBe('https://demo.test/some/projects/1/instances?q=prod&sort=name')
  })

  it('asks for nothing where nothing is said', () => {
    expect(at('q=prod')).toMatchObject({ ok: true, asked: {} })
  })

  it.each([
    ['scenario', 'nowhere'],
    ['scenario', ''],
    ['now', 'tomorrow'],
    ['now', '2025-11-14'],
    ['now', '2025-11-14T09:30:00'],
    ['now', '2025-13-14T09:30:00Z'],
    ['speed', '-1'],
    ['speed', 'fast'],
    ['speed', '100001'],
    ['speed', '1e3'],
    ['role', 'owner'],
    ['world', 'other'],
  ])('refuses %s=%s and says what is allowed', (name, value) => {
    const reading = at(`${name}=${encodeURIComponent(value)}&q=1`)
    expect(reading).toMatchObject({ ok: false, wrong: [{ name, value }] })
    expect(!reading.ok && reading.wrong[0]?.allowed).toMatch(/\w{3}/)
    expect(reading.rest.search).toBe('?q=1')
  })

  it('names every wrong value at once', () => {
    const reading = at('scenario=nowhere&speed=fast')
    expect(!reading.ok && reading.wrong.map(({ name }) => name)).toEqual(['scenario', 'speed'])
  })
})
