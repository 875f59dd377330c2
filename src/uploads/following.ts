import { roleAllows } from '../../contract/rules/roles.ts'
import { dataOf } from '../api/client.ts'
import type { FileImport } from '../../contract/wire/imports.ts'
import type { UploadPorts } from './ports.ts'
import { importOf, type ImportIn, type StateAt } from './states.ts'
import type { Machine } from './transitions.ts'

/** Follows what the server says of the imports of an instance. */
export interface Following {
  /** Asks the server. Rejects with `ApiFailure` where it does not answer. */
  refresh(): Promise<void>
  /** Takes one record that the server answered. */
  hear(record: FileImport): Promise<void>
  /** An import that the person gave up here is not met again, whatever the server was told. */
  dismiss(importId: string): void
}

/** Where a tab stands of which an upload is met that it does not send. */
type Met = StateAt<'waiting-for-file' | 'elsewhere'>

/** Whether an import has not ended yet. */
export const isMoving = ({ state }: FileImport) =>
  state === 'uploading' || state === 'verifying' || state === 'waiting' || state === 'loading'

/** `letGo` ends this tab's sending, when the server is past it. */
export function createFollowing(machine: Machine, ports: UploadPorts, letGo: () => void): Following {
  const { api, instanceId, remembered, locks } = ports
  const { client } = api
  const dismissed = new Set<string>()
  let watched: AbortController | null = null

  /** Looks again when the tab that sends is gone. */
  const watch = (importId: string) => {
    watched?.abort()
    const control = new AbortController()
    watched = control
    const again = () => (control.signal.aborted ? undefined : refresh())
    locks
      .freed(importId, control.signal)
      .then(again)
      .catch(() => {})
  }

  const placeOf = async (record: ImportIn<'uploading'>): Promise<Met> => {
    const { user } = await dataOf(client.afterglow.v1.meta.$get())
    if (record.requested_by !== user.name) {
      const mayCancel = roleAllows('cancel-others', user)
      const sender = { kind: 'person', name: record.requested_by, mayCancel } as const
      return { at: 'elsewhere', record, sender, failure: null }
    }
    if (await locks.isTaken(record.id)) {
      watch(record.id)
      return { at: 'elsewhere', record, sender: { kind: 'tab' }, failure: null }
    }
    return {
      at: 'waiting-for-file',
      record,
      remembered: await remembered.get(record.id),
      refusal: null,
    }
  }

  const uploading = async (record: ImportIn<'uploading'>) => {
    const from = machine.at('idle', 'done', 'failed', 'cancelled', 'waiting-for-file', 'elsewhere')
    if (!from) return
    const place = await placeOf(record)
    // Nothing new to who waits: what was said of another file stays.
    if (from.at === 'waiting-for-file' && place.at === 'waiting-for-file') {
      machine.go(from, { ...place, refusal: from.refusal })
    } else machine.go(from, place)
  }

  /** The server is past the bytes: whoever sends or waits for a file has nothing to do any more. */
  const past = (record: FileImport) => {
    const now = machine.at('uploading', 'paused', 'offline')
    if (!now) return
    letGo()
    const { id: importId, file_name: name, file_bytes: bytes } = record
    if (record.state !== 'cancelled') machine.go(now, { at: 'verifying', importId, name, bytes })
  }

  const hear = async (record: FileImport): Promise<void> => {
    if (record.state === 'uploading') return uploading(record)
    watched?.abort()
    past(record)
    const { id: importId, file_name: name, file_bytes: bytes } = record
    switch (record.state) {
      case 'verifying': {
        const from = machine.at(
          'idle',
          'done',
          'failed',
          'cancelled',
          'waiting-for-file',
          'recognising',
          'elsewhere',
        )
        if (from) machine.go(from, { at: 'verifying', importId, name, bytes })
        return
      }
      case 'waiting': {
        const from = machine.at('idle', 'done', 'failed', 'cancelled', ...followable)
        const again = from?.at === 'waiting-for-consent' ? from.failure : null
        if (from) machine.go(from, { at: 'waiting-for-consent', record, failure: again })
        return
      }
      case 'loading': {
        const from = machine.at('idle', 'done', 'failed', 'cancelled', ...followable, 'loading')
        if (from) machine.go(from, { at: 'loading', record })
        return
      }
      case 'done': {
        const from = machine.at(...followable, 'loading')
        if (from) machine.go(from, { at: 'done', record })
        return
      }
      case 'failed': {
        const from = machine.at(...followable, 'loading')
        const failed = { ...record.failure, requestId: null }
        if (from) machine.go(from, { at: 'failed', importId, name, bytes, failed })
        return
      }
      case 'cancelled': {
        const from = machine.at(...followable, 'uploading', 'paused', 'offline')
        if (from) machine.go(from, { at: 'cancelled', name, by: 'server' })
      }
    }
  }

  /** The server does not know the import any more: the world was begun anew, or the instance is gone. */
  const gone = () => {
    letGo()
    const after = machine.at('loading', 'done', 'failed')
    if (after) machine.go(after, { at: 'idle' })
    const now = machine.at(...followable, 'uploading', 'paused', 'offline')
    if (!now) return
    machine.go(now, { at: 'cancelled', name: nameIn(now), by: 'server' })
  }

  const refresh = async () => {
    const asked = importOf(machine.store.getState())
    const records = await dataOf(
      client.afterglow.v1.instances[':id'].imports.$get({ param: { id: instanceId } }),
    )
    const state = machine.store.getState()
    const id = importOf(state)
    const own = records.find((record) => record.id === id)
    if (own) return hear(own)
    // Asked before it was made, the server could not know it.
    if (id !== null && id === asked) gone()
    const other = records.find((record) => isMoving(record) && !dismissed.has(record.id))
    if (other && machine.at('idle', 'done', 'failed', 'cancelled')) await hear(other)
  }

  return { refresh, hear, dismiss: (importId) => void dismissed.add(importId) }
}

const followable = [
  'waiting-for-file',
  'recognising',
  'elsewhere',
  'verifying',
  'waiting-for-consent',
] as const

function nameIn(state: StateAt<(typeof followable)[number] | 'uploading' | 'paused' | 'offline'>): string {
  if (state.at === 'verifying') return state.name
  return 'sending' in state ? state.sending.file.name : state.record.file_name
}
