import { QueryClientProvider } from '@tanstack/react-query'
import { StrictMode } from 'react'
import type { Root } from 'react-dom/client'
import { RouterProvider } from 'react-router/dom'
import { createChanges } from '../api/changes.ts'
import { createClient } from '../api/client.ts'
import { ConsoleProvider } from '../api/context.tsx'
import type { Host } from '../api/host.ts'
import { createQueryClient } from '../api/query-client.ts'
import { resources } from '../api/resources.ts'
import { keepFocus } from '../ui/focus-place.ts'
import { followTitle } from './page-title.ts'
import { createConsoleRouter } from './routes.tsx'
import { SessionGate } from './SessionGate.tsx'
import { watchOperations } from './watch-operations.ts'

/** Renders the console over a host. The first lists are asked for before the router has loaded its page. */
export function startConsole(root: Root, host: Host, base: string): void {
  const client = createClient(host, base)
  const queries = createQueryClient()
  const changes = createChanges(client, queries, window)
  changes.start()
  // A file dropped beside the drop zone would replace the page, and what is under way in it, by the file.
  for (const type of ['dragover', 'drop']) window.addEventListener(type, (event) => event.preventDefault())
  const router = createConsoleRouter()
  watchOperations(changes, client, queries, (to) => void router.navigate(to))
  followTitle()
  keepFocus()
  void queries.prefetchQuery(resources(client).meta())
  void queries.prefetchQuery(resources(client).tenants())
  const project = /\/projects\/([0-9a-f-]{36})\//.exec(window.location.pathname)?.[1]
  if (project) void queries.prefetchQuery(resources(client).instances(project))

  root.render(
    <StrictMode>
      <ConsoleProvider value={{ host, client, base, changes }}>
        <QueryClientProvider client={queries}>
          <RouterProvider router={router} />
          <SessionGate />
        </QueryClientProvider>
      </ConsoleProvider>
    </StrictMode>,
  )
}
