import Check from 'lucide-react/icons/check'
import { useState } from 'react'
import type { Inspected } from '../../archive/inspection.ts'
import { versionNames } from '../../contract/rules/plans.ts'
import type { InstanceWithView } from '../../contract/wire/instances.ts'
import type { ApiFailure } from '../api/failure.ts'
import { FailureNotice } from '../feedback/FailureNotice.tsx'
import { Button, ButtonLink } from '../ui/Button.tsx'
import { Field } from '../ui/Field.tsx'
import { counted } from '../ui/format.ts'
import { Isolate } from '../ui/Isolate.tsx'
import { Notice } from '../ui/Notice.tsx'
import { TextInput } from '../ui/TextInput.tsx'
import css from './FileRestore.module.css'
import { FileLine } from './FileLine.tsx'
import { Findings } from './Findings.tsx'

const WORD = 'RESTORE'

interface ConfirmFileProps {
  readonly instance: InstanceWithView
  readonly file: File
  readonly inspected: Inspected
  readonly failure: ApiFailure | null
  readonly snapshotsHref: string
  readonly onConfirm: () => void
  readonly onCancel: () => void
}

/** The consent: which instance loses what, and what the file puts there. */
export function ConfirmFile({
  instance,
  file,
  inspected,
  failure,
  snapshotsHref,
  onConfirm,
  onCancel,
}: ConfirmFileProps) {
  const [typed, setTyped] = useState('')
  const { load_file: decision } = instance.afterglow.actions
  const { nodes, relationships } = instance.afterglow
  const refusal = !decision.allowed
    ? decision
    : typed.trim() === WORD
      ? undefined
      : {
          message: `Nothing is overwritten before you type ${WORD}.`,
          remedy: `Type ${WORD} in the field above.`,
        }
  return (
    <form
      className={css.step}
      onSubmit={(event) => {
        event.preventDefault()
        if (!refusal) onConfirm()
      }}
    >
      <h2 className={css.caption}>Looked into, not yet sent</h2>
      <FileLine name={file.name} size={file.size} />
      <Findings name={file.name} inspected={inspected} storage={instance.storage} />
      <ul className={css.checks}>
        <li>
          <Check aria-hidden="true" />
          All sizes and checksums are right
        </li>
        <li>
          <Check aria-hidden="true" />
          Fits, and {versionNames[instance.afterglow.version]} can load it
        </li>
      </ul>
      <Notice
        tone="bad"
        title={
          <>
            All data in <Isolate>{instance.name}</Isolate> ({instance.id}) is overwritten, never merged
          </>
        }
        actions={<ButtonLink href={snapshotsHref}>Take a snapshot first</ButtonLink>}
      >
        {nodes !== null && relationships !== null
          ? `${counted(nodes, 'node')} and ${counted(relationships, 'relationship')} go. `
          : 'What it holds now goes. '}
        It cannot be undone, unless a snapshot keeps the present data.
      </Notice>
      <FailureNotice failure={failure} />
      <Field
        label={
          <>
            Type <b className={css.word}>{WORD}</b> to overwrite <Isolate>{instance.name}</Isolate>
          </>
        }
      >
        <TextInput mono autoComplete="off" value={typed} onChange={setTyped} />
      </Field>
      <div className={css.actions}>
        <Button onClick={onCancel}>Cancel</Button>
        <Button type="submit" variant="danger" refusal={refusal}>
          Upload and restore
        </Button>
      </div>
    </form>
  )
}
