import { expect, it } from 'vitest'
import { crcText } from './crc.ts'

it('a CRC-32 has eight digits', () => {
  expect(crcText(0x1a2b)).toBe('00001a2b')
  expect(crcText(0xffffffff)).toBe('ffffffff')
})
