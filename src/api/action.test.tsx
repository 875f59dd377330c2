import { onlineManager, QueryClientProvider } from '@tanstack/react-query'
import { renderHook, waitFor } from '@testing-library/react'
import type { ReactNode } from 'react'
import { expect, it, onTestFinished } from 'vitest'
import { createWorld, testBase } from '../testing/world.ts'
import { useAction } from './action.ts'
import { createChanges } from './changes.ts'
import { createClient } from './client.ts'
import { ConsoleProvider } from './context.tsx'
import { createQueryClient } from './query-client.ts'

function render() {
  const { host } = createWorld()
  const client = createClient(host, testBase)
  const queries = createQueryClient()
  const changes = createChanges(client, queries, window)
  const told: string[] = []
  let answer = (_value: string) => {}
  const hook = renderHook(
    () =>
      useAction<void, string>({
        call: () => new Promise<string>((resolve) => (answer = resolve)),
        onAnswer: (value) => told.push(`answer ${value}`),
        onDone: (value) => told.push(`done ${value}`),
      }),
    {
      wrapper: ({ children }: { children: ReactNode }) => (
        <ConsoleProvider value={{ host, client, base: testBase, changes }}>
          <QueryClientProvider client={queries}>{children}</QueryClientProvider>
        </ConsoleProvider>
      ),
    },
  )
  return { hook, told, queries, answer: (value: string) => answer(value) }
}

it('tells its answer, then what asked that it is done', async () => {
  const { hook, told, queries, answer } = render()
  hook.result.current.run()
  await waitFor(() => expect(queries.isMutating()).toBe(1))
  answer('a')
  await waitFor(() => expect(told).toEqual(['answer a', 'done a']))
})

it('leads nobody on who has left meanwhile', async () => {
  const { hook, told, queries, answer } = render()
  hook.result.current.run()
  await waitFor(() => expect(queries.isMutating()).toBe(1))
  hook.unmount()
  answer('a')
  await waitFor(() => expect(queries.isMutating()).toBe(0))
  expect(told).toEqual(['answer a'])
})

it('is not kept for later without a connection: it is tried, and fails, at once', async () => {
  onTestFinished(() => onlineManager.setOnline(true))
  onlineManager.setOnline(false)
  const { hook, told, answer } = render()
  hook.result.current.run()
  await waitFor(() => expect(hook.result.current.busy).toBe(true))
  answer('tried')
  await waitFor(() => expect(told).toEqual(['answer tried', 'done tried']))
})
