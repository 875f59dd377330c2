import type { Locator, Page } from '@playwright/test'
import { menu, tick, type MenuPart } from './parts.ts'

/** The tab Snapshots of the sheet. */
export interface SnapshotsTab {
  /** Takes a snapshot; `aria-disabled` where that is refused, with the reason as its description. */
  readonly take: Locator
  /** Of `expect(...).toHaveRow`: Date, Time, Status, Type, Kind, Size, Restorable until, Exportable until. */
  readonly table: Locator
  /** What scrolls: only the rows near its view are on the page. The matchers of `expect` scroll through it. */
  readonly scroller: Locator
  /** The switch "Show exportable only". */
  readonly exportableOnly: Locator
  showExportableOnly(): Promise<void>
  /** The choice of a type, of a day: what else is in the table is left out then. */
  readonly type: Locator
  readonly day: Locator
  /** "82 snapshots", "12 shown of 1,427 snapshots, 1 failed" */
  readonly sum: Locator
  /** The heading of a column; its button sorts by it. */
  head(name: string): Locator
  /** A folded run of differentials. */
  readonly folds: Locator
  /** Rows, newest first, as long as nothing else is asked for. */
  readonly rows: Locator
  /** What can be done with a row: by its place (0: the first), or by a text in it. */
  row(which: number | string | RegExp): SnapshotRow
}

export interface SnapshotRow {
  readonly root: Locator
  /** The button that restores it. */
  readonly restore: Locator
  readonly menu: MenuPart
}

export function snapshotsTab(page: Page): SnapshotsTab {
  const tab = page.getByRole('region', { name: 'Snapshots', exact: true })
  const table = tab.getByRole('table', { name: /^Snapshots of / })
  const exportableOnly = tab.getByRole('switch', { name: 'Show exportable only' })
  const restoreName = /^Restore /
  const rows = table.getByRole('row').filter({ has: page.getByRole('button', { name: restoreName }) })
  return {
    take: page.getByRole('dialog').getByRole('button', { name: /^(Take snapshot|Asking for it)$/ }),
    table,
    scroller: tab.getByRole('region', { name: 'List of snapshots' }),
    exportableOnly,
    showExportableOnly: () => tick(exportableOnly),
    type: tab.getByRole('combobox', { name: 'Type' }),
    day: tab.getByRole('combobox', { name: 'Day' }),
    sum: tab.getByRole('status').filter({ hasText: /^[\d,]+ (shown of [\d,]+ )?snapshots?/ }),
    head: (name) => table.getByRole('columnheader', { name }),
    folds: table.getByRole('button', { name: /differential/, expanded: false }),
    rows,
    row(which) {
      const root = typeof which === 'number' ? rows.nth(which) : rows.filter({ hasText: which })
      return {
        root,
        restore: root.getByRole('button', { name: restoreName }),
        menu: menu(page, root.getByRole('button', { name: /^More actions for the snapshot of / })),
      }
    },
  }
}
