import { describe, expect, it } from 'vitest'
import { stepWords } from './step-words.ts'

const call = {
  at: 0,
  kind: 'call',
  method: 'POST',
  path: '/v1/instances/074ea53d/snapshots?x=1',
  body: null,
  headers: {},
  via: 'browser',
  requestId: '',
  status: 202,
  behind: null,
} as const

describe('the words of a step', () => {
  it('name the instance of a call, and say how it was refused', () => {
    const nameOf = (id: string) => (id === '074ea53d' ? 'customer-graph' : null)
    expect(stepWords(call, nameOf)).toEqual({ text: 'Take a snapshot of customer-graph', refused: null })
    expect(stepWords({ ...call, status: 409 }, () => null)).toEqual({
      text: 'Take a snapshot of an instance',
      refused: 409,
    })
  })

  it('tell what the control did', () => {
    const did = (verb: string, request: unknown) =>
      stepWords({ at: 0, kind: 'control', verb, request }, () => null).text
    expect(did('advance', { ms: 90 * 60_000 })).toBe('Let 1 h 30 min pass')
    expect(did('jump', { now: '2025-11-14T10:04:00.000Z' })).toBe('Go to 2025-11-14 10:04:00')
    expect(did('fail', { operation: 'restore', reason: 'restore-failed' })).toBe(
      'Let restore fail: restore-failed',
    )
    expect(did('key-access', { access: 'revoked' })).toBe('Revoke a key')
  })
})
