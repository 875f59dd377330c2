import { describe, expect, it, vi } from 'vitest'
import { aBrowser, aFile, uploadWorld, type Browser, type UploadTab } from '../testing/upload-tab.ts'

const instance = 'customer-graph'
const world = () => uploadWorld()
const allowed = () => ({ allowed: true }) as const
const given = (file: File, handle: FileSystemFileHandle | null = null) => ({
  file,
  handle: Promise.resolve(handle),
})

/** An upload of which 300 bytes have arrived, in a tab that is closed then. */
async function begun(browser: Browser = aBrowser()) {
  const here = world()
  const file = await aFile()
  const before = await here.tab(instance, browser)
  const arrived = here.line.holdAfter(300)
  await before.send(file)
  await arrived
  before.close()
  return { ...here, file, browser, reloaded: await here.tab(instance, browser) }
}

const refusalOf = (tab: UploadTab) => {
  const state = tab.session.store.getState()
  return state.at === 'waiting-for-file' ? state.refusal : state.at
}

describe('after a reload', () => {
  it('the tab says which file it waits for, and goes on with it', async () => {
    const { reloaded, file, line, imports } = await begun()
    expect(reloaded.session.store.getState()).toMatchObject({
      at: 'waiting-for-file',
      record: { file_name: 'people.dump', file_bytes: file.size, received_bytes: 300 },
      remembered: { name: 'people.dump', size: file.size, lastModified: file.lastModified },
    })
    expect(reloaded.asksBeforeLeaving()).toBe(false)
    const asked = line.asked.length
    // The same file, as the browser gives it anew.
    await reloaded.session.take(given(await aFile()), allowed)
    await reloaded.reach('verifying')
    expect(line.asked.slice(asked)).toEqual(['HEAD', 'PATCH'])
    expect(await imports(instance)).toMatchObject([{ received_bytes: file.size }])
  })

  it('another name or size is another file: nothing is sent, and the tab waits on', async () => {
    const { reloaded, file, line } = await begun()
    const asked = line.asked.length
    const bytes = await file.arrayBuffer()
    const { lastModified } = file
    const others = [
      [new File([bytes], 'orders.dump', { lastModified }), 'It is called orders.dump.'],
      [
        new File([bytes, 'x'], 'people.dump', { lastModified }),
        /^.*It has [\d,]+ bytes, not [\d,]+ bytes\.$/,
      ],
    ] as const
    for (const [other, said] of others) {
      await reloaded.session.take(given(other), allowed)
      expect(refusalOf(reloaded)).toMatchObject({ reason: 'another-file' })
      expect(refusalOf(reloaded)).toHaveProperty('message', expect.stringMatching(said))
    }
    await reloaded.session.take({ refusal: { reason: 'folder', message: '', remedy: '' } }, allowed)
    expect(refusalOf(reloaded)).toMatchObject({ reason: 'folder' })
    expect(line.asked.length).toBe(asked)
  })

  it('a copy of the file, of another date, is the file: what is in it decides', async () => {
    const { reloaded, file, imports, browser } = await begun()
    const copied = new File([file], file.name, { lastModified: file.lastModified + 86_400_000 })
    await reloaded.session.take(given(copied), allowed)
    await reloaded.reach('verifying')
    const [record] = await imports(instance)
    expect(record).toMatchObject({ received_bytes: file.size })
    expect(record && (await browser.remembered.get(record.id))).toBeNull()
  })

  it('of another date and with other content, it is another file, wherever in it that is', async () => {
    const { reloaded, file, line } = await begun()
    const asked = line.asked.length
    const { name, lastModified, size } = file
    const bytes = await file.bytes()
    const last = new File([bytes.with(size - 1, (bytes[size - 1] ?? 0) ^ 1)], name, {
      lastModified: lastModified + 1,
    })
    await reloaded.session.take(given(last), allowed)
    expect(refusalOf(reloaded)).toMatchObject({
      reason: 'other-bytes',
      message:
        'This is not the file whose upload was begun. It has the same name and size, but other content.',
      remedy: expect.stringMatching(/^Drop people\.dump, .*, or cancel the upload and begin again\.$/),
    })
    expect(line.asked.length).toBe(asked)
    await reloaded.session.take(given(file), allowed)
    await reloaded.reach('verifying')
  })

  it('a file whose beginning is not what was sent is refused, whatever it is called', async () => {
    const { reloaded, file, line } = await begun()
    const asked = line.asked.length
    const { name, lastModified } = file
    const early = new File([(await file.bytes()).with(200, 1)], name, { lastModified })
    await reloaded.session.take(given(early), allowed)
    expect(refusalOf(reloaded)).toMatchObject({ reason: 'other-bytes' })
    expect(refusalOf(reloaded)).toHaveProperty('message', expect.stringContaining('its first 300 bytes'))
    expect(line.asked.length).toBe(asked)
  })

  it('a browser that remembers nothing goes by name, size and what was sent', async () => {
    const { tab, file, imports } = await begun()
    const elsewhere = await tab(instance)
    expect(elsewhere.session.store.getState()).toMatchObject({ at: 'waiting-for-file', remembered: null })
    const changed = new File([(await file.bytes()).with(200, 1)], file.name)
    await elsewhere.session.take(given(changed), allowed)
    expect(refusalOf(elsewhere)).toMatchObject({ reason: 'other-bytes' })
    await elsewhere.session.take(given(new File([file], file.name)), allowed)
    await elsewhere.reach('verifying')
    expect(await imports(instance)).toMatchObject([{ received_bytes: file.size }])
  })

  it('the file is taken by one click where the browser kept a handle, if it still may be read', async () => {
    const { browser, file, tab, imports } = await begun()
    const [record] = await imports(instance)
    const known = record && (await browser.remembered.get(record.id))
    if (!known) throw new Error('Nothing was remembered.')
    const permission = vi.fn<() => Promise<PermissionState>>().mockResolvedValueOnce('denied')
    const handle = {
      getFile: () => Promise.resolve(file),
      queryPermission: () => Promise.resolve('prompt' as const),
      requestPermission: permission.mockResolvedValue('granted'),
    } satisfies Partial<FileSystemFileHandle>
    await browser.remembered.put({ ...known, handle: Object.assign(Object.create(null), handle) })
    const reloaded = await tab(instance, browser)
    await reloaded.session.takeKeptFile()
    expect(refusalOf(reloaded)).toMatchObject({ reason: 'file-gone' })
    await reloaded.session.takeKeptFile()
    await reloaded.reach('verifying')
    expect(permission).toHaveBeenCalledTimes(2)
  })

  it('the upload can be cancelled instead, and is not met again', async () => {
    const { reloaded, imports, browser, tab } = await begun()
    await reloaded.session.cancel()
    expect(reloaded.at()).toBe('cancelled')
    const [record] = await imports(instance)
    expect(record?.state).toBe('cancelled')
    expect(record && (await browser.remembered.get(record.id))).toBeNull()
    expect((await tab(instance, browser)).at()).toBe('idle')
  })

  it('the comparison can be stopped, and the tab waits on', async () => {
    const { reloaded } = await begun()
    const compared = reloaded.session.take(given(await aFile()), allowed)
    await reloaded.reach('recognising')
    reloaded.session.clear()
    await compared
    expect(refusalOf(reloaded)).toBeNull()
  })

  it('what the server does with a file that has arrived is shown as before', async () => {
    const here = world()
    const before = await here.tab(instance)
    await before.send(await aFile())
    await before.reach('verifying')
    before.close()
    await here.api.controlPlane.reconcile()
    const after = await here.tab(instance)
    expect(after.at()).toBe('loading')
    here.clock.advance(3_600_000)
    await here.api.controlPlane.reconcile()
    after.hearChange()
    await after.reach('done')
    // What had ended before a tab was opened is history.
    expect((await here.tab(instance)).at()).toBe('idle')
  })

  it('an upload that ended by itself meanwhile is over for who waits', async () => {
    const { reloaded, clock, api } = await begun()
    clock.advance(2 * 86_400_000)
    await api.controlPlane.reconcile()
    reloaded.hearChange()
    expect(await reloaded.reach('cancelled')).toMatchObject({ by: 'server' })
  })
})

