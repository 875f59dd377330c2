import { expect as base, type ExpectMatcherState, type Locator } from '@playwright/test'
import { snapshotRow, type WantedSnapshot } from './snapshot-row.ts'
import { inWords, matches, readRows, type TableText, type WantedRow } from './table.ts'

/** Waits until the table says so, as every matcher does: null; else what it says at last. */
async function waitForRows(
  table: Locator,
  look: (table: Locator) => Promise<TableText>,
  done: (said: TableText) => boolean,
  timeout: number,
): Promise<TableText | null> {
  let said: TableText = { rows: [], folds: 0, missed: null }
  const isThere = await base(table)
    .toBeAttached({ timeout })
    .then(
      () => true,
      () => false,
    )
  if (!isThere) return said
  // A long table takes longer than an expectation has; one look is whole.
  said = await look(table)
  if (done(said)) return null
  const met = await base
    .poll(
      async () => {
        said = await look(table)
        return done(said)
      },
      { timeout },
    )
    .toBe(true)
    .then(
      () => true,
      () => false,
    )
  return met ? null : said
}

/** More rows say nothing more in a message. */
const LISTED = 30

const listed = ({ rows }: Pick<TableText, 'rows'>) =>
  rows.length === 0
    ? '  no rows'
    : [
        ...rows.slice(0, LISTED).map((row) => `  ${inWords(row)}`),
        ...(rows.length > LISTED ? [`  and ${rows.length - LISTED} more`] : []),
      ].join('\n')

/** What is folded is a completed differential. A row that is another has nothing to look for there. */
const mayBeFolded = (wanted: WantedRow) =>
  matches({ Kind: 'Differential', Status: 'Completed' }, pick(wanted, ['Kind', 'Status']))

const pick = (wanted: WantedRow, names: readonly string[]): WantedRow =>
  Object.fromEntries(Object.entries(wanted).filter(([name]) => names.includes(name)))

/**
 * Waits until some row says all of `wanted`, or none does, in the whole table: where it is longer than what is on the page
 * it is scrolled through, and back. That no row says so cannot be told of what is folded or could not be scrolled to.
 */
async function anyRow(
  name: string,
  table: Locator,
  wanted: WantedRow,
  { isNot, timeout }: Pick<ExpectMatcherState, 'isNot' | 'timeout'>,
) {
  const isThere = ({ rows }: TableText) => rows.some((row) => matches(row, wanted))
  const unseen = ({ folds, missed }: TableText) => {
    if (missed !== null) return missed
    return folds > 0 && mayBeFolded(wanted)
      ? `${folds} runs of differentials are folded: unfold them (app.snapshots.folds), filter the table or ask for a kind`
      : null
  }
  const look = async (each: Locator) => {
    const near = await readRows(each, 'on the page')
    return isThere(near) ? near : readRows(each, 'whole')
  }
  const done = (said: TableText) => (isNot ? !isThere(said) && unseen(said) === null : isThere(said))
  const said = await waitForRows(table, look, done, timeout)
  const not = said && unseen(said)
  return {
    name,
    pass: (said === null) !== isNot,
    message: () =>
      `${isNot ? 'No row' : 'A row'} was to say ${inWords(wanted)}; the table has\n${said ? listed(said) : ''}${not ? `\nNot looked at: ${not}.` : ''}`,
  }
}

/** Playwright's `expect` with matchers on rows. */
export const expect = base.extend({
  /** Some row of the whole table says all of `wanted`; several: `expect(table).toHaveRow({ Date: '14 Nov', Status: 'Completed' })`. */
  toHaveRow(table: Locator, wanted: WantedRow) {
    return anyRow('toHaveRow', table, wanted, this)
  },

  /** Some snapshot of the whole table says all of `wanted`: `expect(app.snapshots.table).toHaveSnapshot({ status: 'Completed', type: 'On demand' })`. */
  toHaveSnapshot(table: Locator, wanted: WantedSnapshot) {
    return anyRow('toHaveSnapshot', table, snapshotRow(wanted), this)
  },

  /** The first row on the page says all of `wanted`. */
  async toHaveFirstRow(table: Locator, wanted: WantedRow) {
    const isNot = this.isNot
    const said = await waitForRows(
      table,
      (each) => readRows(each, 'on the page'),
      ({ rows: [first] }) => (first !== undefined && matches(first, wanted)) !== isNot,
      this.timeout,
    )
    return {
      name: 'toHaveFirstRow',
      pass: (said === null) !== isNot,
      message: () =>
        `The first row was ${isNot ? 'not ' : ''}to say ${inWords(wanted)}; the table has\n${said ? listed(said) : ''}`,
    }
  },
})
