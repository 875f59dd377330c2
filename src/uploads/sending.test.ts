import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { sessionStore } from '../api/session.ts'
import { aFile, uploadWorld, type UploadTab, type UploadWorld } from '../testing/upload-tab.ts'
import { pauseAfter } from './worth-trying.ts'

const instance = 'customer-graph'

let world: UploadWorld
let tab: UploadTab
let file: File

beforeEach(async () => {
  world = uploadWorld()
  tab = await world.tab(instance)
  file = await aFile()
})

afterEach(() => {
  vi.useRealTimers()
  sessionStore.setState({ ended: false })
})

/** How many bytes of the only import the server has, and in which state it is. */
async function onServer() {
  const [record] = await world.imports(instance)
  return record && { state: record.state, received: record.received_bytes }
}

/** Everything that can go on without time has gone on. */
const turn = () => new Promise<void>((resolve) => setImmediate(resolve))

async function until(isSo: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await isSo())) await turn()
}

/** An answer of the API that refuses. */
const refusal = (status: number, reason: string) => () =>
  Response.json({ errors: [{ message: 'No.', reason, afterglow: { remedy: 'Wait.' } }] }, { status })

/** The upload stands still with 300 bytes on the server. */
async function standing() {
  const arrived = world.line.holdAfter(300)
  await tab.send(file)
  await arrived
  expect([tab.at(), await onServer()]).toEqual(['uploading', { state: 'uploading', received: 300 }])
}

describe('an upload', () => {
  it('is confirmed, sent, checked and loaded, and the tab says each', async () => {
    const passed: string[] = []
    tab.session.store.subscribe(({ at }, before) => at !== before.at && passed.push(at))
    await tab.send(file)
    await tab.reach('verifying')
    await world.api.controlPlane.reconcile()
    tab.hearChange()
    await tab.reach('loading')
    world.clock.advance(3_600_000)
    await world.api.controlPlane.reconcile()
    tab.hearChange()
    const { record } = await tab.reach('done')
    expect(record).toMatchObject({ file_name: 'people.dump', crc32: expect.any(Number) })
    expect(passed.filter((at) => at !== 'verifying')).toEqual([
      'inspecting',
      'confirming',
      'registering',
      'uploading',
      'loading',
      'done',
    ])
    tab.session.clear()
    expect(tab.at()).toBe('idle')
  })

  it('tells the server the CRC-32 of the whole file, and is refused where what arrived has another', async () => {
    world.line.answerNext('PATCH', () => new Response(null, { status: 500 }))
    const { file: other } = { file: new File([(await file.bytes()).with(40, 1)], file.name) }
    // The same length arrives, with one byte turned on the way.
    await tab.session.take({ file, handle: Promise.resolve(null) }, () => ({ allowed: true }))
    await tab.session.confirm(await tab.seen())
    await tab.reach('offline')
    const [record] = await world.imports(instance)
    const arrived = await world.host.fetch(`http://console.test/afterglow/v1/uploads/${record?.id}`, {
      method: 'PATCH',
      headers: {
        'Tus-Resumable': '1.0.0',
        'Upload-Offset': '0',
        'Content-Type': 'application/offset+octet-stream',
      },
      body: other,
    })
    expect(arrived.status).toBe(204)
    await world.api.controlPlane.reconcile()
    tab.session.tryNow()
    await tab.reach('failed')
    expect(tab.session.store.getState()).toMatchObject({ failed: { reason: 'checksum-mismatch' } })
  })

  it('pauses at once and goes on from where the server stands', async () => {
    await standing()
    tab.session.pause()
    expect(tab.session.store.getState()).toMatchObject({ at: 'paused', why: { by: 'person' } })
    tab.session.resume()
    await tab.reach('verifying')
    expect(world.line.asked).toEqual(['POST', 'POST', 'PATCH', 'HEAD', 'PATCH'])
    expect(await onServer()).toMatchObject({ received: file.size })
  })

  it('asks before the page is left only while bytes move', async () => {
    expect(tab.asksBeforeLeaving()).toBe(false)
    await standing()
    expect(tab.asksBeforeLeaving()).toBe(true)
    tab.session.pause()
    expect(tab.asksBeforeLeaving()).toBe(false)
    tab.session.resume()
    expect(tab.asksBeforeLeaving()).toBe(true)
    await tab.reach('verifying')
    expect(tab.asksBeforeLeaving()).toBe(false)
  })
})

