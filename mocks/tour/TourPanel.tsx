import { useEffect, useRef, useState, type MouseEvent, type RefObject } from 'react'
import { focusHeading } from './focus-heading.ts'
import { goTo } from './go-to.ts'
import { findMarked, keepMarked } from './mark.ts'
import type { TourEnd } from './remembered.ts'
import type { Stop } from './stops.ts'
import { timeHere } from './time-here.ts'
import css from './tour.module.css'
import { stopWords, words } from './words.ts'

interface Props {
  /** The frame that shows the console. */
  readonly frame: HTMLIFrameElement
  /** The console's base path, with both slashes. */
  readonly base: string
  readonly stops: readonly Stop[]
  readonly first: number
  readonly onStop: (stop: number) => void
  readonly onEnd: (how: TourEnd) => void
  /** Opens the studio; beside the tour it has a window of its own. */
  readonly onStudio: () => void
}

/** The guided tour, beside the console: its dialogs do not stand over it. */
export function TourPanel({ frame, base, stops, first, onStop, onEnd, onStudio }: Props) {
  const [index, setIndex] = useState(first)
  const [passing, setPassing] = useState<string | null>(null)
  const heading = useRef<HTMLHeadingElement>(null)
  const stop = stops[index]
  const isThere = useMark(frame, stop)
  useArrival(frame, heading, index)
  if (!stop) return null
  const said = stopWords[stop.id]
  const { tour } = words

  const lead = (to: number) => {
    const next = stops[to]
    const view = frame.contentWindow
    if (!next || !view) return
    setPassing(null)
    setIndex(to)
    onStop(to)
    goTo(view, base + next.place.slice(1))
  }
  const letPass = async (ms: number) => {
    setPassing(tour.passing)
    const state = await frame.contentWindow?.afterglow?.advance(ms)
    setPassing(state ? tour.passed(timeHere(state.now)) : null)
  }
  // A button that is pressed by its key is clicked no times.
  const end = ({ detail }: MouseEvent) => onEnd(detail === 0 ? 'keyboard' : 'pointer')
  const isLast = index === stops.length - 1

  return (
    <section className={css.tour} aria-label={tour.label}>
      <div className={css.head}>
        <p className={css.counted}>{tour.counted(index + 1, stops.length)}</p>
        <button type="button" className={css.quiet} onClick={end}>
          {tour.leave}
        </button>
      </div>
      <div className={css.said}>
        <h1 className={css.title} ref={heading} tabIndex={-1}>
          {said.title}
        </h1>
        <p className={css.text}>{said.text}</p>
        <p className={css.note}>
          <span role="status">{passing ?? (isThere ? `${tour.marked(said.marked)}.` : tour.notThere)}</span>{' '}
          <span className={css.keys}>{tour.keys}</span>
        </p>
        {index === 0 && <p className={css.note}>{tour.ownWorld}</p>}
      </div>
      <p className={css.ways}>
        {stop.pass !== null && (
          <button type="button" className={css.button} onClick={() => void letPass(stop.pass?.ms ?? 0)}>
            {stop.pass.label}
          </button>
        )}
        {isThere ? (
          <button type="button" className={css.button} onClick={() => focusMarked(frame, stop)}>
            {tour.goToIt}
          </button>
        ) : (
          <button type="button" className={css.button} onClick={() => lead(index)}>
            {tour.again}
          </button>
        )}
        {isLast && (
          <button type="button" className={css.button} onClick={onStudio}>
            {tour.studio}
          </button>
        )}
        <span className={css.moves}>
          <button
            type="button"
            className={css.button}
            aria-disabled={index === 0}
            onClick={() => lead(index - 1)}
          >
            {tour.back}
          </button>
          <button
            type="button"
            className={css.solid}
            onClick={(event) => (isLast ? end(event) : lead(index + 1))}
          >
            {isLast ? tour.finish : tour.next}
          </button>
        </span>
      </p>
    </section>
  )
}

/** Puts the focus on what is marked; where that takes none, on the first thing in it that does, if there is one. */
function focusMarked(frame: HTMLIFrameElement, { mark }: Stop): void {
  const page = frame.contentDocument
  const found = page && findMarked(page, mark)
  if (!found) return
  frame.focus()
  const inside = found.matches('button, a, input')
    ? found
    : found.querySelector<HTMLElement>('a[href], button, input:not([hidden])')
  if (inside) inside.focus()
  else focusHeading(found, true)
}

/** Calls `begin` for the document in the frame and each that follows it; what it returns ends it. */
function withDocument(frame: HTMLIFrameElement, begin: (page: Document) => () => void): () => void {
  let end = () => {}
  const again = () => {
    end()
    const page = frame.contentDocument
    end = page ? begin(page) : () => {}
  }
  again()
  frame.addEventListener('load', again)
  return () => {
    frame.removeEventListener('load', again)
    end()
  }
}

/** Marks the stop's element as long as it is the stop, over reloads of the frame; whether it is on the screen. */
function useMark(frame: HTMLIFrameElement, stop: Stop | undefined): boolean {
  const [isThere, setIsThere] = useState(false)
  useEffect(
    () => (stop ? withDocument(frame, (page) => keepMarked(page, stop.mark, setIsThere)) : undefined),
    [frame, stop],
  )
  return isThere
}

/**
 * The heading has the focus at each stop, until the person does something: dialogs that the console opens there take it, and
 * are not what was asked for.
 */
function useArrival(frame: HTMLIFrameElement, heading: RefObject<HTMLElement | null>, index: number): void {
  const byKeyboard = useRef(false)
  useEffect(() => {
    let isArriving = true
    const keep = () => {
      if (isArriving && heading.current) focusHeading(heading.current, byKeyboard.current)
    }
    const act = ({ type }: Event) => {
      isArriving = false
      byKeyboard.current = type === 'keydown'
    }
    const hear = (where: Window | Document) => {
      for (const type of acts) where.addEventListener(type, act, { capture: true })
      return () => {
        for (const type of acts) where.removeEventListener(type, act, { capture: true })
      }
    }
    const deaf = hear(window)
    const end = withDocument(frame, (page) => {
      keep()
      page.addEventListener('focusin', keep)
      const deafInside = hear(page)
      return () => {
        page.removeEventListener('focusin', keep)
        deafInside()
      }
    })
    return () => {
      end()
      deaf()
    }
  }, [frame, heading, index])
}

const acts = ['keydown', 'pointerdown'] as const
