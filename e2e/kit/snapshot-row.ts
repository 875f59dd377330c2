import type { WantedRow } from './table.ts'

/** What a snapshot has to say in its row: a text that is part of it, or a pattern. */
export interface WantedSnapshot {
  /** "Completed", "In progress", "Waiting", "Failed" */
  readonly status?: string | RegExp
  /** "On demand", "Scheduled", … */
  readonly type?: string | RegExp
  /** "Full", "Differential" */
  readonly kind?: string | RegExp
  /** "14 Nov" */
  readonly date?: string | RegExp
  /** "09:04" */
  readonly time?: string | RegExp
  /** "9.1 GB" */
  readonly size?: string | RegExp
  /** "12 Feb 2026" */
  readonly restorableUntil?: string | RegExp
  readonly exportableUntil?: string | RegExp
  /** What stands below the row: its name, its note, why it failed. */
  readonly below?: string | RegExp
}

const headings = {
  status: 'Status',
  type: 'Type',
  kind: 'Kind',
  date: 'Date',
  time: 'Time',
  size: 'Size',
  restorableUntil: 'Restorable until',
  exportableUntil: 'Exportable until',
  below: '',
} as const satisfies Record<keyof WantedSnapshot, string>

/** The same by the headings of the table. Throws where a snapshot says no such thing. */
export function snapshotRow(wanted: WantedSnapshot): WantedRow {
  const known: Readonly<Record<string, string>> = headings
  return Object.fromEntries(
    Object.entries(wanted).map(([name, text]: [string, string | RegExp]) => {
      const heading = known[name]
      if (heading === undefined) {
        throw new Error(`A snapshot has no ${name}. Ask for ${Object.keys(headings).join(', ')}.`)
      }
      return [heading, text]
    }),
  )
}
