import type { Scenario } from './scenario.ts'

/** People are roles. */
export const ON_CALL = 'on-call'
export const ENGINEER = 'data engineer'

/** What most scenarios share: who looks, and that nothing goes wrong by itself. */
export const usual = {
  organisation: 'Northlight',
  user: { name: ON_CALL, role: 'admin' },
  faults: [],
  statuses: [],
} as const satisfies Partial<Scenario>
