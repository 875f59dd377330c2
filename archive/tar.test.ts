import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readerOf } from './fixtures/sources.ts'
import { type FixtureFile, tarBytes, type TarOptions, ustar, withChecksum } from './fixtures/tar-bytes.ts'
import { join } from './metadata-write.ts'
import { readTar } from './tar-read.ts'
import { TAR_END, tarHeader, tarPadding } from './tar-write.ts'

type Found = { readonly kind: string; readonly path: string; readonly size: number }

async function walk(bytes: Uint8Array, chunk?: number): Promise<readonly Found[]> {
  const found: Found[] = []
  for await (const { kind, path, size } of readTar(readerOf(bytes, chunk))) found.push({ kind, path, size })
  return found
}

const text = (value: string): Uint8Array => new TextEncoder().encode(value)
const END = new Uint8Array(1024)
const files: readonly FixtureFile[] = [
  { path: 'neostore', bytes: new Uint8Array(8192) },
  { path: 'schema/index/range-1.0/7/index-7', bytes: text('seven') },
  { path: 'empty', bytes: text('') },
]
const names = ['neostore', 'schema/index/range-1.0/7/index-7', 'empty']

describe('reading a tar', () => {
  it.each(['dump', 'backup', 'bare'] as const)('walks one in the style of a %s', async (style) => {
    for (const chunk of [100, 512, 10_000]) {
      const found = await walk(tarBytes(files, { style }), chunk)
      expect(found.filter(({ kind }) => kind === 'file').map(({ path }) => path)).toEqual(names)
      expect(found.filter(({ kind }) => kind === 'directory')).toHaveLength(style === 'bare' ? 0 : 1)
    }
  })

  it('takes what a consumer left of a member as read', async () => {
    const seen: string[] = []
    for await (const { path, body } of readTar(readerOf(tarBytes(files), 700))) {
      seen.push(path)
      if (path === 'neostore') expect(await body.exactly(10)).toEqual(new Uint8Array(10))
    }
    expect(seen).toEqual(['', ...names])
  })

  it('reads sizes and names from PAX records, GNU names, base-256 sizes and prefixes', async () => {
    const long = `${'deep/'.repeat(30)}file`
    const record = text(`${long.length + 10} path=${long}\n9 size=3\n`)
    const pax = [ustar('x', record.length, 'x'), record, new Uint8Array(512 - record.length)]
    expect(
      await walk(join([...pax, ustar('short', 99, '0'), text('abc'), new Uint8Array(509), END])),
    ).toEqual([{ kind: 'file', path: long, size: 3 }])
    const gnu = [ustar('././@LongLink', long.length + 1, 'L'), text(long), new Uint8Array(512 - long.length)]
    expect((await walk(join([...gnu, ustar('cut', 0, '0'), END])))[0]?.path).toBe(long)
    const binary = ustar('big', 0, '0')
    binary.set([0x80, 0, 0, 0, 0, 0, 0, 0, 0, 0, 2, 0], 124)
    expect((await walk(join([withChecksum(binary), new Uint8Array(512), END])))[0]?.size).toBe(512)
    expect((await walk(join([ustar('file', 0, '0', 'some/where'), END])))[0]?.path).toBe('some/where/file')
  })

  it.each(['../neostore', '/etc/passwd', 'a/../../b', 'a/..', 'C:/neostore', '..\\neostore', ''])(
    'refuses the path "%s"',
    async (path) => {
      await expect(walk(join([ustar(path, 0, '0'), END]))).rejects.toMatchObject({ reason: 'unsafe-path' })
    },
  )

  it.each(['1', '2', '3', '4', '6', 'S'])('refuses a member of type %s', async (type) => {
    await expect(walk(tarBytes(files, { type }))).rejects.toMatchObject({ reason: 'unsafe-path' })
  })

  it('says checksum mismatch for any changed byte of a header', async () => {
    for (let at = 0; at < 512; at += 13) {
      const bytes = tarBytes(files)
      bytes[at]! ^= 4
      const inSum = at >= 148 && at < 156
      await expect(walk(bytes), `byte ${at}`).rejects.toMatchObject({
        reason: inSum ? /checksum-mismatch|damaged/ : 'checksum-mismatch',
      })
    }
  })

  it('says truncated when the end is missing, be it the closing blocks only', async () => {
    const whole = tarBytes(files)
    for (const missing of [1, 512, 1024, 1025, 2000]) {
      await expect(walk(whole.subarray(0, -missing))).rejects.toMatchObject({ reason: 'truncated' })
    }
  })

  it.each<[string, Uint8Array]>([
    ['a record longer than its header says', text('99 path=a\n')],
    ['a record without a value', text('8 path\n\n\n')],
    ['a length that is no number', text('xx path=a\n')],
    ['a size that is no number', text('11 size=-1\n')],
    ['a name that is not UTF-8', Uint8Array.of(...text('10 path='), 0xff, 10)],
  ])('refuses %s', async (_, record) => {
    const pax = [ustar('x', record.length, 'x'), record, new Uint8Array(512 - record.length)]
    await expect(walk(join([...pax, ustar('a', 0, '0'), END]))).rejects.toMatchObject({ reason: 'damaged' })
  })

  it('refuses something after a single closing block, and numbers that are none', async () => {
    const options: TarOptions = { end: join([new Uint8Array(512), ustar('late', 0, '0'), END]) }
    await expect(walk(tarBytes(files, options))).rejects.toMatchObject({ reason: 'damaged' })
    const header = ustar('a', 0, '0')
    header.set(text('1x'), 124)
    await expect(walk(join([withChecksum(header), END]))).rejects.toMatchObject({ reason: 'damaged' })
  })
})

describe('writing a tar', () => {
  const part = fc.stringMatching(/^[a-zé][a-z0-9._é-]{0,60}$/)
  const path = fc.array(part, { minLength: 1, maxLength: 6 }).map((parts) => parts.join('/'))
  // A tail of the largest sizes is never written: only the header is looked at.
  const size = fc.oneof(fc.nat(3000), fc.integer({ min: 2 ** 33 - 2, max: 2 ** 40 }))

  it('is read back, however long the name or the file', async () => {
    await fc.assert(
      fc.asyncProperty(path, size, async (path, size) => {
        const header = tarHeader({ kind: 'file', path, size, mtime: 1_700_000_000 })
        const { value } = await readTar(readerOf(header)).next()
        expect(value).toMatchObject({ kind: 'file', path, size })
      }),
    )
  })

  it('says nothing about who wrote it', () => {
    const header = tarHeader({ kind: 'file', path: 'neostore', size: 1, mtime: 1_700_000_000 })
    const field = (start: number, end: number): string => String.fromCharCode(...header.subarray(start, end))
    expect(field(0, 100)).toBe(`./neostore`.padEnd(100, '\0'))
    expect(field(108, 124)).toBe('0000000\x000000000\0')
    expect(field(265, 329)).toBe('\0'.repeat(64))
    expect(tarPadding(1)).toEqual({ zeros: 511 })
    expect(TAR_END).toEqual({ zeros: 1024 })
  })
})
