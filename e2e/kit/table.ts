import type { Locator } from '@playwright/test'

/** A row as a person reads it: what stands under each heading. Lines of a row without a heading come under ''. */
export type RowText = Readonly<Record<string, string>>

/** What was read of a table. */
export interface TableText {
  readonly rows: readonly RowText[]
  /** Folded runs of differentials: what is in them is no row until they are unfolded. */
  readonly folds: number
  /** What could not be looked at, in words; null: nothing. */
  readonly missed: string | null
}

/** How much of a table is read: the rows that are on the page, or all, by scrolling through it and back. */
export type Extent = 'on the page' | 'whole'

/** What reading a table costs at most, ms: it goes on from the beginning at the next look. */
const LONGEST = 20_000

/**
 * The rows of a table, keyed by its headings. A long one has only those near the view on the page, and says how many there
 * are (aria-rowcount). A cell over many columns, as a folded run has it, is no row.
 */
export function readRows(table: Locator, extent: Extent): Promise<TableText> {
  return table.evaluate(
    async (element, { whole, longest }) => {
      const textOf = (cell: Element) =>
        (cell instanceof HTMLElement ? cell.innerText : '').replaceAll(/\s+/g, ' ').trim()
      const lines = () => [...element.querySelectorAll('[role=row], tr')]
      const [head] = lines()
      const heads = [...(head?.querySelectorAll('[role=columnheader], th') ?? [])].map(textOf)
      const rowOf = (line: Element): Record<string, string> | null => {
        const cells = [...line.querySelectorAll('[role=cell], td, th')].map(textOf)
        if (cells.length < heads.length) return null
        const fields = heads.map((name, index): [string, string] => [name, cells[index] ?? ''])
        return Object.fromEntries([['', cells.slice(heads.length).join(' ')], ...fields])
      }
      const isFold = (line: Element) =>
        line.querySelector('[aria-expanded=false]:not([aria-haspopup])') !== null
      const read = new Map<number, { readonly row: Record<string, string> | null; readonly fold: boolean }>()
      const take = () => {
        for (const [place, line] of lines().slice(1).entries()) {
          const index = Number(line.getAttribute('aria-rowindex') ?? place + 2)
          const row = rowOf(line)
          read.set(index, { row, fold: row === null && isFold(line) })
        }
      }
      const total = () => Number(element.getAttribute('aria-rowcount') ?? 0) - 1
      take()
      if (whole && read.size < total()) {
        let outer: Element = document.documentElement
        for (let at = element.parentElement; at; at = at.parentElement) {
          if (/auto|scroll/.test(getComputedStyle(at).overflowY)) {
            outer = at
            break
          }
        }
        const target = outer === document.documentElement ? window : outer
        const top = () => (outer === document.documentElement ? 0 : outer.getBoundingClientRect().top)
        // What hears of the scrolling draws in a turn of its own; nothing has to be painted for that.
        const turn = () =>
          new Promise<void>((resolve) => {
            const { port1, port2 } = new MessageChannel()
            port1.addEventListener('message', () => resolve(), { once: true })
            port1.start()
            port2.postMessage(null)
          })
        const scrollTo = async (place: number) => {
          outer.scrollTop = place
          target.dispatchEvent(new Event('scroll'))
          for (let n = 0; n < 4; n++) await turn()
        }
        const before = outer.scrollTop
        const start = performance.now()
        await scrollTo(Math.max(0, before + element.getBoundingClientRect().top - top()))
        take()
        while (read.size < total() && performance.now() - start < longest) {
          const last = lines().at(-1)
          const at = outer.scrollTop
          if (!last) break
          // The last of the lines to the top of the view: those that are drawn around it follow on.
          await scrollTo(at + last.getBoundingClientRect().top - top())
          take()
          if (outer.scrollTop === at && lines().at(-1) === last) break
        }
        await scrollTo(before)
      }
      const all = [...read].toSorted(([a], [b]) => a - b).map(([, each]) => each)
      const missing = whole ? total() - read.size : 0
      return {
        rows: all.flatMap(({ row }) => (row ? [row] : [])),
        folds: all.filter(({ fold }) => fold).length,
        missed:
          missing > 0
            ? `${missing} of its ${total()} rows were not reached in ${longest / 1000} s: filter it (app.snapshots.type, .day)`
            : null,
      }
    },
    { whole: extent === 'whole', longest: LONGEST },
  )
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