describe('a lost connection', () => {
  it('is waited for, and the upload goes on when the browser is online again', async () => {
    await standing()
    world.line.lose()
    const { failure, sent } = await tab.reach('offline')
    expect([failure.status, sent.rate]).toEqual([0, null])
    expect(tab.asksBeforeLeaving()).toBe(true)
    tab.happens('online')
    await tab.reach('verifying')
    expect(await onServer()).toMatchObject({ received: file.size })
  })

  it('is tried again when the person comes back to the page, or asks for it', async () => {
    await standing()
    world.line.down(true)
    world.line.lose()
    await tab.reach('offline')
    const before = world.line.asked.length
    tab.happens('focus')
    await until(() => world.line.asked.length > before)
    world.line.down(false)
    await until(() => {
      tab.session.tryNow()
      return tab.at() !== 'offline'
    })
    expect(await tab.reach('verifying')).toMatchObject({ name: 'people.dump', bytes: file.size })
  })

  it('is tried again after pauses that grow, without end', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    await standing()
    world.line.down(true)
    world.line.lose()
    await tab.reach('offline')
    const tries = () => world.line.asked.filter((method) => method === 'HEAD' || method === 'POST').length
    for (let failed = 1; failed <= 8; failed += 1) {
      const before = tries()
      await vi.advanceTimersByTimeAsync(pauseAfter(failed) - 1)
      expect(tries()).toBe(before)
      const { failure } = await tab.reach('offline')
      await vi.advanceTimersByTimeAsync(1)
      // The next pause begins when this try was told to have failed.
      await until(() => {
        const state = tab.session.store.getState()
        return state.at === 'offline' && state.failure !== failure
      })
      expect(tries()).toBe(before + 1)
    }
    world.line.down(false)
    await vi.advanceTimersByTimeAsync(pauseAfter(9))
    await tab.reach('verifying')
  })

  it('is noticed also where nothing is heard of it', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    await standing()
    await vi.advanceTimersByTimeAsync(60_000)
    expect(tab.at()).toBe('offline')
    tab.happens('online')
    await tab.reach('verifying')
  })

  it('is any answer that says nothing of the upload', async () => {
    world.line.answerNext('PATCH', () => new Response('<h1>Bad gateway</h1>', { status: 502 }))
    await tab.send(file)
    const { failure } = await tab.reach('offline')
    expect(failure.message).toContain('502')
    tab.session.tryNow()
    await tab.reach('verifying')
  })

  it('can be paused, and stays paused when it is back', async () => {
    await standing()
    world.line.lose()
    await tab.reach('offline')
    tab.session.pause()
    const asked = world.line.asked.length
    tab.happens('online')
    await turn()
    expect([tab.at(), world.line.asked.length]).toEqual(['paused', asked])
  })
})

describe('an upload that the server does not take', () => {
  it('pauses when there is no room, keeps what arrived, and goes on when the person says so', async () => {
    world.line.answerNext('PATCH', refusal(507, 'no-room'))
    await tab.send(file)
    const { why } = await tab.reach('paused')
    expect(why).toMatchObject({ by: 'host', failure: { reason: 'no-room', remedy: 'Wait.' } })
    tab.session.resume()
    await tab.reach('verifying')
  })

  it('pauses when the session has ended, and goes on by itself after signing in', async () => {
    world.line.answerNext('PATCH', refusal(401, 'session-ended'))
    await tab.send(file)
    const { why } = await tab.reach('paused')
    expect([why, sessionStore.getState()]).toEqual([{ by: 'session' }, { ended: true }])
    sessionStore.setState({ ended: false })
    await tab.reach('verifying')
  })

  it('asks again where it stands when another request of it had not ended', async () => {
    await standing()
    world.line.lose()
    await tab.reach('offline')
    world.line.answerNext('PATCH', refusal(409, 'upload-in-use'))
    const answered = world.line.asked.length + 2
    tab.session.tryNow()
    await until(() => world.line.asked.length === answered && tab.at() === 'offline')
    tab.session.tryNow()
    await tab.reach('verifying')
    expect(await onServer()).toMatchObject({ received: file.size })
  })

  it('fails when it is not theirs, in the words of the server', async () => {
    world.line.answerNext('PATCH', refusal(403, 'upload-not-yours'))
    await tab.send(file)
    const { failed } = await tab.reach('failed')
    expect(failed).toMatchObject({ reason: 'upload-not-yours', message: 'No.', remedy: 'Wait.' })
    expect(tab.asksBeforeLeaving()).toBe(false)
  })

  it('has ended when the server ended it, and says so', async () => {
    await standing()
    const [record] = await world.imports(instance)
    await world.host.fetch(`http://console.test/afterglow/v1/imports/${record?.id}`, { method: 'DELETE' })
    world.line.lose()
    await tab.reach('offline')
    tab.session.tryNow()
    expect(await tab.reach('cancelled')).toEqual({ at: 'cancelled', name: 'people.dump', by: 'server' })
  })

  it('fails and is given up when the file changed while it was sent', async () => {
    await standing()
    vi.spyOn(file, 'slice').mockReturnValue(unreadable())
    world.line.lose()
    const { failed } = await tab.reach('failed')
    expect(failed).toMatchObject({ reason: 'file-changed' })
    await until(async () => (await onServer())?.state === 'cancelled')
  })
})

/** What a browser gives of a file that is no longer as it was. */
function unreadable(): Blob {
  const blob = new Blob(['x'])
  blob.arrayBuffer = () => Promise.reject(new DOMException('It changed.', 'NotReadableError'))
  return blob
}
