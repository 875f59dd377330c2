import { expect as base, type Locator } from '@playwright/test'
import { snapshotRow, type WantedSnapshot } from './snapshot-row.ts'
import { inWords, matches, readRows, type RowText, type WantedRow } from './table.ts'

/** Waits until the table says so, as every matcher does. */
async function waitForRows(
  table: Locator,
  done: (rows: readonly RowText[]) => boolean,
): Promise<RowText[] | null> {
  let rows: RowText[] = []
  const met = await base
    .poll(async () => {
      rows = await readRows(table)
      return done(rows)
    })
    .toBe(true)
    .then(
      () => true,
      () => false,
    )
  return met ? null : rows
}

const listed = (rows: readonly RowText[]) =>
  rows.length === 0 ? '  no rows' : rows.map((row) => `  ${inWords(row)}`).join('\n')

/** Waits until some row says all of `wanted`, or none does. */
async function anyRow(name: string, table: Locator, wanted: WantedRow, isNot: boolean) {
  const rows = await waitForRows(table, (all) => all.some((row) => matches(row, wanted)) !== isNot)
  return {
    name,
    pass: (rows === null) !== isNot,
    message: () =>
      `${isNot ? 'No row' : 'A row'} was to say ${inWords(wanted)}; the table has\n${listed(rows ?? [])}`,
  }
}

/** Playwright's `expect` with matchers on rows. */
export const expect = base.extend({
  /** Some row says all of `wanted`; several: `expect(table).toHaveRow({ Date: '14 Nov', Status: 'Completed' })`. */
  toHaveRow(table: Locator, wanted: WantedRow) {
    return anyRow('toHaveRow', table, wanted, this.isNot)
  },

  /** Some snapshot says all of `wanted`: `expect(app.snapshots.table).toHaveSnapshot({ status: 'Completed', type: 'On demand' })`. */
  toHaveSnapshot(table: Locator, wanted: WantedSnapshot) {
    return anyRow('toHaveSnapshot', table, snapshotRow(wanted), this.isNot)
  },

  /** The first row on the page says all of `wanted`. */
  async toHaveFirstRow(table: Locator, wanted: WantedRow) {
    const isNot = this.isNot
    const rows = await waitForRows(
      table,
      ([first]) => (first !== undefined && matches(first, wanted)) !== isNot,
    )
    return {
      name: 'toHaveFirstRow',
      pass: (rows === null) !== isNot,
      message: () =>
        `The first row was ${isNot ? 'not ' : ''}to say ${inWords(wanted)}; the table has\n${listed(rows ?? [])}`,
    }
  },
})
