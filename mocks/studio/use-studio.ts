import { useCallback, useEffect, useState } from 'react'
import type { ControlState } from '../../control-plane/control-state.ts'
import type { LogEntry } from '../../control-plane/line-layer.ts'
import type { PageControl } from '../control-global.ts'
import type { ConsoleSide } from './console-side.ts'
import { messageOf } from './message-of.ts'
import { words } from './words.ts'

export type Tone = 'plain' | 'bad'

/** A world as the studio shows it, and the way to move it. */
export interface Studio {
  readonly side: ConsoleSide
  readonly control: PageControl | null
  readonly state: ControlState | null
  readonly log: readonly LogEntry[]
  /** What the control refused last, or what has happened. */
  readonly told: { readonly text: string; readonly tone: Tone }
  readonly tell: (text: string, tone?: Tone) => void
  /** Does something with the control; what it refuses is told. */
  readonly run: (work: (control: PageControl) => Promise<unknown>) => void
}

/** How often a clock that runs is looked at, ms. */
const LOOK_EVERY = 1_000
const nothing = { text: '', tone: 'plain' } as const

/** Follows the world of a console. */
export function useStudio(side: ConsoleSide): Studio {
  const [seen, setSeen] = useState<{
    readonly state: ControlState
    readonly log: readonly LogEntry[]
  } | null>(null)
  const [told, setTold] = useState<Studio['told']>(nothing)
  const tell = (text: string, tone: Tone = 'plain') => setTold({ text, tone })
  const look = useCallback(() => {
    const control = side.control()
    // A console that is being loaded anew refuses, and tells when it stands.
    control?.state().then(
      (state) => setSeen({ state, log: control.log().toReversed() }),
      () => undefined,
    )
  }, [side])
  useEffect(() => side.follow(look), [side, look])
  const runs = (seen?.state.speed ?? 0) > 0
  useEffect(() => {
    if (!runs) return undefined
    const timer = setInterval(() => {
      if (document.visibilityState === 'visible') look()
    }, LOOK_EVERY)
    return () => clearInterval(timer)
  }, [runs, look])
  return {
    side,
    control: side.control(),
    state: seen?.state ?? null,
    log: seen?.log ?? [],
    told,
    tell,
    run(work) {
      const control = side.control()
      if (!control) {
        tell(words.waiting, 'bad')
        return
      }
      setTold(nothing)
      work(control).then(look, (error: unknown) => tell(messageOf(error), 'bad'))
    },
  }
}
