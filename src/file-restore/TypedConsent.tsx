import { useState, type ReactNode } from 'react'
import type { InstanceWithView } from '../../contract/wire/instances.ts'
import { refusalWhileTaking, useSnapshotFirst } from '../feedback/snapshot-first.ts'
import { SnapshotFirst } from '../feedback/SnapshotFirst.tsx'
import { Button } from '../ui/Button.tsx'
import { Field } from '../ui/Field.tsx'
import { Isolate } from '../ui/Isolate.tsx'
import { Notice } from '../ui/Notice.tsx'
import { TextInput } from '../ui/TextInput.tsx'
import * as say from '../messages/file-restore.tsx'
import css from './FileRestore.module.css'

const WORD = 'RESTORE'

interface TypedConsentProps {
  readonly instance: InstanceWithView
  /** The button that does it, and the one that does not. */
  readonly go: string
  readonly back: string
  readonly onConfirm: () => void
  readonly onCancel: () => void
  /** What is agreed to, above. */
  readonly children: ReactNode
}

/**
 * The consent: which instance loses what, and the word for it. It belongs to the data that is shown: another name or
 * other data in the instance, and the word has to be typed again.
 */
export function TypedConsent(props: TypedConsentProps) {
  const { name, afterglow } = props.instance
  return <Consent key={`${afterglow.data_id} ${name}`} {...props} />
}

function Consent({ instance, go, back, onConfirm, onCancel, children }: TypedConsentProps) {
  const [typed, setTyped] = useState('')
  const { load_file: decision } = instance.afterglow.actions
  const { nodes, relationships } = instance.afterglow
  const awaited = refusalWhileTaking(useSnapshotFirst(instance))
  const refusal = !decision.allowed ? decision : typed.trim() === WORD ? awaited : say.notTyped(WORD)
  return (
    <form
      className={css.step}
      onSubmit={(event) => {
        event.preventDefault()
        if (!refusal) onConfirm()
      }}
    >
      {children}
      <Notice tone="warn" title={say.overwritten(<Isolate>{instance.name}</Isolate>, instance.id)}>
        {nodes !== null && relationships !== null
          ? say.onceConfirmed(nodes, relationships)
          : say.onceConfirmedAll}
      </Notice>
      <SnapshotFirst instance={instance} />
      <Field
        label={say.typeToOverwrite(<b className={css.word}>{WORD}</b>, <Isolate>{instance.name}</Isolate>)}
      >
        <TextInput mono autoComplete="off" value={typed} onChange={setTyped} />
      </Field>
      <div className={css.actions}>
        <Button onClick={onCancel}>{back}</Button>
        <Button type="submit" variant="danger" refusal={refusal}>
          {go}
        </Button>
      </div>
    </form>
  )
}
