import { useEffectEvent, useLayoutEffect, useState } from 'react'
import { intakeOfDrop, type Intake } from '../uploads/intake.ts'
import { broughtBy } from './brought.ts'

/** What hovers over the page. */
export type Hovering = 'nothing' | 'one' | 'several'

/** Whatever tells that a drag is over: it was let go or left the window; a pointer that moves is not dragging. */
const ends = ['drop', 'dragend', 'pointermove', 'pointerdown', 'keydown'] as const

/** Hears of files that are dragged over the page, and takes what is dropped on it. */
export function useFileDrag(onIntake: (intake: Intake) => void): Hovering {
  const [hovering, setHovering] = useState<Hovering>('nothing')
  const take = useEffectEvent(onIntake)
  // As soon as it is shown: whoever heard before does not any more.
  useLayoutEffect(() => {
    const control = new AbortController()
    const { signal } = control
    const end = () => setHovering('nothing')
    const over = (event: DragEvent) => {
      const brought = broughtBy(event)
      if (!brought) return end()
      event.preventDefault()
      brought.dropEffect = 'copy'
      setHovering(brought.items.length > 1 ? 'several' : 'one')
    }
    const leave = (event: DragEvent) => {
      // Onto nothing: out of the window.
      if (event.relatedTarget === null) end()
    }
    const drop = (event: DragEvent) => {
      const brought = broughtBy(event)
      if (!brought) return
      event.preventDefault()
      take(intakeOfDrop(brought))
    }
    document.addEventListener('dragover', over, { signal })
    document.addEventListener('dragleave', leave, { signal })
    document.addEventListener('drop', drop, { signal })
    for (const type of ends) document.addEventListener(type, end, { signal })
    return () => control.abort()
  }, [])
  return hovering
}
