import '../ui/jsdom-dialog.ts'
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { act, configure, render, type RenderResult } from '@testing-library/react'
import { userEvent, type UserEvent } from '@testing-library/user-event'
import { createMemoryRouter } from 'react-router'
import { RouterProvider } from 'react-router/dom'
import { onTestFinished } from 'vitest'
import { createChanges } from '../api/changes.ts'
import { createClient } from '../api/client.ts'
import { ConsoleProvider } from '../api/context.tsx'
import { sessionStore } from '../api/session.ts'
import { routes } from '../app/routes.tsx'
import { SessionGate } from '../app/SessionGate.tsx'
import { useToasts } from '../feedback/toasts.ts'
import { createWorld, testBase, type World, type WorldOptions } from './world.ts'

// A page is loaded when its route is entered; the first time, that takes as long as the machine is busy.
configure({ asyncUtilTimeout: 15_000 })

/** The console of a test, over an API of its own. */
export interface RenderedConsole extends World {
  readonly view: RenderResult
  readonly user: UserEvent
  /** Path and search of the page that is shown. */
  address(): string
  /** Moves the world on by `ms`, and lets the console ask what changed. */
  advance(ms: number): Promise<void>
}

/**
 * Renders the real console (its routes, client, poller of changes) over the real API in memory, at a path of this world.
 * Nothing is shown yet when it returns: find what is waited for.
 */
export function renderConsole(
  path: string | ((world: World) => string),
  options: WorldOptions = {},
): RenderedConsole {
  const world = createWorld(options)
  const client = createClient(world.host, testBase)
  const queries = new QueryClient({
    defaultOptions: {
      queries: { staleTime: Number.POSITIVE_INFINITY, refetchOnWindowFocus: false, retry: false },
    },
  })
  const changes = createChanges(client, queries, window)
  const stop = changes.start()
  useToasts.setState({ toasts: [] })
  sessionStore.setState({ ended: false })
  const router = createMemoryRouter(routes, {
    initialEntries: [typeof path === 'string' ? path : path(world)],
  })
  const user = userEvent.setup()
  const view = render(
    <ConsoleProvider value={{ host: world.host, client, base: testBase, changes }}>
      <QueryClientProvider client={queries}>
        <RouterProvider router={router} />
        <SessionGate />
      </QueryClientProvider>
    </ConsoleProvider>,
  )
  onTestFinished(() => {
    stop()
    view.unmount()
    router.dispose()
    queries.clear()
  })
  return {
    ...world,
    view,
    user,
    address: () => router.state.location.pathname + router.state.location.search,
    advance: (ms) =>
      act(async () => {
        world.clock.advance(ms)
        await world.api.controlPlane.reconcile()
        changes.ask()
      }),
  }
}
