import { crc32 } from '../../archive/crc32.ts'
import { createApi, type Api } from '../api/create-api.ts'
import { ControlRefusal } from '../control-fields.ts'
import type { ControlPlane } from '../control-plane.ts'
import { createMemoryStore, type Overlay } from '../memory-store.ts'
import type { Bytes, Caller, HostFacts } from '../ports.ts'
import { seedWorld, type WorldSource } from '../scenarios/registry.ts'
import { createSeededRandom } from '../seeded-random.ts'
import { createVirtualClock, type VirtualClock } from '../virtual-clock.ts'
import { fromBase64, toBase64 } from '../base64.ts'
import { digestOf } from './digest.ts'
import { createMemoryBytes } from '../memory-bytes.ts'
import { sentHeaders } from './recorder.ts'
import type { Recipe, Step } from './step.ts'
import type { KeptSteps } from './step-log.ts'

/** A world that was made again beside the one that stands, and can take its place. */
export interface MadeWorld {
  readonly source: WorldSource
  /** ms */
  readonly now: number
  readonly overlay: Overlay
  readonly kept: KeptSteps
  readonly bytes: Bytes
  readonly digest: string
}

/** What a world is made of again: a recipe, whose digest is compared where there is one. */
export type Remade = Omit<Recipe, 'digest' | 'version'> & { readonly digest: string | null }

/** Verbs that change no record but move the time, which every step tells itself. */
const timeVerbs: readonly string[] = ['advance', 'settle', 'jump', 'next-event']

const recordVerbs = ['key-access', 'end-session', 'role', 'fail', 'clear-failures'] as const

/** The verbs of the control that change records, over a world that is being made. Each throws a `ControlRefusal`. */
export type RecordVerbs = Readonly<
  Record<(typeof recordVerbs)[number], (request: unknown) => Promise<unknown>>
>

/** What a world is made on, and by what. */
export interface MadeOn {
  readonly facts: HostFacts
  /** A turn for everyone else of this process, between two steps and now and then between two events: see `Ports`. */
  readonly pause?: (() => Promise<void>) | undefined
  verbsOf(world: {
    readonly source: WorldSource
    readonly clock: VirtualClock
    readonly controlPlane: ControlPlane
  }): RecordVerbs
}

interface Scratch {
  readonly api: Api
  readonly clock: VirtualClock
  readonly verbs: RecordVerbs
}

/**
 * Makes a world from its source by its steps, in memory; nothing else is touched. Every step has to end as it did, and
 * the records have to be the same in the end: throws a `ControlRefusal` where not.
 */
export async function remake(recipe: Remade, on: MadeOn): Promise<MadeWorld> {
  const { source, steps, now } = recipe
  const clock = createVirtualClock({ now: source.now })
  const store = createMemoryStore({ base: seedWorld(source) })
  const bytes = createMemoryBytes()
  const caller = async (): Promise<Caller> => {
    const world = await store.read((tx) => tx.get('world', 'world'))
    return { user: world?.user.name ?? '', role: world?.user.role ?? 'viewer', via: 'browser' }
  }
  const random = createSeededRandom(source.seed)
  const { facts: host, pause } = on
  const api = createApi(
    { clock, store, bytes, random, host, caller, ...(pause ? { pause } : {}) },
    { validateResponses: false },
  )
  const verbs = on.verbsOf({ source, clock, controlPlane: api.controlPlane })
  const scratch: Scratch = { api, clock, verbs }
  for (const [place, step] of steps.entries()) {
    await redo(scratch, step, { number: place + 1, behind: behindAt(steps, place) })
    await pause?.()
  }
  moveTo(clock, now, 'its end')
  await api.controlPlane.reconcile()
  const digest = digestOf(store.dump())
  if (recipe.digest !== null && recipe.digest !== digest) {
    throw new ControlRefusal('The steps lead to another world here than where they were done.', sameBuild)
  }
  return { source, now, overlay: store.overlay(), kept: { steps, total: steps.length }, bytes, digest }
}

