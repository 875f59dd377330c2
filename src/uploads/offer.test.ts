import { describe, expect, it, vi } from 'vitest'
import { reading } from './reading.ts'
import { handOver, takeHandedOver } from './handing-over.ts'
import type { ReadFile } from './states.ts'
import { aBrowser, aFile, uploadWorld } from '../testing/upload-tab.ts'

const instance = 'customer-graph'
const allowed = { allowed: true } as const
const refused = { allowed: false, reason: 'too-big', message: 'Too big.', remedy: 'Use another.' } as const

/** A file that was read elsewhere. */
async function aReadFile(name?: string): Promise<ReadFile> {
  const file = await aFile(name)
  const { signal } = new AbortController()
  const inspected = await reading.inspect(file, { signal, onProgress: () => {} })
  if (!inspected.ok) throw new Error(inspected.message)
  return { file, handle: null, inspected }
}

describe('a file that was read elsewhere', () => {
  it('is confirmed without being read again, and loaded', async () => {
    const here = uploadWorld()
    const tab = await here.tab(instance)
    const chosen = await aReadFile()
    const inspect = vi.spyOn(reading, 'inspect')
    expect(tab.session.offer(chosen, allowed)).toBe(true)
    expect(await tab.reach('confirming')).toMatchObject({ chosen: { file: chosen.file } })
    await tab.session.confirm(await tab.seen())
    await tab.reach('verifying')
    expect(inspect).not.toHaveBeenCalled()
    expect(await here.imports(instance)).toMatchObject([{ file_name: 'people.dump' }])
  })

  it('that does not fit is refused with what was read', async () => {
    const tab = await uploadWorld().tab(instance)
    const chosen = await aReadFile()
    expect(tab.session.offer(chosen, refused)).toBe(true)
    expect(await tab.reach('refused')).toMatchObject({
      refusal: { reason: 'too-big' },
      inspected: chosen.inspected,
    })
  })

  it('comes before one that is still being read here', async () => {
    const tab = await uploadWorld().tab(instance)
    const chosen = await aReadFile('chosen.dump')
    const { promise, resolve } = Promise.withResolvers<typeof chosen.inspected>()
    vi.spyOn(reading, 'inspect').mockReturnValueOnce(promise)
    const other = await aFile('other.dump')
    const taking = tab.session.take({ file: other, handle: Promise.resolve(null) }, () => allowed)
    await tab.reach('inspecting')
    tab.session.offer(chosen, allowed)
    resolve(chosen.inspected)
    await taking
    expect(await tab.reach('confirming')).toMatchObject({ chosen: { file: { name: 'chosen.dump' } } })
  })

  it('goes on with the upload that waits for it, and is refused there where it is another', async () => {
    const here = uploadWorld()
    const browser = aBrowser()
    const first = await here.tab(instance, browser)
    const arrived = here.line.holdAfter(300)
    await first.send(await aFile())
    await arrived
    first.close()
    const tab = await here.tab(instance, browser)
    await tab.reach('waiting-for-file')
    expect(tab.session.offer(await aReadFile('another.dump'), allowed)).toBe(true)
    await vi.waitFor(async () =>
      expect((await tab.reach('waiting-for-file')).refusal).toMatchObject({ message: expect.any(String) }),
    )
    tab.session.offer(await aReadFile(), allowed)
    await tab.reach('verifying')
  })

  it('is not taken while another is on its way', async () => {
    const here = uploadWorld()
    const tab = await here.tab(instance)
    const arrived = here.line.holdAfter(300)
    await tab.send(await aFile())
    await arrived
    expect(tab.session.offer(await aReadFile('another.dump'), allowed)).toBe(false)
    expect(tab.at()).toBe('uploading')
  })
})

describe('a file that is handed over', () => {
  it('is there once, for the instance that it is for', async () => {
    const chosen = await aReadFile()
    handOver('2f49c2b3', chosen)
    expect(takeHandedOver('2f49c2b3')).toBe(chosen)
    expect(takeHandedOver('2f49c2b3')).toBeNull()
  })

  it('is gone when another instance is opened instead', async () => {
    handOver('2f49c2b3', await aReadFile())
    expect(takeHandedOver('00000000')).toBeNull()
    expect(takeHandedOver('2f49c2b3')).toBeNull()
  })
})
