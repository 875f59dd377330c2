import Check from 'lucide-react/icons/check'
import * as say from '../messages/network.tsx'
import { VisuallyHidden } from '../ui/VisuallyHidden.tsx'
import css from './Configure.module.css'

/** Where one is among the four steps. `step` from 1. */
export function StepLine({ step }: { step: number }) {
  return (
    <ol className={css.steps} aria-label={say.stepsName}>
      {say.steps.map((name, at) => (
        <li
          key={name}
          data-state={at + 1 < step ? 'done' : at + 1 === step ? 'current' : 'to-come'}
          aria-current={at + 1 === step ? 'step' : undefined}
        >
          <span className={css.number} aria-hidden="true">
            {at + 1 < step ? <Check /> : at + 1}
          </span>
          <span className={css.name}>
            {name}
            {at + 1 < step && <VisuallyHidden>, {say.stepDone}</VisuallyHidden>}
          </span>
        </li>
      ))}
    </ol>
  )
}
