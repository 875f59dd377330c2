import type { Locator } from '@playwright/test'

/** A row as a person reads it: what stands under each heading. Lines of a row without a heading come under ''. */
export type RowText = Readonly<Record<string, string>>

/**
 * The rows of a table that are on the page, keyed by its headings: of a long one those near the view. A cell over many
 * columns, as a folded run has it, is no row.
 */
export function readRows(table: Locator): Promise<RowText[]> {
  return table.evaluate((element) => {
    const textOf = (cell: Element) =>
      (cell instanceof HTMLElement ? cell.innerText : '').replaceAll(/\s+/g, ' ').trim()
    const all = [...element.querySelectorAll('[role=row], tr')]
    const heads = [...(all[0]?.querySelectorAll('[role=columnheader], th') ?? [])].map(textOf)
    return all.slice(1).flatMap((row) => {
      const cells = [...row.querySelectorAll('[role=cell], td, th')].map(textOf)
      if (cells.length < heads.length) return []
      const fields = heads.map((head, index): [string, string] => [head, cells[index] ?? ''])
      return [Object.fromEntries([['', cells.slice(heads.length).join(' ')], ...fields])]
    })
  })
}

/** What a row has to say under some headings: a text that is part of it, or a pattern. */
export type WantedRow = Readonly<Record<string, string | RegExp>>

export function matches(row: RowText, wanted: WantedRow): boolean {
  return Object.entries(wanted).every(([head, text]) => {
    const found = row[head]
    return found !== undefined && (typeof text === 'string' ? found.includes(text) : text.test(found))
  })
}

/** A row in words, for a failure's message. */
export function inWords(row: WantedRow): string {
  return Object.entries(row)
    .filter(([, text]) => text !== '')
    .map(([head, text]) => `${head || 'below'}: ${String(text)}`)
    .join(' | ')
}