describe('two tabs of one browser', () => {
  it('never send one upload both: the second says so, and can go on when the first is gone', async () => {
    const here = world()
    const browser = aBrowser()
    const file = await aFile()
    const first = await here.tab(instance, browser)
    const arrived = here.line.holdAfter(300)
    await first.send(file)
    await arrived
    const second = await here.tab(instance, browser)
    expect(second.session.store.getState()).toMatchObject({ at: 'elsewhere', sender: { kind: 'tab' } })
    // A pause is the first tab's as well.
    first.session.pause()
    second.hearChange()
    expect(second.at()).toBe('elsewhere')
    first.close()
    await second.reach('waiting-for-file')
    await second.session.take(given(file), allowed)
    await second.reach('verifying')
    expect(await here.imports(instance)).toMatchObject([{ received_bytes: file.size }])
  })

  it('that both wait for the file: the one that gets it sends it, the other is told', async () => {
    const { reloaded: one, tab, browser, line } = await begun()
    const other = await tab(instance, browser)
    expect([one.at(), other.at()]).toEqual(['waiting-for-file', 'waiting-for-file'])
    const arrived = line.holdAfter(100)
    await one.session.take(given(await aFile()), allowed)
    await arrived
    await other.session.take(given(await aFile()), allowed)
    expect(other.at()).toBe('elsewhere')
    line.lose()
    one.happens('online')
    await one.reach('offline')
    one.session.tryNow()
    await one.reach('verifying')
    other.hearChange()
    await other.reach('verifying')
  })
})
