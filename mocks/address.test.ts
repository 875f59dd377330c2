import { describe, expect, it } from 'vitest'
import { failuresOf, latencyOf, textOfFailure, textOfLatency } from '../control-plane/line-fields.ts'
import { readAddress } from './address.ts'

const at = (query: string) => readAddress(`https://demo.test/some/projects/1/instances?${query}`)

const shown = (value: string) => (value.length > 80 ? `${value.slice(0, 80)}…` : value)

describe('readAddress', () => {
  it("takes out what is the host's and leaves what is the console's", () => {
    const reading = at(
      'q=prod&scenario=empty&now=2025-11-14T09:30:00%2B01:00&speed=0.5&seed=s.1&role=viewer&sort=name',
    )
    expect(reading).toMatchObject({
      ok: true,
      asked: {
        scenario: 'empty',
        now: Date.UTC(2025, 10, 14, 8, 30),
        speed: 0.5,
        seed: 's.1',
        role: 'viewer',
      },
    })
    expect(reading.rest.href).toBe('https://demo.test/some/projects/1/instances?q=prod&sort=name')
  })

  it('asks for nothing where nothing is said', () => {
    expect(at('q=prod')).toMatchObject({ ok: true, asked: {} })
  })

  it.each([
    ['0', { kind: 'none' }],
    ['800', { kind: 'fixed', ms: 800 }],
    ['200~1500', { kind: 'jitter', from: 200, to: 1500 }],
    ['offline', { kind: 'offline' }],
  ])('reads latency=%s, and its words lead back to it', (text, latency) => {
    expect(at(`latency=${text}`)).toMatchObject({ ok: true, asked: { latency } })
    expect(latencyOf(textOfLatency(latencyOf(text)) ?? 'none')).toEqual(latency)
  })

  it('reads what is to fail, and its words lead back to it', () => {
    const reading = at('fail=listSnapshots:internal:every-3,any:lost,restore:restore-failed:always&q=1')
    const failures = [
      { of: 'line', operation: 'listSnapshots', reason: 'internal', when: { kind: 'every', nth: 3 } },
      { of: 'line', operation: 'any', reason: 'lost', when: { kind: 'next' } },
      {
        of: 'operation',
        operation: 'restore',
        reason: 'restore-failed',
        when: { kind: 'always' },
        instance: null,
      },
    ]
    expect(reading).toMatchObject({ ok: true, asked: { fail: failures } })
    expect(reading.rest.search).toBe('?q=1')
    const read = reading.ok ? (reading.asked.fail ?? []) : []
    expect(failuresOf(read.map(textOfFailure).join(','))).toEqual(failures)
  })

  it.each([
    ['scenario', 'nowhere'],
    ['scenario', ''],
    ['now', 'tomorrow'],
    ['now', '2025-11-14'],
    ['now', '2025-11-14T09:30:00'],
    ['now', '2025-13-14T09:30:00Z'],
    ['now', '2025-02-31T00:00:00Z'],
    ['now', '2025-11-14T24:00:00Z'],
    ['now', '1'],
    ['speed', '-1'],
    ['speed', 'fast'],
    ['speed', '100001'],
    ['speed', '1e3'],
    ['role', 'owner'],
    ['seed', '<b>'],
    ['seed', ''],
    ['world', 'other'],
    ['latency', ''],
    ['latency', 'slow'],
    ['latency', '1500~200'],
    ['latency', '600001'],
    ['fail', ''],
    ['fail', 'restore'],
    ['fail', 'restore:export-failed'],
    ['fail', 'any:unavailable:every-0'],
    ['fail', 'any:unavailable:next:again'],
    ['fail', '__proto__:lost'],
    ['fail', `${'any:lost,'.repeat(50)}any:lost`],
  ])('refuses %s=%s and says what is allowed', (name, value) => {
    const reading = at(`${name}=${encodeURIComponent(value)}&q=1`)
    expect(reading).toMatchObject({ ok: false, wrong: [{ name, value: shown(value) }] })
    expect(!reading.ok && reading.wrong[0]?.allowed).toMatch(/\w{3}/)
    expect(reading.rest.search).toBe('?q=1')
  })

  it.each([
    ['speed=1&speed=60', ['speed'], 'here 2 times: leave all but one out'],
    ['world=main&scenario=empty&speed=0', ['scenario'], 'left out beside world=main'],
    ['world=main&now=2025-11-14T09:30:00Z&role=viewer', ['now', 'role'], 'left out beside world=main'],
    ['scenario=empty&seed=s&speed=0#replay=AAAA', ['scenario', 'seed'], 'left out beside replay'],
    ['world=main#replay=AAAA', ['world'], 'left out beside replay'],
  ])('refuses %s, which says two things at once', (query, names, words) => {
    const reading = at(query)
    expect(!reading.ok && reading.wrong.map(({ name }) => name)).toEqual(names)
    expect(!reading.ok && reading.wrong[0]?.allowed).toContain(words)
    expect(reading.rest.href).toBe('https://demo.test/some/projects/1/instances')
  })

  it('takes what links carry beside what was done', () => {
    expect(at('speed=0&latency=800&fail=any:lost&world=memory&studio=off#replay=AAAA')).toMatchObject({
      ok: true,
      asked: { replay: 'AAAA', speed: 0, world: 'memory' },
    })
  })

  it('names the reasons that an operation can fail for', () => {
    const reading = at('fail=restore:nope')
    const said = 'restore cannot fail for such a reason. Use one of restore-failed, key-revoked'
    expect(!reading.ok && reading.wrong[0]?.allowed).toContain(said)
  })

  it('shows a long value cut', () => {
    const reading = at(`role=${'x'.repeat(6_000)}`)
    expect(!reading.ok && reading.wrong[0]?.value).toBe(`${'x'.repeat(80)}…`)
  })

  it('names every wrong value at once', () => {
    const reading = at('scenario=nowhere&speed=fast')
    expect(!reading.ok && reading.wrong.map(({ name }) => name)).toEqual(['scenario', 'speed'])
  })
})
