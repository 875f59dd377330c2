import { useLayoutEffect, useRef } from 'react'
import type { InstanceWithView } from '../../contract/wire/instances.ts'
import { SnapshotFirst } from '../feedback/SnapshotFirst.tsx'
import * as say from '../messages/copies.tsx'
import { Field } from '../ui/Field.tsx'
import { Isolate } from '../ui/Isolate.tsx'
import { Notice } from '../ui/Notice.tsx'
import type { Refusal } from '../ui/Reason.tsx'
import { TextInput } from '../ui/TextInput.tsx'
import { Checkbox } from '../ui/Toggle.tsx'
import css from './Copies.module.css'

const WORD = 'OVERWRITE'

/** What was agreed to of the overwriting of one instance. */
export interface Given {
  readonly understood: boolean
  readonly word: string
}

export const noConsent: Given = { understood: false, word: '' }

/** What of the consent is missing; undefined: nothing. */
export function refusalOfConsent({ understood, word }: Given): Refusal | undefined {
  if (!understood) return say.notUnderstood
  return word.trim() === WORD ? undefined : say.notTyped(WORD)
}

/** What is lost, a way to keep it, and the consent to its loss. */
export function Consent({
  source,
  instance,
  keyWarning,
  given,
  onGive,
  onLeave,
}: {
  /** Whose data comes in its place. */
  source: InstanceWithView
  instance: InstanceWithView
  /** What comes of another key than that of the source; null: nothing. */
  keyWarning: string | null
  given: Given
  onGive: (given: Given) => void
  /** It goes, with the focus in it: whoever shows it gives that another place. */
  onLeave: () => void
}) {
  const { id, afterglow } = instance
  const name = <Isolate>{instance.name}</Isolate>
  const from = <Isolate>{source.name}</Isolate>
  const block = useRef<HTMLDivElement>(null)
  const leave = useRef(onLeave)
  useLayoutEffect(() => {
    leave.current = onLeave
  })
  useLayoutEffect(() => {
    const element = block.current
    return () => {
      if (element?.contains(document.activeElement)) leave.current()
    }
  }, [])
  return (
    <div ref={block} className={css.consent}>
      <Notice tone="bad" title={say.overwritten(name, id)}>
        {say.goes(afterglow.nodes, afterglow.relationships)}
      </Notice>
      <p>
        {say.comes(source.afterglow.nodes, source.afterglow.relationships, from)} {say.stays} {keyWarning}
      </p>
      <SnapshotFirst instance={instance} named />
      <Checkbox checked={given.understood} onChange={(understood) => onGive({ ...given, understood })}>
        {say.understood(name, id)}
      </Checkbox>
      <Field label={say.typeWord(<code>{WORD}</code>, name, id)}>
        <TextInput mono value={given.word} onChange={(word) => onGive({ ...given, word })} />
      </Field>
    </div>
  )
}
