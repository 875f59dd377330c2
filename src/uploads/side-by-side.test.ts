import { describe, expect, it } from 'vitest'
import type { Meta } from '../../contract/wire/meta.ts'
import { createClient, dataOf, mutationHeaders } from '../api/client.ts'
import { aFile, uploadWorld, type UploadWorld } from '../testing/upload-tab.ts'
import { testBase } from '../testing/world.ts'

const instance = 'customer-graph'
const allowed = () => ({ allowed: true }) as const
const given = (file: File) => ({ file, handle: Promise.resolve(null) })

/** An upload into `name` that stands still with 300 bytes on the server. */
async function standing(here: UploadWorld, name = instance) {
  const tab = await here.tab(name)
  const arrived = here.line.holdAfter(300)
  await tab.send(await aFile())
  await arrived
  return tab
}

/** A tab in which another file was confirmed while the first one is on its way; it was opened before. */
async function second(here: UploadWorld, name = 'orders.dump') {
  const tab = await here.tab(instance)
  const first = await standing(here)
  await tab.session.take(given(await aFile(name)), allowed)
  await tab.session.confirm(await tab.seen())
  return { first, tab }
}

describe('two uploads into one instance', () => {
  it('are one too many: the second is told of the first, and the confirmation stays', async () => {
    const here = uploadWorld()
    const { tab } = await second(here)
    const { failure, other } = await tab.reach('confirming')
    expect(failure).toMatchObject({ status: 409, reason: 'import-in-progress' })
    expect(failure?.message).toContain('people.dump')
    expect(other).toMatchObject({ state: 'uploading', file_name: 'people.dump' })
    expect(await here.imports(instance)).toHaveLength(1)
  })

  it('the first can be cancelled, then the second begins', async () => {
    const here = uploadWorld()
    const { first, tab } = await second(here)
    await tab.session.cancelOther()
    expect(await tab.reach('confirming')).toMatchObject({ failure: null, other: null })
    first.hearChange()
    await first.reach('cancelled')
    await tab.session.confirm(await tab.seen())
    await tab.reach('verifying')
    const states = (await here.imports(instance)).map(({ file_name, state }) => [file_name, state])
    expect(states).toContainEqual(['people.dump', 'cancelled'])
    expect(states).toContainEqual(['orders.dump', 'verifying'])
  })

  it('where the first cannot be cancelled, that is said', async () => {
    const here = uploadWorld()
    const { tab } = await second(here)
    const errors = [{ message: 'Not yours.', reason: 'upload-not-yours' }]
    here.line.answerNext('DELETE', () => Response.json({ errors }, { status: 403 }))
    await tab.session.cancelOther()
    const { failure, other } = await tab.reach('confirming')
    expect([failure?.message, other?.file_name]).toEqual(['Not yours.', 'people.dump'])
  })

  it('the first can be gone on with: its own file is taken at once', async () => {
    const here = uploadWorld()
    const { first, tab } = await second(here, 'people.dump')
    first.close()
    await tab.session.goOnWithOther()
    await tab.reach('verifying')
    expect(await here.imports(instance)).toMatchObject([{ file_name: 'people.dump', state: 'verifying' }])
  })

  it('the first can be gone on with: it waits for its file where that is another', async () => {
    const here = uploadWorld()
    const { first, tab } = await second(here)
    first.close()
    await tab.session.goOnWithOther()
    expect(await tab.reach('waiting-for-file')).toMatchObject({ record: { file_name: 'people.dump' } })
  })
})

it('one file goes into two instances side by side', async () => {
  const here = uploadWorld()
  const one = await standing(here)
  const other = await here.tab('drug-discovery')
  await other.send(await aFile())
  await other.reach('verifying')
  expect(one.at()).toBe('uploading')
  here.line.lose()
  await one.reach('offline')
  one.session.tryNow()
  await one.reach('verifying')
  // Both arrived whole. How far the reading of each has come by now is the host's own doing.
  const arrived = [{ state: expect.stringMatching(/^(verifying|loading)$/) }]
  expect(await here.imports(instance)).toMatchObject(arrived)
  expect(await here.imports('drug-discovery')).toMatchObject(arrived)
})

