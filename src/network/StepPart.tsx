import { useEffect, useRef, type ReactNode } from 'react'
import * as say from '../messages/network.tsx'
import css from './Configure.module.css'

/** The content of a step, from 1. When another step comes the focus goes to it, so that it is said which one. */
export function StepPart({ step, children }: { step: number; children: ReactNode }) {
  const part = useRef<HTMLDivElement>(null)
  const shown = useRef(step)
  useEffect(() => {
    if (shown.current === step) return
    shown.current = step
    part.current?.focus()
  }, [step])
  return (
    <div ref={part} role="group" tabIndex={-1} aria-label={say.stepOf(step)} className={css.step}>
      {children}
    </div>
  )
}
