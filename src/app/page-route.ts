import type { ReactNode } from 'react'
import { unreachable } from '../api/failure.ts'
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
      () => notLoaded,
    ),
  }),
  ErrorBoundary: RouteFailure,
})

function notLoaded(): ReactNode {
  throw unreachable()
}