describe("somebody else's upload", () => {
  /** The tour, looked at by somebody of this role who has not begun what is on its way in it. */
  const asSomebodyElse = (role: Meta['user']['role']) => {
    const here: UploadWorld = uploadWorld({
      intercept(request, api) {
        if (!request.url.endsWith('/meta')) return null
        const client = createClient({ ...here.host, fetch: async () => api.fetch(request) }, testBase)
        return dataOf(client.afterglow.v1.meta.$get()).then((data) =>
          Response.json({ data: { ...data, user: { name: 'Somebody else', role } } }),
        )
      },
    })
    return here
  }

  it('is shown with its sender, and only an admin can cancel it', async () => {
    for (const role of ['member', 'admin'] as const) {
      const here = asSomebodyElse(role)
      await standing(here)
      const tab = await here.tab(instance)
      const state = await tab.reach('elsewhere')
      const [record] = await here.imports(instance)
      expect(state.sender).toEqual({
        kind: 'person',
        name: record?.requested_by,
        mayCancel: role === 'admin' ? { allowed: true } : expect.objectContaining({ reason: 'role-member' }),
      })
    }
  })

  it('is over for everyone when an admin cancels it', async () => {
    const here = asSomebodyElse('admin')
    await standing(here)
    const tab = await here.tab(instance)
    await tab.session.cancelOther()
    expect(await tab.reach('cancelled')).toMatchObject({ name: 'people.dump', by: 'server' })
    expect(await here.imports(instance)).toMatchObject([{ state: 'cancelled' }])
  })

  it('stays, with the reason, where it may not be cancelled', async () => {
    const here = asSomebodyElse('admin')
    await standing(here)
    const tab = await here.tab(instance)
    const errors = [{ message: 'Not yours.', reason: 'upload-not-yours' }]
    here.line.answerNext('DELETE', () => Response.json({ errors }, { status: 403 }))
    await tab.session.cancelOther()
    expect((await tab.reach('elsewhere')).failure?.message).toBe('Not yours.')
  })
})

describe('an instance that changed since it was agreed to', () => {
  const rename = async (here: UploadWorld, name: string) => {
    const client = createClient(here.host, testBase)
    const { id } = here.instance(instance)
    await dataOf(
      client.v1.instances[':id'].$patch({
        param: { id },
        query: {},
        header: mutationHeaders(),
        json: { name },
      }),
    )
  }

  it('is asked for again before anything is sent', async () => {
    const here = uploadWorld()
    const tab = await here.tab(instance)
    await tab.session.take(given(await aFile()), allowed)
    const seen = await tab.seen()
    await rename(here, 'customers')
    await tab.session.confirm(seen)
    const { failure } = await tab.reach('confirming')
    expect(failure).toMatchObject({ status: 409, reason: 'consent-stale' })
    expect(await here.imports(instance)).toEqual([])
    await tab.session.confirm(await tab.seen())
    await tab.reach('verifying')
  })

  it('is asked for again when the file is there, with what changed, and loaded then', async () => {
    const here = uploadWorld()
    const tab = await standing(here)
    const before = await tab.seen()
    await rename(here, 'customers')
    here.line.lose()
    await tab.reach('offline')
    tab.session.tryNow()
    await tab.reach('verifying')
    await here.api.controlPlane.reconcile()
    tab.hearChange()
    expect((await tab.reach('waiting-for-consent')).record.changed).toEqual(['renamed'])
    // What was seen before is not what is there: that is no consent.
    await tab.session.confirmAgain(before)
    expect((await tab.reach('waiting-for-consent')).failure).toMatchObject({ reason: 'consent-stale' })
    await tab.session.confirmAgain(await tab.seen())
    await tab.reach('loading')
  })

  it('keeps its data where the person does not agree again', async () => {
    const here = uploadWorld()
    const tab = await standing(here)
    await rename(here, 'customers')
    here.line.lose()
    await tab.reach('offline')
    tab.session.tryNow()
    await tab.reach('verifying')
    await here.api.controlPlane.reconcile()
    tab.hearChange()
    await tab.reach('waiting-for-consent')
    await tab.session.cancel()
    expect(tab.at()).toBe('cancelled')
    expect(await here.imports(instance)).toMatchObject([{ state: 'cancelled' }])
  })
})
