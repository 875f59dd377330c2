import { createContext, use, type ReactNode } from 'react'
import type { Changes } from './changes.ts'
import type { ApiClient } from './client.ts'
import type { Host } from './host.ts'

export interface Console {
  readonly host: Host
  readonly client: ApiClient
  readonly base: string
  readonly changes: Changes
}

const ConsoleContext = createContext<Console | null>(null)

export function ConsoleProvider({ value, children }: { value: Console; children: ReactNode }) {
  return <ConsoleContext value={value}>{children}</ConsoleContext>
}

/** The API of this console, for query hooks and mutations. */
export function useConsole(): Console {
  const value = use(ConsoleContext)
  if (!value) throw new Error('useConsole outside of ConsoleProvider')
  return value
}
