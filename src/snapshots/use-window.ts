import { useEffectEvent, useLayoutEffect, useMemo, useRef, useState, type RefObject } from 'react'
import type { Line } from './lines.ts'
import { indexAt, learn, noHeights, offsetsOf, spanOf, type Heights, type Span } from './windowing.ts'

/** Columns with the date among them; columns under day headings; one card under another. */
export type Layout = 'table' | 'compact' | 'cards'

/** The least width (rem) that holds all columns, and that holds them without the date's. */
const TABLE = 60
const COMPACT = 44.5

export interface Windowed {
  /** The place of the table; its width decides the layout. */
  readonly region: RefObject<HTMLDivElement | null>
  /** Holds the lines, each an element with `data-line`, in groups with `data-group`. */
  readonly body: RefObject<HTMLDivElement | null>
  readonly layout: Layout
  readonly span: Span
  /** Empty px above the first rendered line, and px of all lines. */
  readonly before: number
  readonly total: number
}

/** What is taken for the height of a view that is not laid out, px. */
const UNSEEN = 800

function scrollerOf(element: HTMLElement): HTMLElement {
  for (let at = element.parentElement; at; at = at.parentElement) {
    if (/auto|scroll/.test(getComputedStyle(at).overflowY)) return at
  }
  return document.documentElement
}

/** How far the view is from the end of what it scrolls, px. */
const toEnd = (outer: HTMLElement) => outer.scrollHeight - outer.clientHeight - outer.scrollTop

function layoutOf(region: HTMLElement): Layout {
  const width =
    region.clientWidth / Number.parseFloat(getComputedStyle(document.documentElement).fontSize || '16')
  if (width === 0 || width >= TABLE) return 'table'
  return width >= COMPACT ? 'compact' : 'cards'
}

/** The heights of the rendered lines; the heading of a day counts to the first line of it. */
function measure(body: HTMLElement, lines: readonly Line[], first: number) {
  return [...body.querySelectorAll<HTMLElement>('[data-line]')].flatMap((element, index) => {
    const line = lines[first + index]
    if (!line) return []
    const { top, bottom } = element.getBoundingClientRect()
    const start = line.begins ? element.closest('[data-group]')?.getBoundingClientRect().top : undefined
    return [{ key: line.key, shape: line.shape, height: bottom - (start ?? top) }]
  })
}

/**
 * Renders of thousands of lines only those near the view, in the scroller around the table, whichever it is. Heights are
 * measured as lines come by; what stands at the top of the view stays there when lines above it change or turn out higher.
 * `order` changes when the lines are others or in another order: then the view goes back to the first of them.
 */
export function useWindow(lines: readonly Line[], order: string): Windowed {
  const region = useRef<HTMLDivElement>(null)
  const body = useRef<HTMLDivElement>(null)
  const scroller = useRef<HTMLElement>(null)
  const anchor = useRef<{ readonly key: string; readonly below: number } | null>(null)
  const shownOrder = useRef(order)
  const atEnd = useRef(false)

  const [layout, setLayout] = useState<Layout>('table')
  const [seen, setSeen] = useState<{ readonly layout: Layout; readonly heights: Heights }>({
    layout,
    heights: noHeights,
  })
  const heights = seen.layout === layout ? seen.heights : noHeights
  const offsets = useMemo(() => offsetsOf(lines, heights), [lines, heights])
  const [wanted, setWanted] = useState<Span>({ first: 0, last: 32 })
  const last = Math.min(wanted.last, lines.length)
  const first = Math.min(wanted.first, Math.max(0, last - 1))

  /** How far the view's top is below the first line, px. */
  const topOf = (outer: HTMLElement, inner: HTMLElement) =>
    (outer === document.documentElement ? 0 : outer.getBoundingClientRect().top) -
    inner.getBoundingClientRect().top

  const look = useEffectEvent(() => {
    if (!region.current || !body.current || !scroller.current) return
    setLayout(layoutOf(region.current))
    const top = topOf(scroller.current, body.current)
    const next = spanOf(offsets, top, scroller.current.clientHeight || UNSEEN)
    setWanted((old) => (old.first === next.first && old.last === next.last ? old : next))
    const at = indexAt(offsets, top)
    const line = lines[at]
    if (toEnd(scroller.current) > 1) atEnd.current = false
    anchor.current = line && top > 0 ? { key: line.key, below: top - (offsets[at] ?? 0) } : null
  })

  useLayoutEffect(() => {
    const table = region.current
    if (!table) return
    const outer = scrollerOf(table)
    scroller.current = outer
    const onKey = (event: KeyboardEvent) => {
      const inMenu = event.target instanceof Element && event.target.closest('[popover]') !== null
      if (event.key !== 'End' || event.shiftKey || event.altKey || inMenu) return
      event.preventDefault()
      // The browser would aim at where the end is now, and the lines on the way may turn out higher.
      atEnd.current = true
      outer.scrollTop = outer.scrollHeight
    }
    const target = outer === document.documentElement ? window : outer
    const onMove = () => look()
    target.addEventListener('scroll', onMove, { passive: true })
    window.addEventListener('resize', onMove)
    table.addEventListener('keydown', onKey)
    return () => {
      table.removeEventListener('keydown', onKey)
      target.removeEventListener('scroll', onMove)
      window.removeEventListener('resize', onMove)
    }
  }, [])

  // The lines are others or have moved: the view stays with the line it showed, or goes to the first of a new order.
  useLayoutEffect(() => {
    if (!region.current || !body.current || !scroller.current) return
    const top = topOf(scroller.current, body.current)
    if (shownOrder.current !== order) {
      shownOrder.current = order
      atEnd.current = false
      const head = body.current.getBoundingClientRect().top - region.current.getBoundingClientRect().top
      if (top + head > 0) scroller.current.scrollTop -= top + head
      return
    }
    if (atEnd.current) return
    const kept = anchor.current
    const index = kept ? lines.findIndex((line) => line.key === kept.key) : -1
    if (!kept || index < 0) return
    const moved = (offsets[index] ?? 0) + kept.below - top
    if (Math.abs(moved) >= 0.5) scroller.current.scrollTop += moved
  }, [lines, offsets, order])

  useLayoutEffect(() => {
    if (!body.current) return
    if (atEnd.current && scroller.current) scroller.current.scrollTop = scroller.current.scrollHeight
    const learnt = learn(heights, measure(body.current, lines, first))
    if (learnt !== heights || seen.layout !== layout) setSeen({ layout, heights: learnt })
    look()
  }, [lines, heights, seen.layout, layout, first, last])

  return {
    region,
    body,
    layout,
    span: { first, last },
    before: offsets[first] ?? 0,
    total: offsets[lines.length] ?? 0,
  }
}
