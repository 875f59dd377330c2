import { beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest'
import { setNotifying, useNotifying } from '../activity/notifications.ts'
import { useToasts } from '../feedback/toasts.ts'
import { anOperation } from '../testing/an-operation.ts'
import { look } from '../testing/looking.ts'
import { announce } from './announce.ts'
import { followTitle } from './page-title.ts'

/** What the browser was asked to show, and what it says of permission. */
class Given extends EventTarget {
  static permission: NotificationPermission = 'default'
  static answer: NotificationPermission = 'granted'
  static asked = 0
  static all: Given[] = []
  static requestPermission(): Promise<NotificationPermission> {
    Given.asked += 1
    Given.permission = Given.answer
    return Promise.resolve(Given.answer)
  }
  readonly title: string
  readonly options: NotificationOptions
  constructor(title: string, options: NotificationOptions) {
    super()
    this.title = title
    this.options = options
    Given.all.push(this)
  }
  close(): void {}
}

beforeEach(async () => {
  localStorage.clear()
  useToasts.setState({ toasts: [] })
  Object.assign(Given, { permission: 'default', answer: 'granted', asked: 0, all: [] })
  vi.stubGlobal('Notification', Given)
  vi.stubGlobal('isSecureContext', true)
  await setNotifying(false)
  const stop = followTitle()
  onTestFinished(() => {
    stop()
    vi.unstubAllGlobals()
  })
})

const restored = anOperation({ state: 'succeeded', kind: 'restore' })
const failed = anOperation({ state: 'failed', kind: 'take-snapshot' })
const nowhere = () => {}

describe('what has ended', () => {
  it('is said in the page alone while somebody looks at it', async () => {
    await setNotifying(true)
    announce(restored, [], nowhere)
    expect(useToasts.getState().toasts).toMatchObject([{ title: 'orders runs with the restored data' }])
    expect(document.title).not.toContain('Restored')
    expect(Given.all).toEqual([])
  })

  it('is said in the title in the background, and by the browser only where the person wants it', () => {
    look(false)
    announce(failed, [], nowhere)
    expect(document.title).toMatch(/^Snapshot failed: orders · /)
    expect(Given.all).toEqual([])
    expect(Given.asked).toBe(0)
  })

  it('is told by the browser once for all tabs, and leads to its place', async () => {
    await setNotifying(true)
    expect(useNotifying.getState().at).toBe('on')
    look(false)
    const gone: string[] = []
    announce(failed, [], (to) => gone.push(to))
    expect(Given.all).toMatchObject([
      { title: 'Snapshot failed: orders', options: { body: 'It broke. Try again.', tag: failed.id } },
    ])
    Given.all[0]?.dispatchEvent(new Event('click'))
    expect(gone).toEqual([`/projects/${failed.tenant_id}/instances/2f49c2b3/snapshots`])
  })

  it('is nothing where it was cancelled', () => {
    look(false)
    announce(anOperation({ state: 'cancelled' }), [], nowhere)
    expect(useToasts.getState().toasts).toEqual([])
    expect(document.title).not.toContain('orders')
  })
})

describe('notifications', () => {
  it('are remembered, and switched off again without asking', async () => {
    await setNotifying(true)
    expect(localStorage.getItem('afterglow-notify')).toBe('on')
    await setNotifying(false)
    expect(useNotifying.getState().at).toBe('off')
    expect(Given.asked).toBe(1)
  })

  it('are blocked where the person said no to the browser, and seen to be allowed on the way back', async () => {
    Given.answer = 'denied'
    await setNotifying(true)
    expect(useNotifying.getState().at).toBe('blocked')
    Given.permission = 'granted'
    dispatchEvent(new Event('focus'))
    expect(useNotifying.getState().at).toBe('on')
  })

  it('follow another tab', async () => {
    await setNotifying(true)
    localStorage.setItem('afterglow-notify', 'off')
    dispatchEvent(new StorageEvent('storage', { key: 'afterglow-notify' }))
    expect(useNotifying.getState().at).toBe('off')
  })

  it('are none where the browser has none', async () => {
    vi.stubGlobal('Notification', undefined)
    await setNotifying(true)
    dispatchEvent(new Event('focus'))
    expect(useNotifying.getState().at).toBe('unable')
  })
})
