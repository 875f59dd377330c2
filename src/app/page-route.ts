import type { ReactNode } from 'react'
import { ApiFailure, unreachable } from '../api/failure.ts'
import * as say from '../messages/start.tsx'
import { RouteFailure } from './RouteFailure.tsx'

/** The one shape of a page module: its component, and nothing that the router would guess at. */
interface PageModule {
  readonly Page: () => ReactNode
}

/**
 * A page that is loaded when it is first gone to. One that breaks, or whose file does not come, leaves the frame and its
 * neighbours standing: it fails as it is shown, because a route that stays without its page blanks the whole console.
 */
export const page = (load: () => Promise<PageModule>) => ({
  lazy: async () => ({
    Component: await load().then(
      ({ Page }) => Page,
      async () => {
        const failure = (await isReplaced()) ? replaced() : unreachable()
        return () => {
          throw failure
        }
      },
    ),
  }),
  ErrorBoundary: RouteFailure,
})

/** Whether a newer console has taken the place of this one: the server answers, and has no script of this one any more. */
async function isReplaced(): Promise<boolean> {
  const entry = document.querySelector<HTMLScriptElement>('script[type=module][src]')
  if (!entry) return false
  try {
    const { ok, status, headers } = await fetch(entry.src, { method: 'HEAD', cache: 'no-store' })
    return ok ? !headers.get('Content-Type')?.includes('javascript') : status === 404
  } catch {
    return false
  }
}

const replaced = () =>
  new ApiFailure({ status: 0, reason: 'replaced', message: say.replaced, remedy: say.replacedRemedy })
