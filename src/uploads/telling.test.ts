import { beforeEach, describe, expect, it } from 'vitest'
import { createClient } from '../api/client.ts'
import { ApiFailure } from '../api/failure.ts'
import { useToasts } from '../feedback/toasts.ts'
import { aFile, uploadWorld } from '../testing/upload-tab.ts'
import { createWorld, testBase } from '../testing/world.ts'
import type { Upload } from './states.ts'
import { tellOfUpload } from './telling.ts'

beforeEach(() => useToasts.setState({ toasts: [] }))

const full = new ApiFailure({ status: 507, reason: 'no-room', message: 'It is full.', remedy: 'Make room.' })
const sending = { importId: 'one', file: new File(['a'], 'people.dump'), handle: null }
const sent = { bytes: 1, rate: null }
const failed = { reason: 'Fallback', message: 'It is none.', remedy: 'Use another.', requestId: null }

/** What is told of a state of the upload into an instance. */
async function told(
  name: string,
  state: Upload,
  isNow: () => boolean = () => true,
): Promise<readonly unknown[]> {
  const world = createWorld()
  await tellOfUpload(createClient(world.host, testBase), world.instance(name).id, state, isNow)
  return useToasts.getState().toasts
}

describe('to who looks elsewhere is told', () => {
  it('that the instance has changed, and where to confirm the file again', async () => {
    const world = uploadWorld()
    const tab = await world.tab('customer-graph')
    const arrived = world.line.holdAfter(300)
    await tab.send(await aFile())
    await arrived
    const { id, tenantId } = world.instance('customer-graph')
    const client = createClient(world.host, testBase)
    await client.v1.instances[':id'].$patch({
      param: { id },
      query: {},
      json: { name: 'customers' },
      header: {},
    })
    tab.session.pause()
    tab.session.resume()
    await tab.reach('verifying')
    await world.api.controlPlane.reconcile()
    tab.hearChange()
    await tellOfUpload(client, id, await tab.reach('waiting-for-consent'), () => true)
    expect(useToasts.getState().toasts).toMatchObject([
      {
        tone: 'bad',
        title: 'people.dump waits to be confirmed again',
        text: 'customers has changed meanwhile. Nothing was overwritten.',
        link: { to: `/projects/${tenantId}/instances/${id}/restore-from-file` },
      },
    ])
  })

  it.each([
    [
      'that there is no room',
      { at: 'paused', sending, sent, why: { by: 'host', failure: full } },
      { title: 'The upload into inventory has stopped', text: 'It is full. Make room.' },
    ],
    [
      'that the file was refused',
      { at: 'failed', importId: 'one', name: 'people.dump', bytes: 1, failed },
      { title: 'people.dump was not loaded into inventory', text: 'It is none. Use another.' },
    ],
    [
      'that the upload was ended by another',
      { at: 'cancelled', name: 'people.dump', by: 'server' },
      { title: 'The upload of people.dump has ended', text: 'Nothing was overwritten.' },
    ],
  ] as const satisfies readonly (readonly [string, Upload, object])[])('%s', async (_, state, words) => {
    expect(await told('inventory', state)).toMatchObject([words])
  })

  it.each([
    ['what the person did', 'inventory', { at: 'cancelled', name: 'people.dump', by: 'person' }],
    ['a pause by hand', 'inventory', { at: 'paused', sending, sent, why: { by: 'person' } }],
    [
      'what failed while it was loaded: that is an operation',
      'fraud-rings',
      { at: 'failed', importId: 'one', name: 'people.dump', bytes: 1, failed },
    ],
  ] as const satisfies readonly (readonly [string, string, Upload])[])('not: %s', async (_, name, state) => {
    expect(await told(name, state)).toEqual([])
  })

  it('nothing that has passed before the words were there', async () => {
    const answers = [true, false]
    const state = { at: 'cancelled', name: 'people.dump', by: 'server' } as const
    expect(await told('inventory', state, () => answers.shift() === true)).toEqual([])
  })
})
