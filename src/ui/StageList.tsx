import Check from 'lucide-react/icons/check'
import Circle from 'lucide-react/icons/circle'
import OctagonX from 'lucide-react/icons/octagon-x'
import type { ReactNode } from 'react'
import * as say from '../messages/stages.tsx'
import { Ring } from './Status.tsx'
import { VisuallyHidden } from './VisuallyHidden.tsx'
import css from './StageList.module.css'

const words = { done: say.done, current: say.current, waiting: say.waiting, failed: say.failed }

export type Stage = {
  name: string
  /** On the right: "2.1 GB, 1 min 28 s", "estimated". */
  detail?: ReactNode
} & (
  | { state: 'done' | 'waiting' | 'failed'; percent?: undefined }
  | { state: 'current'; percent?: number | undefined }
)

/**
 * The stages of something long. `rows`: one under the other, with details. `line`: beside one another, each with
 * its own bar.
 */
export function StageList({
  stages,
  layout = 'rows',
}: {
  stages: readonly Stage[]
  layout?: 'rows' | 'line' | undefined
}) {
  return (
    <ol className={css[layout]}>
      {stages.map((stage) => (
        <li
          key={stage.name}
          data-state={stage.state}
          aria-current={stage.state === 'current' ? 'step' : undefined}
        >
          <StageGlyph stage={stage} />
          <span>
            {stage.name}
            <VisuallyHidden>, {words[stage.state]}</VisuallyHidden>
          </span>
          {layout === 'line' ? (
            <span className={css.track}>
              <span
                className={css.fill}
                style={{ inlineSize: `${stage.state === 'done' ? 100 : (stage.percent ?? 0)}%` }}
              />
            </span>
          ) : (
            <span className={css.detail}>{stage.detail}</span>
          )}
        </li>
      ))}
    </ol>
  )
}

function StageGlyph({ stage }: { stage: Stage }) {
  if (stage.state === 'current') return <Ring percent={stage.percent ?? 25} />
  const Glyph = { done: Check, waiting: Circle, failed: OctagonX }[stage.state]
  return <Glyph aria-hidden="true" />
}
