/** What comes next, for whoever moves a world from event to event. */
import { instanceDue, type InstanceEvent } from './due.ts'
import type { ReadTx } from './ports.ts'
import { nextEvent, type DueEvent } from './reconcile.ts'

export interface SeenEvent {
  /** When it is due, ms. */
  readonly at: number
  /** What it is, in a few words. */
  readonly about: string
}

const noPins = { size: 0, has: () => false }
/** What nobody sees: answers and bytes that are put away. */
const unseen: ReadonlySet<DueEvent['kind']> = new Set<DueEvent['kind']>(['idempotency', 'sweep'])

/** The next event that can be seen, perhaps already due; null: none comes. */
export async function nextSeen(tx: ReadTx): Promise<SeenEvent | null> {
  const event = await nextEvent(tx, Number.MAX_SAFE_INTEGER, noPins, unseen)
  return event && { at: event.at, about: await aboutOf(tx, event) }
}

async function aboutOf(tx: ReadTx, event: DueEvent): Promise<string> {
  switch (event.kind) {
    case 'operation': {
      const { kind, instanceName, state } = event.record
      return state === 'running'
        ? `${kind} of ${instanceName} goes on`
        : `${kind} of ${instanceName} is forgotten`
    }
    case 'instance': {
      const due = instanceDue(event.record)
      return due ? comesTo[due.event](event.record.name) : event.record.name
    }
    case 'snapshot':
      return `a snapshot of ${await nameOf(tx, event.record.instanceId)} goes`
    case 'export':
      return `the export of a snapshot of ${await nameOf(tx, event.record.instanceId)} ${event.record.state === 'ready' ? 'expires' : 'is forgotten'}`
    case 'backup':
      return `a backup of ${await nameOf(tx, event.record.instanceId)} ${of[event.record.state]}`
    case 'import':
      return `the file for ${await nameOf(tx, event.record.instanceId)} ${of[event.record.state]}`
    case 'customer-managed-key':
      return `the key ${event.record.name} becomes ready`
    case 'deleted-instance':
      return `what ${event.record.name} left goes`
    case 'idempotency':
    case 'sweep':
      return 'nothing that can be seen'
  }
}

const comesTo: Readonly<Record<InstanceEvent, (name: string) => string>> = {
  end: (name) => `${name} ends`,
  'expire-paused': (name) => `${name}, paused for too long, is deleted`,
  resume: (name) => `${name} is resumed`,
  idle: (name) => `${name}, not used, is paused`,
  slot: (name) => `the scheduled snapshot of ${name} is due`,
}

const of = {
  queued: 'is looked at again',
  running: 'goes on',
  ready: 'expires',
  failed: 'is forgotten',
  cancelled: 'is forgotten',
  expired: 'is forgotten',
  uploading: 'ends, as no more of it comes',
  verifying: 'is checked',
  waiting: 'ends, as nobody agrees',
  loading: 'goes on',
  done: 'is forgotten',
} as const

async function nameOf(tx: ReadTx, instanceId: string): Promise<string> {
  const known = (await tx.get('instance', instanceId)) ?? (await tx.get('deleted-instance', instanceId))
  return known?.name ?? 'a deleted instance'
}
