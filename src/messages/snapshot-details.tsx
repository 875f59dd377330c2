/** The words of *Snapshot details*: the rules of all plans as a table. */
import type { ReactNode } from 'react'
import type { Cadence, ExportFormat, SnapshotRule, Version } from '../../contract/rules/plans.ts'

export const titleOf = (name: ReactNode) => <>Snapshot details of {name}</>
export const description = (name: ReactNode, plan: string) => (
  <>
    When snapshots are taken, and for how many days each can be used. {name} is of {plan}.
  </>
)
export const tableName = 'Snapshots by plan'
export const close = 'Close'
export const whichRestore = 'Which restore do I need?'

export const plan = 'Plan'
export const version = 'Version'
export const taken = 'Taken'
export const full = 'Full'
export const differential = 'Differential'
export const scheduled = 'Scheduled, days'
export const restorable = 'Restorable'
export const exportable = 'Exportable'
export const onDemand = 'On demand, days'
/** The heads as they stand beside a value, where each plan is a card. */
export const alone = {
  full: 'Full snapshot',
  differential: 'Differential',
  restorable: 'Scheduled, restorable days',
  exportable: 'Scheduled, exportable days',
  onDemand: 'On demand, days',
} as const

export const thisInstance = 'This instance'
export const none = 'None'

const versionWords = { '4': '4.x', '5': 'latest' } as const satisfies Record<Version, string>
export const versions = (all: readonly Version[]) => all.map((each) => versionWords[each]).join(', ')

const cadences = { daily: 'Daily', 'six-hourly': 'Every 6 h' } as const satisfies Record<Cadence, string>
export const cadence = (of: Cadence | null) => (of === null ? none : cadences[of])
export const hourly = (of: SnapshotRule['differential']) => (of === null ? none : 'Hourly')

/** "60 (long), 7 (short)" where the first of a day is kept longer. */
export const days = (long: number, short: number | null) =>
  short === null ? `${long}` : `${long} (long), ${short} (short)`
export const fullOnly = (written: string) => `${written} full`
export const latestOnly = 'Latest only'

export const footnotes = {
  onDemand: 'One taken on demand can be restored and exported for the same time.',
  kinds: 'A full snapshot holds the whole database, a differential the changes since the last full one.',
  fullOnly: 'A differential cannot be restored or exported, and no instance can be made of it.',
  long: 'The first of a day (UTC) has the long retention, the other three the short one.',
  latest: 'A new one replaces it once it is complete.',
} as const

const formats = {
  backup: 'a .backup file',
  dump: 'a .dump file',
  tar: 'a .tar file',
} as const satisfies Record<ExportFormat, string>
export const exportsAs = (name: ReactNode, format: ExportFormat) => (
  <>
    {name} is exported as {formats[format]}. A day is 24 h from the time of the snapshot.
  </>
)
export const withoutSnapshots = (name: ReactNode, plan: string) => (
  <>
    {name} is a {plan}, which has no snapshots: request a backup of it.
  </>
)
