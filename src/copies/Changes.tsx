import type { InstanceWithView } from '../../contract/wire/instances.ts'
import * as say from '../messages/copies.tsx'
import { Isolate } from '../ui/Isolate.tsx'
import { Notice } from '../ui/Notice.tsx'
import { noConsent, type Given } from './Consent.tsx'
import css from './Copies.module.css'
import type { Target } from './targets.ts'

/** What was agreed to, and of what: another instance, another name or other data, and it is given anew. */
export interface Kept {
  readonly id: string
  readonly name: string
  readonly dataId: string | null
  readonly given: Given
}

/** What is agreed to of an instance as it is shown. */
export const consentOf = ({ id, name, afterglow }: InstanceWithView, given: Given): Kept => ({
  id,
  name,
  dataId: afterglow.data_id,
  given,
})

/** Whether it was agreed to of the instance as it is shown now. */
export const isOf = (kept: Kept, { id, name, afterglow }: InstanceWithView): boolean =>
  kept.id === id && kept.name === name && kept.dataId === afterglow.data_id

/** Says, and announces, why what was chosen cannot be overwritten any more or has to be agreed to again. */
export function Changes({
  isChosen,
  target,
  kept,
}: {
  isChosen: boolean
  /** What is chosen; null: nothing, or it is gone. */
  target: Target | null
  kept: Kept | null
}) {
  return (
    <div role="status" className={css.changes}>
      {isChosen && changeOf(target, kept)}
    </div>
  )
}

function changeOf(target: Target | null, kept: Kept | null) {
  if (!target) {
    return (
      <Notice tone="warn" title={say.targetGone}>
        {say.targetGoneRemedy}
      </Notice>
    )
  }
  const { instance, decision } = target
  if (!decision.allowed) {
    return (
      <Notice tone="warn" title={decision.message}>
        {decision.remedy}
      </Notice>
    )
  }
  const emptied = kept?.id === instance.id && !isOf(kept, instance) && isGiven(kept.given)
  if (!emptied) return null
  const name = <Isolate>{instance.name}</Isolate>
  return (
    <Notice tone="warn" title={kept.name === instance.name ? say.otherData(name) : say.renamed(name)}>
      {say.agreeAgain}
    </Notice>
  )
}

const isGiven = ({ understood, word }: Given) =>
  understood !== noConsent.understood || word !== noConsent.word
