import type { Inspected, Inspection } from '../../archive/inspection.ts'
import type { Decision, Refusal } from '../../contract/rules/decision.ts'
import { dataOf } from '../api/client.ts'
import type { UploadPorts } from './ports.ts'
import { awaitedFile, isAnotherFile, isOfAnotherTime, otherBytes, otherContent } from './same-file.ts'
import type { ChosenFile, ReadFile, StateAt } from './states.ts'
import type { Machine } from './transitions.ts'
import type { Sender } from './sending.ts'
import { unreadable } from './unreadable.ts'

/** Whether the instance can take what was read. */
export type Fits = (inspected: Inspected) => Decision

/** Takes files in: a new one is read, one that an upload waits for is recognised. */
export interface Choosing {
  read(chosen: ChosenFile, fits: Fits): Promise<void>
  /** A file that was read elsewhere: straight to the confirmation, or refused. False: nothing can be taken in now. */
  offer(chosen: ReadFile, fits: Decision): boolean
  refuse(name: string | null, refusal: Refusal): void
  /** Goes on with the upload that waits, if this is its file. */
  recognise(chosen: ChosenFile): Promise<void>
  /** Ends what is being read. */
  stop(): void
}

/** The states in which a file can be taken in that nothing waits for. */
const open = ['idle', 'inspecting', 'refused', 'confirming', 'done', 'failed', 'cancelled'] as const

export function createChoosing(machine: Machine, ports: UploadPorts, sender: Sender): Choosing {
  const { api, reading, remembered } = ports
  let busy: AbortController | null = null

  const stop = () => {
    busy?.abort()
    busy = null
  }

  const begin = () => {
    stop()
    const control = new AbortController()
    busy = control
    return control.signal
  }

  const refuse = (name: string | null, refusal: Refusal, inspected: Inspected | null = null) => {
    const from = machine.at(...open)
    if (from) machine.go(from, { at: 'refused', name, refusal, inspected })
  }

  const go = (chosen: ReadFile, fits: Decision) => {
    if (!fits.allowed) return refuse(chosen.file.name, fits, chosen.inspected)
    const from = machine.at(...open)
    if (from) machine.go(from, { at: 'confirming', chosen, failure: null, other: null })
  }

  /** Whether the bytes that are compared have this CRC-32; where there is none to compare with, they are taken to. */
  const isSame = async (
    now: StateAt<'recognising'>,
    crc32: number | null,
    signal: AbortSignal,
  ): Promise<boolean> => {
    if (now.size === 0 || crc32 === null) return true
    const onProgress = (read: number) => {
      const still = machine.at('recognising')
      if (still && !signal.aborted) machine.go(still, { ...still, read })
    }
    return (await reading.crc32(now.file, now.size, { signal, onProgress })) === crc32
  }

  return {
    stop,
    refuse,

    offer(chosen, fits) {
      if (!machine.at(...open)) return false
      // What was being read here is not to come after it.
      stop()
      go(chosen, fits)
      return true
    },

    async read({ file, handle }, fits) {
      const from = machine.at(...open)
      if (!from) return
      const signal = begin()
      machine.go(from, { at: 'inspecting', file, read: 0 })
      const onProgress = (read: number) => {
        const now = machine.at('inspecting')
        if (now && !signal.aborted) machine.go(now, { at: 'inspecting', file, read })
      }
      const found: Inspection = await reading
        .inspect(file, { signal, onProgress })
        .catch(() => ({ ok: false, ...unreadable, reason: 'file-changed' }) as const)
      if (signal.aborted) return
      if (found.ok) go({ file, handle, inspected: found }, fits(found))
      else refuse(file.name, found)
    },

    async recognise({ file, handle }) {
      const waiting = machine.at('waiting-for-file')
      if (!waiting) return
      const awaited = awaitedFile(waiting.record, waiting.remembered)
      const another = isAnotherFile(file, awaited)
      if (another) {
        machine.go(waiting, { ...waiting, refusal: another })
        return
      }
      const signal = begin()
      const { id } = waiting.record
      // How far it came is asked now: the record that is shown may be older than the last bytes.
      const record = await dataOf(api.client.afterglow.v1.imports[':id'].$get({ param: { id } })).catch(
        () => waiting.record,
      )
      const still = machine.at('waiting-for-file')
      if (!still || signal.aborted || record.state !== 'uploading') return
      const { remembered: known } = still
      // Touched since, it can still be the same: all of it then has to be, where that is known.
      const whole = isOfAnotherTime(file, awaited) ? (known?.crc32 ?? null) : null
      const size = whole === null ? record.received_bytes : file.size
      machine.go(still, { at: 'recognising', record, remembered: known, file, read: 0, size })
      const recognising = machine.at('recognising')
      if (!recognising) return
      const same = await isSame(recognising, whole ?? record.crc32, signal).catch(() => null)
      const now = machine.at('recognising')
      if (!now || signal.aborted) return
      if (!same) {
        const other = whole === null ? otherBytes(awaited, record.received_bytes) : otherContent(awaited)
        const refusal = same === null ? unreadable : other
        machine.go(now, { at: 'waiting-for-file', record, remembered: known, refusal })
        return
      }
      const { instanceId } = ports
      const { name, lastModified } = file
      const crc32 = known?.crc32 ?? null
      await remembered.put({ importId: id, instanceId, name, size: file.size, lastModified, crc32, handle })
      if (await sender.begin(now, { importId: id, file, handle }, true)) return
      const taken = machine.at('recognising')
      if (taken) machine.go(taken, { at: 'elsewhere', record, sender: { kind: 'tab' }, failure: null })
    },
  }
}
