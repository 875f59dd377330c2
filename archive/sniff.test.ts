import { describe, expect, it } from 'vitest'
import { sniff } from './sniff.ts'

const bytes = (text: string): Uint8Array => Uint8Array.from(text, (character) => character.charCodeAt(0))
const LFS = 'version https://git-lfs.github.com/spec/v1\noid sha256:4d7a21\nsize 132735\n'

describe('sniffing what is not an archive', () => {
  it.each([
    ['git-lfs-pointer', 'of 132735 bytes', LFS],
    ['split-archive', 'in 3 parts', 'xMV1\0\0\0\x030123456789abcdef'],
    ['split-archive', 'part 2', 'xDV1\0\0\0\x020123456789abcdef'],
    ['unsupported-version', 'DZV2', 'DZV2 and more'],
    ['unsupported-version', 'BGV1', 'BGV1 and more'],
    ['not-an-archive', 'a PNG picture', '\x89PNG\r\n\x1a\n\0\0\0\rIHDR'],
    ['not-an-archive', 'a JPEG picture', '\xff\xd8\xff\xe0\0\x10JFIF'],
    ['not-an-archive', 'a GIF picture', 'GIF89a\x01\0'],
    ['not-an-archive', 'a PDF document', '%PDF-1.7\n'],
    ['not-an-archive', 'a ZIP file', 'PK\x03\x04\x14\0'],
    ['not-an-archive', 'a text file', 'CREATE (n:Person {name: "Ada"})\n'],
    ['not-an-archive', 'of an unknown kind', 'NBAK\0\x01\x02'],
    ['not-an-archive', 'a text file', 'x'],
  ])('says %s: %s', (reason, words, text) => {
    const refuse = (): unknown => sniff(bytes(text))
    expect(refuse).toThrow(words)
    expect(refuse).toThrow(expect.objectContaining({ reason }))
  })
})
