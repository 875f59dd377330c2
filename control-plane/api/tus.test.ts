import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ApiFault } from './faults.ts'
import { byteHeader, checkTusVersion, uploadChecksum, uploadMetadata } from './tus.ts'

const base64 = (text: string) => btoa(String.fromCharCode(...new TextEncoder().encode(text)))

const statusOf = (work: () => unknown): number | null => {
  try {
    work()
    return null
  } catch (thrown) {
    if (thrown instanceof ApiFault) return thrown.status
    throw thrown
  }
}

describe('Upload-Metadata', () => {
  it('holds keys and Base64 values', () => {
    const pairs = uploadMetadata(`import ${base64('id')},file ${base64('Größe 大.dump')}, flag`)
    expect([...pairs]).toEqual([
      ['import', 'id'],
      ['file', 'Größe 大.dump'],
      ['flag', ''],
    ])
  })

  it.each([undefined, '', '  '])('%j holds nothing', (header) => {
    expect([...uploadMetadata(header)]).toEqual([])
  })

  it.each([
    ['a key twice', `a ${base64('1')},a ${base64('2')}`],
    ['two values', 'a MQ== Mg=='],
    ['no key', ' ,'],
    ['no Base64', 'a %%%'],
    ['no UTF-8', `a ${btoa('\xFF\xFE')}`],
  ])('%s is refused', (_, header) => {
    expect(statusOf(() => uploadMetadata(header))).toBe(400)
  })

  it('gives back any text that was put in', () => {
    const key = fc.stringMatching(/^[a-z]{1,12}$/)
    fc.assert(
      fc.property(fc.dictionary(key, fc.string({ unit: 'grapheme' })), (pairs) => {
        const header = Object.entries(pairs).map(([name, value]) => `${name} ${base64(value)}`)
        expect(Object.fromEntries(uploadMetadata(header.join(',')))).toEqual({ ...pairs })
      }),
    )
  })

  it('answers any other header with pairs or 400, never with a defect', () => {
    fc.assert(
      fc.property(fc.string(), (header) => {
        expect([null, 400]).toContain(statusOf(() => uploadMetadata(header)))
      }),
    )
  })
})

describe('a header of bytes', () => {
  it.each([
    ['0', 0],
    ['42', 42],
    ['9007199254740991', Number.MAX_SAFE_INTEGER],
  ])('%s', (header, bytes) => {
    expect(byteHeader('Upload-Length', header)).toBe(bytes)
  })

  it.each([undefined, '', '-1', '1.5', '1e3', '0x10', ' 1', '9007199254740992', '99999999999999999999'])(
    '%j is refused',
    (header) => {
      expect(statusOf(() => byteHeader('Upload-Length', header))).toBe(400)
    },
  )
})

describe('the version of tus', () => {
  it('is 1.0.0 and nothing else', () => {
    expect(statusOf(() => checkTusVersion('1.0.0'))).toBeNull()
    for (const other of [undefined, '', '0.2.2', '1.0', '1.0.0 ']) {
      expect(statusOf(() => checkTusVersion(other))).toBe(412)
    }
  })
})

describe('Upload-Checksum', () => {
  it.each([
    ['sha1 qvTGHdzF6KLavt4PO0gs2a6pQ00=', 'sha1', 20],
    ['crc32 NhCmhg==', 'crc32', 4],
  ])('%s', (header, algorithm, bytes) => {
    const checksum = uploadChecksum(header)
    expect([checksum?.algorithm, checksum?.digest.length]).toEqual([algorithm, bytes])
  })

  it('may be left out', () => {
    expect(uploadChecksum(undefined)).toBeNull()
  })

  it.each([
    '',
    'sha1',
    'md5 XrY7u+Ae7tCTyyK7j1rNww==',
    'SHA1 qvTGHdzF6KLavt4PO0gs2a6pQ00=',
    'sha1 NhCmhg==',
    'crc32 NhCmhg== x',
    'crc32 %%%',
    'toString NhCmhg==',
  ])('%j is refused', (header) => {
    expect(statusOf(() => uploadChecksum(header))).toBe(400)
  })

  it('answers any other header with a checksum or 400, never with a defect', () => {
    fc.assert(
      fc.property(fc.string(), (header) => {
        expect([null, 400]).toContain(statusOf(() => uploadChecksum(header)))
        expect([null, 400]).toContain(statusOf(() => uploadChecksum(`crc32 ${header}`)))
      }),
    )
  })
})
