import { describe, expect, it } from 'vitest'
import type { WorldOptions } from '../testing/world.ts'
import { aBrowser, aFile, uploadWorld } from '../testing/upload-tab.ts'

const instance = 'customer-graph'
const allowed = () => ({ allowed: true }) as const

/** A tab in which a file was read and waits to be confirmed. */
async function confirming(intercept?: NonNullable<WorldOptions['intercept']>) {
  const world = uploadWorld(intercept ? { intercept } : {})
  const browser = aBrowser()
  const tab = await world.tab(instance, browser)
  await tab.session.take({ file: await aFile(), handle: Promise.resolve(null) }, allowed)
  return { ...world, tab, browser }
}

describe('cancelling an upload', () => {
  it('while the file is sent ends the import, stops sending and lets the page go', async () => {
    const { tab, line, imports } = await confirming()
    const arrived = line.holdAfter(300)
    await tab.session.confirm(await tab.seen())
    await arrived
    await tab.session.cancel()
    expect(tab.session.store.getState()).toEqual({ at: 'cancelled', name: 'people.dump', by: 'person' })
    expect(tab.asksBeforeLeaving()).toBe(false)
    expect(await imports(instance)).toMatchObject([{ state: 'cancelled' }])
    expect(line.asked).toEqual(['POST', 'POST', 'PATCH', 'DELETE'])
  })

  it('while the import is registered ends it once it is there, and sends nothing', async () => {
    const gate = Promise.withResolvers<void>()
    const reached = Promise.withResolvers<void>()
    const { tab, imports, line } = await confirming((request, api) => {
      if (request.method !== 'POST' || !request.url.endsWith('/imports')) return null
      reached.resolve()
      return gate.promise.then(() => api.fetch(request))
    })
    const confirmed = tab.session.confirm(await tab.seen())
    await reached.promise
    expect(tab.asksBeforeLeaving()).toBe(true)
    await tab.session.cancel()
    expect([tab.at(), tab.asksBeforeLeaving()]).toEqual(['cancelled', false])
    gate.resolve()
    await confirmed
    expect(await imports(instance)).toMatchObject([{ state: 'cancelled' }])
    expect(line.asked).toEqual(['DELETE'])
    await tab.session.refresh()
    expect(tab.at()).toBe('cancelled')
  })

  it('is done for the person also where the server cannot be told', async () => {
    const { tab, line, imports } = await confirming()
    const arrived = line.holdAfter(300)
    await tab.session.confirm(await tab.seen())
    await arrived
    line.answerNext('DELETE', () => new Response(null, { status: 503 }))
    await tab.session.cancel()
    expect(tab.at()).toBe('cancelled')
    expect(await imports(instance)).toMatchObject([{ state: 'uploading' }])
    // What they gave up here is not offered to them again.
    await tab.session.refresh()
    expect(tab.at()).toBe('cancelled')
  })

  it('has nothing to cancel before it is confirmed, and nothing when all was sent', async () => {
    const { tab, line } = await confirming()
    await tab.session.cancel()
    expect(tab.at()).toBe('confirming')
    await tab.session.confirm(await tab.seen())
    await tab.reach('verifying')
    await tab.session.cancel()
    expect(tab.at()).not.toBe('cancelled')
    expect(line.asked).not.toContain('DELETE')
  })

  it('can be followed by another file', async () => {
    const { tab, line, imports } = await confirming()
    const arrived = line.holdAfter(300)
    await tab.session.confirm(await tab.seen())
    await arrived
    await tab.session.cancel()
    await tab.send(await aFile('orders.dump'))
    await tab.reach('verifying')
    const states = (await imports(instance)).map(({ file_name, state }) => [file_name, state])
    expect(states).toContainEqual(['orders.dump', 'verifying'])
  })
})

describe('before anything is sent', () => {
  it('a file is read in full, and refused with what was read where it does not fit', async () => {
    const { tab } = await confirming()
    const refusal = { reason: 'too-large', message: 'Too large.', remedy: 'Use another.' }
    await tab.session.take({ file: await aFile(), handle: Promise.resolve(null) }, (inspected) => {
      expect(inspected).toMatchObject({ complete: true, container: 'dump' })
      return { allowed: false, ...refusal }
    })
    const refused = await tab.reach('refused')
    expect(refused).toMatchObject({ name: 'people.dump', refusal, inspected: { container: 'dump' } })
  })

  it('a file that changes while it is read is refused', async () => {
    const { tab } = await confirming()
    const file = await aFile()
    const shorter = new Blob([(await file.bytes()).slice(0, 1000)])
    Object.defineProperty(file, 'slice', { value: shorter.slice.bind(shorter) })
    await tab.session.take({ file, handle: Promise.resolve(null) }, allowed)
    expect((await tab.reach('refused')).refusal.reason).toBe('file-changed')
  })

  it('reading ends when it is stopped or when another file comes', async () => {
    const { tab } = await confirming()
    const first = tab.session.take({ file: await aFile(), handle: Promise.resolve(null) }, allowed)
    await tab.reach('inspecting')
    tab.session.clear()
    await first
    expect(tab.at()).toBe('idle')
    const second = tab.session.take({ file: await aFile(), handle: Promise.resolve(null) }, allowed)
    await tab.reach('inspecting')
    const third = tab.session.take({ file: await aFile('b.dump'), handle: Promise.resolve(null) }, allowed)
    await Promise.all([second, third])
    expect((await tab.reach('confirming')).chosen.file.name).toBe('b.dump')
  })

  it('a registration whose answer was lost is not made twice', async () => {
    let lost = false
    const { tab, imports } = await confirming((request, api) => {
      if (lost || request.method !== 'POST' || !request.url.endsWith('/imports')) return null
      lost = true
      return api.fetch(request).then(() => Promise.reject(new TypeError('Failed to fetch')))
    })
    await tab.session.confirm(await tab.seen())
    expect((await tab.reach('confirming')).failure).toMatchObject({ status: 0 })
    await tab.session.confirm(await tab.seen())
    await tab.reach('verifying')
    expect(await imports(instance)).toHaveLength(1)
  })
})
