import { useEffect } from 'react'
import { useStore } from 'zustand'
import { useConsole } from '../api/context.tsx'
import type { Console } from '../api/context.tsx'
import { noteSending } from './own-uploads.ts'
import { readingBeside } from './reading-beside.ts'
import { inBrowser, type RememberedUploads } from './remembered.ts'
import { createUploadSession, type UploadSession } from './session.ts'
import type { Place, Upload } from './states.ts'
import { tabLocks, type TabLocks } from './tab-lock.ts'
import { tellOfUpload } from './telling.ts'

interface OfConsole {
  readonly remembered: RememberedUploads
  readonly locks: TabLocks
  readonly sessions: Map<string, UploadSession>
}

/** Sessions that somebody looks at, as often as they are shown. */
const shown = new WeakMap<UploadSession, number>()

function show(session: UploadSession): () => void {
  const count = (by: number) => shown.set(session, (shown.get(session) ?? 0) + by)
  count(1)
  return () => void count(-1)
}

const known = new WeakMap<Console, OfConsole>()

/** Where an upload needs this page, and the person signed in. */
const ownPlaces: ReadonlySet<Place> = new Set(['registering', 'uploading', 'paused', 'offline'])

function ofConsole(api: Console): OfConsole {
  const found = known.get(api)
  if (found) return found
  const made: OfConsole = {
    remembered: inBrowser(api.base),
    locks: tabLocks(api.base, 'locks' in navigator ? navigator.locks : undefined),
    sessions: new Map(),
  }
  known.set(api, made)
  return made
}

/** The upload into an instance, the same one wherever it is asked for. The first time, it asks the server what is under way. */
export function uploadSession(api: Console, instanceId: string): UploadSession {
  const { remembered, locks, sessions } = ofConsole(api)
  const found = sessions.get(instanceId)
  if (found) return found
  const made = createUploadSession({
    api,
    instanceId,
    page: window,
    reading: readingBeside,
    remembered,
    locks,
  })
  sessions.set(instanceId, made)
  made.store.subscribe((state, before) => {
    if (state.at === before.at) return
    noteSending(api, instanceId, ownPlaces.has(state.at))
    // Asked again, the same news comes as another object.
    const isNow = () => made.store.getState().at === state.at && !shown.get(made)
    void tellOfUpload(api.client, instanceId, state, isNow)
  })
  void made.refresh()
  return made
}

/** The upload into an instance and where it stands. While it is shown, nothing of it is told elsewhere. */
export function useUpload(instanceId: string): readonly [UploadSession, Upload] {
  const session = uploadSession(useConsole(), instanceId)
  useEffect(() => show(session), [session])
  return [session, useStore(session.store)]
}
