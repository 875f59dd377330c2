import { lazy, Suspense } from 'react'
import { useStore } from 'zustand'
import { sessionStore } from '../api/session.ts'

const SessionDialog = lazy(async () => ({ default: (await import('./SessionDialog.tsx')).SessionDialog }))

/** Over whatever is there, once the session has ended. */
export function SessionGate() {
  return (
    useStore(sessionStore).ended && (
      <Suspense>
        <SessionDialog />
      </Suspense>
    )
  )
}
