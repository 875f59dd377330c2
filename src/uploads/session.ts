import type { StoreApi } from 'zustand/vanilla'
import type { Decision, Refusal } from '../../contract/rules/decision.ts'
import type { FileImport } from '../../contract/wire/imports.ts'
import { dataOf, mutationHeaders } from '../api/client.ts'
import { ApiFailure, asFailure } from '../api/failure.ts'
import { sessionStore } from '../api/session.ts'
import * as say from '../messages/uploads.tsx'
import { createChoosing, type Fits } from './choosing.ts'
import { fileOf } from './file-handles.ts'
import { createFollowing } from './following.ts'
import type { Intake } from './intake.ts'
import { askBeforeLeaving } from './leaving.ts'
import type { UploadPorts } from './ports.ts'
import { createRegistering, type Seen } from './registering.ts'
import { awaitedFile, isAnotherFile } from './same-file.ts'
import { createSender, giveUp } from './sending.ts'
import { importOf, type ReadFile, type Upload } from './states.ts'
import { createMachine } from './transitions.ts'

/** The restore from a file into one instance: lives outside React, so it goes on while the person looks elsewhere. */
export interface UploadSession {
  readonly store: Pick<StoreApi<Upload>, 'getState' | 'getInitialState' | 'subscribe'>
  /** A file, to be read and confirmed; or the one that a begun upload waits for. */
  take(intake: Intake, fits: Fits): Promise<void>
  /**
   * A file that was read elsewhere, and whether it fits: straight to the confirmation, or compared where an upload waits for
   * its file. False: an upload is under way that it would stand in the way of.
   */
  offer(chosen: ReadFile, fits: Decision): boolean
  /** An import that was made elsewhere of bytes that the server has: it is followed from here on. */
  follow(record: FileImport): Promise<void>
  /** The person agreed: registers the import and sends the file. */
  confirm(seen: Seen): Promise<void>
  /** The person agreed once more, after the instance was changed. */
  confirmAgain(seen: Seen): Promise<void>
  /** An upload stands in the way of the one to be confirmed: goes on with that one, with this file if it is its file. */
  goOnWithOther(): Promise<void>
  /** Ends the upload that stands in the way, or that another sends. */
  cancelOther(): Promise<void>
  /** Goes on with the file that the browser kept a handle of. Only to be called in a click: the browser may ask. */
  takeKeptFile(): Promise<void>
  pause(): void
  resume(): void
  /** Does not wait for the next try. */
  tryNow(): void
  /** Ends the upload, here and on the server: nothing is overwritten. */
  cancel(): Promise<void>
  /** Back to the empty drop zone; while a file is compared, back to waiting for it. */
  clear(): void
  /** Asks what the server knows of this instance's uploads. */
  refresh(): Promise<void>
}

const gone: Refusal = {
  reason: 'file-gone',
  ...say.fileGone,
}

