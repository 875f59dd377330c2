/** For tests: a page of a browser whose world keeps its steps, and what it is asked. */
import { createApi, type Api } from '../../control-plane/api/create-api.ts'
import type { ControlState } from '../../control-plane/control-state.ts'
import { runControl, type ControlVerb } from '../../control-plane/control-verbs.ts'
import { createControl } from '../../control-plane/control.ts'
import type { Bytes } from '../../control-plane/ports.ts'
import type { WorldSource } from '../../control-plane/scenarios/registry.ts'
import { createRecorder, type Recorder } from '../../control-plane/steps/recorder.ts'
import type { Recipe } from '../../control-plane/steps/step.ts'
import { createUploadWatch } from '../../control-plane/steps/upload-watch.ts'
import { recordedHost } from '../../control-plane/testing/recorded-world.ts'
import { openWorld, type Life, type World } from '../world.ts'
import type { WorldDatabase } from '../world-database.ts'
import type { Exclusive } from '../world-lock.ts'

interface RecordedLife extends Life {
  readonly api: Api
  readonly recorder: Recorder
}

export interface RecordedTab {
  readonly world: World<RecordedLife>
  /** Asks the API for `POST /v1/…`. Throws where it is refused. */
  call(
    line: string,
    call?: { readonly headers?: Record<string, string>; readonly json?: unknown },
  ): Promise<Response>
  /** Sends bytes of an upload. */
  send(uploadId: string, bytes: Uint8Array<ArrayBuffer>): Promise<Response>
  control(verb: ControlVerb, request: unknown): Promise<ControlState>
  recipe(): Promise<Recipe>
}

/** Opens a page of the world that stands in `database` (or begins there), whose files are `bytes`. Its time stands still. */
export async function openRecordedTab(options: {
  readonly source: WorldSource
  readonly database: WorldDatabase
  readonly bytes: Bytes
  readonly exclusive: Exclusive
}): Promise<RecordedTab> {
  const world = await openWorld<RecordedLife>({
    ...options,
    id: 'main',
    build: 'one',
    rate: 0,
    machine: () => 0,
    onSaved: () => {},
    furnish(life) {
      const { clock, store, random, log } = life
      const caller = async () => {
        const { user } = (await store.read((tx) => tx.get('world', 'world'))) ?? {}
        return { user: user?.name ?? '', role: user?.role ?? 'viewer', via: 'browser' } as const
      }
      const uploads = createUploadWatch(life)
      const api = createApi(
        { clock, store, random, bytes: options.bytes, host: recordedHost, uploads, caller },
        { opening: life.opening },
      )
      return {
        ...life,
        api,
        recorder: createRecorder({ api, clock, log, basePath: '', via: () => 'browser' }),
      }
    },
  })
  const current = () => ({ ...world.current(), controlPlane: world.current().api.controlPlane })
  const refuse = () => Promise.reject(new Error('This world stays the one that it is.'))
  const control = createControl({
    current,
    replace: refuse,
    steps: { current, facts: recordedHost, adopt: refuse },
  })
  const taken = async (asked: Promise<Response>) => {
    const answer = await asked
    if (answer.ok) return answer
    throw new Error(`Answered ${answer.status}: ${await answer.text()}`)
  }
  return {
    world,
    call(line, { headers = {}, json } = {}) {
      const [method = '', path = ''] = line.split(' ')
      const body = json === undefined ? null : JSON.stringify(json)
      const type = json === undefined ? {} : { 'Content-Type': 'application/json' }
      const request = new Request(`http://recorded.test${path}`, {
        method,
        headers: { ...type, ...headers },
        body,
      })
      return taken(world.alone(({ recorder }) => recorder.fetch(request)))
    },
    send(uploadId, bytes) {
      const headers = {
        'Tus-Resumable': '1.0.0',
        'Upload-Offset': '0',
        'Content-Type': 'application/offset+octet-stream',
      }
      const url = `http://recorded.test/afterglow/v1/uploads/${uploadId}`
      return taken(world.current().api.fetch(new Request(url, { method: 'PATCH', headers, body: bytes })))
    },
    control: (verb, request) => world.alone(() => runControl(control, verb, request)),
    recipe: () => world.alone(() => control.recipe()),
  }
}