const whole = 'Copy the link or export the state again.'
const sameBuild = 'Open it in the version of Afterglow that it was made with.'

interface Where {
  /** From 1, for people. */
  readonly number: number
  readonly behind: string | null
}

/**
 * What the world goes without at a step. Bytes come in while it goes on, and no event depends on when they do; it must
 * only not be further then than at what was done next.
 */
function behindAt(steps: readonly Step[], place: number): string | null {
  for (let at = place; at < steps.length; at++) {
    const step = steps[at]
    if (step && step.kind !== 'bytes') return 'behind' in step ? step.behind : null
  }
  return null
}

async function redo(scratch: Scratch, step: Step, { number, behind }: Where): Promise<void> {
  const { api, clock } = scratch
  moveTo(clock, step.at, `step ${number}`)
  switch (step.kind) {
    case 'call': {
      const status = await held(api, behind, () => callAgain(api, step))
      if (status !== step.status) {
        const fact = `Step ${number} was answered ${step.status} where it was done, and ${status} here.`
        throw new ControlRefusal(fact, sameBuild)
      }
      return
    }
    case 'download':
      await held(api, behind, () => api.storedFile(step.of, step.id))
      return
    case 'bytes':
      return held(api, behind, () => sendAgain(api, step, number))
    case 'control': {
      await api.controlPlane.reconcile()
      if (timeVerbs.includes(step.verb)) return
      const verb = recordVerbs.find((each) => each === step.verb)
      if (verb === undefined) throw new ControlRefusal(`Step ${number}, ${step.verb}, is no step.`, whole)
      await scratch.verbs[verb](step.request)
    }
  }
}

function moveTo(clock: VirtualClock, at: number, what: string): void {
  if (at < clock.now()) throw new ControlRefusal(`The time of ${what} is before what was done first.`, whole)
  clock.jumpTo(at)
}

async function held<T>(api: Api, behind: string | null, work: () => Promise<T>): Promise<T> {
  const world = await api.controlPlane.hold({ behind })
  try {
    return await work()
  } finally {
    world.release()
  }
}

/** Its host never leaves this process. */
const origin = 'http://replay.invalid'

async function callAgain(api: Api, step: Extract<Step, { kind: 'call' }>): Promise<number> {
  const { method, path, body, headers, requestId, via } = step
  const request = new Request(`${origin}${path}`, { method, headers: sentHeaders(headers), body })
  const response = await api.fetch(request, { requestId, via })
  await response.body?.cancel()
  return response.status
}

async function sendAgain(api: Api, step: Extract<Step, { kind: 'bytes' }>, number: number): Promise<void> {
  const { importId, fileName, from, to, summed, content } = step
  const bytes = 'base64' in content ? fromBase64(content.base64) : null
  if (!bytes || bytes.length !== to - from) {
    const why =
      'missing' in content && content.missing === 'too-large' ? 'it is too large for that' : 'it was not kept'
    throw new ControlRefusal(
      `The file ${fileName} of step ${number} is not in here: ${why}.`,
      'Do the steps without it, or with a smaller file.',
    )
  }
  const headers = new Headers({
    'Tus-Resumable': '1.0.0',
    'Content-Type': 'application/offset+octet-stream',
    'Upload-Offset': String(from),
    ...(summed ? { 'Upload-Checksum': `crc32 ${sumOf(bytes)}` } : {}),
  })
  const url = `${origin}/afterglow/v1/uploads/${encodeURIComponent(importId)}`
  const response = await api.fetch(new Request(url, { method: 'PATCH', headers, body: bytes }))
  await response.body?.cancel()
  if (response.status === 204) return
  const fact = `The bytes of step ${number} were stored where it was done; here they were answered ${response.status}.`
  throw new ControlRefusal(fact, sameBuild)
}

function sumOf(bytes: Uint8Array): string {
  const digest = new Uint8Array(4)
  new DataView(digest.buffer).setUint32(0, crc32(bytes))
  return toBase64(digest)
}
