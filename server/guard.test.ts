import { describe, expect, it } from 'vitest'
import { refusalOf, viaOf } from './guard.ts'

const request = (method: string, headers: Record<string, string>) =>
  new Request('http://127.0.0.1:4680/v1/instances', {
    method,
    headers: { host: '127.0.0.1:4680', ...headers },
  })

describe('refusalOf', () => {
  it.each(['127.0.0.1:4680', 'localhost:4680', 'LOCALHOST:4680', '[::1]:4680'])('answers to %s', (host) => {
    expect(refusalOf(request('GET', { host }), 4680)).toBeNull()
  })

  it.each(['evil.test', 'evil.test:4680', '127.0.0.1', '127.0.0.1:80', '127.0.0.1.evil.test:4680', ''])(
    'does not answer to %j',
    (host) => {
      expect(refusalOf(request('GET', { host }), 4680)?.reason).toBe('host-not-allowed')
    },
  )

  it.each([
    [{ 'sec-fetch-site': 'same-origin', origin: 'http://localhost:4680' }],
    [{ origin: 'http://127.0.0.1:4680' }],
    [{ authorization: 'Bearer x' }],
    [{}],
  ])('lets a mutation in with %j', (headers) => {
    expect(refusalOf(request('POST', headers), 4680)).toBeNull()
  })

  it.each([
    [{ 'sec-fetch-site': 'cross-site' }],
    [{ 'sec-fetch-site': 'same-site', origin: 'http://localhost:3000' }],
    [{ 'sec-fetch-site': 'none' }],
    [{ origin: 'http://localhost:3000' }],
    [{ origin: 'https://evil.test' }],
    [{ origin: 'null' }],
    [{ origin: 'https://evil.test', authorization: 'Bearer x' }],
  ])('keeps a mutation out with %j', (headers) => {
    expect(refusalOf(request('DELETE', headers), 4680)?.reason).toBe('cross-origin')
  })

  it('lets reading from elsewhere in: no page of another origin can see the answer', () => {
    expect(refusalOf(request('GET', { 'sec-fetch-site': 'cross-site' }), 4680)).toBeNull()
  })
})

describe('viaOf', () => {
  it('is a token only without any mark of a browser', () => {
    expect(viaOf(request('POST', { authorization: 'Bearer x' }))).toBe('token')
    expect(viaOf(request('POST', {}))).toBe('browser')
    expect(viaOf(request('POST', { authorization: 'Bearer x', origin: 'http://localhost:4680' }))).toBe(
      'browser',
    )
    expect(viaOf(request('POST', { authorization: 'Bearer x', 'sec-fetch-site': 'same-origin' }))).toBe(
      'browser',
    )
    expect(viaOf(request('POST', { authorization: 'Bearer x', 'sec-fetch-mode': 'cors' }))).toBe('token')
  })
})