/** The session of one instance. `uploadSession` has the one of this page. */
export function createUploadSession(ports: UploadPorts): UploadSession {
  const { api, page, remembered, instanceId } = ports
  const { client, changes } = api
  const machine = createMachine()
  askBeforeLeaving(machine.store, page)
  // The one that follows stops the one that sends, which in turn asks the one that follows.
  const sender = createSender(machine, ports, (importId) => ask(importId))
  const following = createFollowing(machine, ports, sender.letGo)
  const choosing = createChoosing(machine, ports, sender)
  const registering = createRegistering(machine, ports, sender, following.dismiss)

  const ask = async (importId: string) => {
    const record = await importNow(importId)
    if (record) await following.hear(record)
    else await refresh()
  }
  const refresh = () => following.refresh().catch(() => {})
  const importNow = (id: string): Promise<FileImport | null> =>
    dataOf(client.afterglow.v1.imports[':id'].$get({ param: { id } })).catch(() => null)

  changes.onChange((change) => {
    if (change.type === 'import' && change.instance_id === instanceId) void refresh()
  })
  // The world was moved or begun anew: what is shown of an import may be of the one before.
  page.addEventListener('afterglow:moved', () => {
    if (importOf(machine.store.getState()) !== null) void refresh()
  })
  sessionStore.subscribe(({ ended }, before) => {
    if (before.ended && !ended) void refresh()
  })

  return {
    store: machine.store,
    pause: sender.pause,
    resume: sender.resume,
    tryNow: sender.tryNow,
    refresh,

    async take(intake, fits) {
      const waiting = machine.at('waiting-for-file')
      if ('refusal' in intake) {
        if (waiting) machine.go(waiting, { ...waiting, refusal: intake.refusal })
        else choosing.refuse(null, intake.refusal)
        return
      }
      const chosen = { file: intake.file, handle: await intake.handle }
      if (machine.at('waiting-for-file')) await choosing.recognise(chosen)
      else await choosing.read(chosen, fits)
    },

    offer(chosen, fits) {
      if (machine.at('waiting-for-file')) {
        void choosing.recognise(chosen)
        return true
      }
      return choosing.offer(chosen, fits)
    },

    follow: following.hear,
    confirm: registering.confirm,

    async confirmAgain(seen) {
      const waiting = machine.at('waiting-for-consent')
      if (!waiting) return
      const { id } = waiting.record
      try {
        const record = await dataOf(
          client.afterglow.v1.imports[':id'].consent.$post({
            param: { id },
            header: mutationHeaders(instanceId),
            json: { instance_name: seen.name, data_id: seen.dataId },
          }),
        )
        await following.hear(record)
      } catch (thrown) {
        const now = machine.at('waiting-for-consent')
        if (now) machine.go(now, { ...now, failure: asFailure(thrown) })
      }
      changes.ask()
    },

    async goOnWithOther() {
      const confirming = machine.at('confirming')
      if (!confirming?.other) return
      const { chosen, other } = confirming
      machine.go(confirming, { at: 'idle' })
      await following.hear(other)
      const waiting = machine.at('waiting-for-file')
      if (!waiting) return
      const awaited = awaitedFile(waiting.record, waiting.remembered)
      if (!isAnotherFile(chosen.file, awaited)) await choosing.recognise(chosen)
    },

    async cancelOther() {
      const before = machine.at('confirming', 'elsewhere')
      const id = before && (before.at === 'elsewhere' ? before.record.id : before.other?.id)
      if (!id) return
      const ended = await dataOf(
        client.afterglow.v1.imports[':id'].$delete({ param: { id }, header: mutationHeaders() }),
      ).catch(asFailure)
      changes.ask()
      const failure = ended instanceof ApiFailure ? ended : null
      if (!failure) await remembered.delete(id)
      const confirming = machine.at('confirming')
      if (confirming) machine.go(confirming, { ...confirming, failure, other: failure && confirming.other })
      const elsewhere = machine.at('elsewhere')
      if (elsewhere && failure) machine.go(elsewhere, { ...elsewhere, failure })
      else if (!(ended instanceof ApiFailure)) await following.hear(ended)
    },

    async takeKeptFile() {
      const waiting = machine.at('waiting-for-file')
      const handle = waiting?.remembered?.handle
      if (!waiting || !handle) return
      const file = await fileOf(handle)
      if (file) return choosing.recognise({ file, handle })
      const now = machine.at('waiting-for-file')
      if (now) machine.go(now, { ...now, refusal: gone })
    },

    async cancel() {
      const now = machine.at(
        'registering',
        'uploading',
        'paused',
        'offline',
        'waiting-for-file',
        'recognising',
        'waiting-for-consent',
      )
      if (!now) return
      const id = importOf(now)
      const name =
        'chosen' in now
          ? now.chosen.file.name
          : 'sending' in now
            ? now.sending.file.name
            : now.record.file_name
      if (id !== null) following.dismiss(id)
      choosing.stop()
      sender.letGo()
      machine.go(now, { at: 'cancelled', name, by: 'person' })
      if (id === null) return
      await Promise.all([giveUp(client, id), remembered.delete(id)])
      changes.ask()
    },

    clear() {
      choosing.stop()
      const comparing = machine.at('recognising')
      if (comparing) {
        const { record, remembered: known } = comparing
        machine.go(comparing, { at: 'waiting-for-file', record, remembered: known, refusal: null })
      }
      const now = machine.at('inspecting', 'refused', 'confirming', 'done', 'failed', 'cancelled')
      if (now) machine.go(now, { at: 'idle' })
    },
  }
}
