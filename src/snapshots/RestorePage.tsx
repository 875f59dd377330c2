import Plus from 'lucide-react/icons/plus'
import Undo2 from 'lucide-react/icons/undo-2'
import { useState } from 'react'
import { keepsOlder } from '../../contract/rules/ways-back.ts'
import { useAction } from '../api/action.ts'
import { dataOf, mutationHeaders } from '../api/client.ts'
import { useConsole } from '../api/context.tsx'
import { keys } from '../api/keys.ts'
import { FailureNotice } from '../feedback/FailureNotice.tsx'
import { refusalWhileTaking, useSnapshotFirst } from '../feedback/snapshot-first.ts'
import { SnapshotFirst } from '../feedback/SnapshotFirst.tsx'
import * as which from '../messages/which-restore.tsx'
import { GoBackFirst } from '../feedback/GoBackFirst.tsx'
import { LargerInstance } from '../feedback/LargerInstance.tsx'
import { paths } from '../../contract/places.ts'
import { Anchor } from '../ui/Anchor.tsx'
import { Button, ButtonLink } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { Field } from '../ui/Field.tsx'
import { fullDate, moment, timeWithZone } from '../messages/format.ts'
import { Isolate } from '../ui/Isolate.tsx'
import { Notice } from '../ui/Notice.tsx'
import type { Refusal } from '../ui/Reason.tsx'
import { TextInput } from '../ui/TextInput.tsx'
import * as say from '../messages/restore.tsx'
import { OfSnapshot, type Target } from './OfSnapshot.tsx'
import { BeforeAndAfter, Checks, Gap } from './RestorePlan.tsx'

const WORD = 'RESTORE'

/** The dialog that restores a snapshot over its instance. */
export function Page() {
  return <OfSnapshot title={say.title}>{(target) => <Restore {...target} />}</OfSnapshot>
}

/** Why it cannot be confirmed now: the rules, or the word that is not typed yet. */
function refusalOf({ actions }: Target, typed: string): Pick<Refusal, 'message' | 'remedy'> | undefined {
  if (!actions.restore.allowed) return actions.restore
  return typed.trim() === WORD ? undefined : say.notTyped(WORD)
}

function Restore(target: Target) {
  const { project, instance, row, rows, actions, now, search, close } = target
  const { client } = useConsole()
  const [typed, setTyped] = useState('')
  const action = useAction<void, unknown>({
    call: () =>
      dataOf(
        client.v1.instances[':id'].snapshots[':snapshotId'].restore.$post({
          param: { id: instance.id, snapshotId: row.id },
          query: { view: 'afterglow' },
          header: mutationHeaders(instance.id),
        }),
      ),
    refresh: () => [keys.instance(instance.id), keys.allInstances],
    // The sheet below shows it restoring until it runs.
    onDone: close,
  })
  const hasNet = keepsOlder(instance.type, instance.afterglow.version)
  const awaited = refusalWhileTaking(useSnapshotFirst(instance))
  const refusal = refusalOf(target, typed) ?? awaited
  const name = <Isolate>{instance.name}</Isolate>
  const id = <code>{instance.id}</code>
  return (
    <Dialog
      title={say.titleOf(name, moment(row.timestamp, { now }))}
      description={say.what(
        name,
        id,
        row.kind === 'full',
        `${fullDate(row.timestamp)}, ${timeWithZone(row.timestamp)}`,
      )}
      onClose={close}
      onSubmit={() => action.run()}
      footer={{
        left: (
          <ButtonLink
            variant="quiet"
            icon={Plus}
            href={paths.createFromSnapshot(project, instance.id, row.id) + search}
          >
            {say.createInstead}
          </ButtonLink>
        ),
        right: (
          <>
            <Button autoFocus onClick={close}>
              {say.cancel}
            </Button>
            {action.busy ? (
              <Button type="submit" variant="danger" busy={say.restoring}>
                {say.restore}
              </Button>
            ) : (
              <Button type="submit" variant="danger" icon={Undo2} refusal={refusal}>
                {say.restore}
              </Button>
            )}
          </>
        ),
      }}
    >
      {!actions.restore.allowed && (
        <Notice tone="warn" title={actions.restore.message}>
          {actions.restore.remedy}
        </Notice>
      )}
      <GoBackFirst instance={instance} onDone={close} />
      <Gap instance={instance} row={row} now={now} />
      <BeforeAndAfter instance={instance} row={row} />
      <Checks instance={instance} row={row} rows={rows} now={now} />
      <p>
        {hasNet ? which.notUndone : which.notUndoneLatestOnly}{' '}
        <Anchor href={paths.whichRestore(project, instance.id, 'snapshots') + search}>{which.title}</Anchor>
      </p>
      <LargerInstance instance={instance} decision={actions.restore} needed={row.bytes} />
      {hasNet && <SnapshotFirst instance={instance} />}
      <Field label={say.typeToOverwrite(<code>{WORD}</code>, name, id)}>
        <TextInput mono value={typed} onChange={setTyped} />
      </Field>
      <FailureNotice failure={action.failure} />
    </Dialog>
  )
}
