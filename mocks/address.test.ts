import { describe, expect, it } from 'vitest'
import { failuresOf, latencyOf, textOfFailure, textOfLatency } from '../control-plane/line-fields.ts'
import { readAddress } from './address.ts'

const at = (query: string) => readAddress(`https://demo.test/some/projects/1/instances?${query}`)

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
    expect(reading).toMatchObject({ ok: false, wrong: [{ name, value }] })
    expect(!reading.ok && reading.wrong[0]?.allowed).toMatch(/\w{3}/)
    expect(reading.rest.search).toBe('?q=1')
  })

  it('names every wrong value at once', () => {
    const reading = at('scenario=nowhere&speed=fast')
    expect(!reading.ok && reading.wrong.map(({ name }) => name)).toEqual(['scenario', 'speed'])
  })
})
