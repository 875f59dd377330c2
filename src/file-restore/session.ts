import { useStore } from 'zustand'
import { createStore, type StoreApi } from 'zustand/vanilla'
import type { Inspected } from '../../archive/inspection.ts'
import type { Decision } from '../../contract/rules/decision.ts'
import { dataOf, mutationHeaders, type ApiClient } from '../api/client.ts'
import type { Console } from '../api/context.tsx'
import { asFailure } from '../api/failure.ts'
import { stopwatch } from '../api/now.ts'
import type { Intake } from './intake.ts'
import type { Phase } from './phase.ts'
import { createRateMeter } from './rate.ts'
import type { RunningUpload } from './upload.ts'

/** The restore from a file into one instance: lives outside React, so it goes on while the person looks elsewhere. */
export interface RestoreSession {
  readonly store: StoreApi<Phase>
  /** Reads and verifies the file, then asks `fits` whether the instance can take it. */
  take(intake: Intake, fits: (inspected: Inspected) => Decision): Promise<void>
  /** The person confirmed: registers the import, which names what is overwritten, and sends the file. */
  confirm(api: Console): Promise<void>
  cancel(api: Console): Promise<void>
  /** Back to the empty drop zone. */
  clear(): void
}

const askBeforeLeaving = (event: BeforeUnloadEvent) => event.preventDefault()

/** Ends an import on the server. Where that fails, it ends there by itself when no more bytes come. */
const giveUp = (client: ApiClient, importId: string): Promise<void> =>
  dataOf(
    client.afterglow.v1.imports[':id'].$delete({ param: { id: importId }, header: mutationHeaders() }),
  ).then(
    () => undefined,
    () => undefined,
  )

function createSession(instanceId: string): RestoreSession {
  const store = createStore<Phase>(() => ({ at: 'idle' }))
  const set = (phase: Phase) => store.setState(phase, true)
  let reading: AbortController | null = null
  let sending: RunningUpload | null = null

  const clear = () => {
    reading?.abort()
    sending?.stop()
    sending = null
    set({ at: 'idle' })
  }

  return {
    store,
    clear,

    async take(intake, fits) {
      reading?.abort()
      if ('refusal' in intake)
        return set({ at: 'refused', name: null, refusal: intake.refusal, inspected: null })
      const { file } = intake
      const abort = new AbortController()
      reading = abort
      set({ at: 'inspecting', file, read: 0 })
      const { inspectArchive } = await import('../../archive/inspect.ts')
      const found = await inspectArchive(file, {
        full: true,
        signal: abort.signal,
        onProgress: (read) => {
          if (!abort.signal.aborted) set({ at: 'inspecting', file, read })
        },
      }).catch((thrown: unknown) => {
        if (abort.signal.aborted) return null
        throw thrown
      })
      if (!found || abort.signal.aborted) return
      if (!found.ok) return set({ at: 'refused', name: file.name, refusal: found, inspected: null })
      const fit = fits(found)
      if (!fit.allowed) return set({ at: 'refused', name: file.name, refusal: fit, inspected: found })
      set({ at: 'confirming', file, inspected: found, failure: null })
    },

    async confirm({ client, host, base, changes }) {
      const phase = store.getState()
      if (phase.at !== 'confirming') return
      const { file, inspected } = phase
      set({ at: 'uploading', file, importId: null, sent: { bytes: 0, rate: null } })
      window.addEventListener('beforeunload', askBeforeLeaving)
      let importId: string | null = null
      try {
        const registered = await dataOf(
          client.afterglow.v1.instances[':id'].imports.$post({
            param: { id: instanceId },
            header: mutationHeaders(instanceId),
            json: {
              file_name: file.name,
              file_bytes: file.size,
              ...(inspected.unpackedBytes === null ? {} : { unpacked_bytes: inspected.unpackedBytes }),
            },
          }),
        )
        importId = registered.id
        const id = registered.id
        // Cancelled while the import was being registered: it goes again, and nothing is sent.
        if (store.getState().at !== 'uploading') return await giveUp(client, id)
        set({ at: 'uploading', file, importId: id, sent: { bytes: 0, rate: null } })
        const { upload } = await import('./upload.ts')
        if (store.getState().at !== 'uploading') return
        const meter = createRateMeter()
        sending = upload({
          base,
          importId: id,
          file,
          fetchInPage: host.uploadFetch,
          onProgress: (bytes) => {
            if (store.getState().at !== 'uploading') return
            set({ at: 'uploading', file, importId: id, sent: { bytes, rate: meter.add(stopwatch(), bytes) } })
          },
        })
        await sending.done
        if (store.getState().at === 'uploading') set({ at: 'sent', file, importId: id })
      } catch (thrown) {
        const failure = asFailure(thrown)
        if (store.getState().at !== 'uploading') return
        // Refused before a byte was sent: the confirmation stays, with the reason.
        set(
          importId === null
            ? { at: 'confirming', file, inspected, failure }
            : { at: 'interrupted', file, importId, failure },
        )
      } finally {
        sending = null
        window.removeEventListener('beforeunload', askBeforeLeaving)
        changes.ask()
      }
    },

    async cancel({ client, changes }) {
      const phase = store.getState()
      if (phase.at !== 'uploading' && phase.at !== 'interrupted') return
      set({ at: 'cancelled', name: phase.file.name })
      sending?.stop()
      sending = null
      window.removeEventListener('beforeunload', askBeforeLeaving)
      if (phase.importId !== null) await giveUp(client, phase.importId)
      changes.ask()
    },
  }
}

const sessions = new Map<string, RestoreSession>()

/** The session of an instance, the same one wherever it is asked for. */
export function restoreSession(instanceId: string): RestoreSession {
  const known = sessions.get(instanceId)
  if (known) return known
  const made = createSession(instanceId)
  sessions.set(instanceId, made)
  return made
}

/** Where the session of an instance stands. */
export function usePhase(session: RestoreSession): Phase {
  return useStore(session.store)
}
