import Check from 'lucide-react/icons/check'
import * as say from '../messages/network.tsx'
import { VisuallyHidden } from '../ui/VisuallyHidden.tsx'
import css from './Configure.module.css'

/** Where one is among the four steps, from 1. `done`: those that are known to be done; a step that was passed may not be. */
export function StepLine({ step, done }: { step: number; done: readonly number[] }) {
  const isDone = (each: number) => each !== step && done.includes(each)
  return (
    <ol className={css.steps} aria-label={say.stepsName}>
      {say.steps.map((name, at) => (
        <li
          key={name}
          data-state={at + 1 === step ? 'current' : undefined}
          aria-current={at + 1 === step ? 'step' : undefined}
        >
          <span className={css.number} aria-hidden="true">
            {isDone(at + 1) ? <Check /> : at + 1}
          </span>
          <span className={css.name}>
            {name}
            {isDone(at + 1) && <VisuallyHidden>, {say.stepDone}</VisuallyHidden>}
          </span>
        </li>
      ))}
    </ol>
  )
}
