import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useLocation } from 'react-router'
import { can } from '../../contract/rules/can.ts'
import type { InstanceWithView } from '../../contract/wire/instances.ts'
import { useAction } from '../api/action.ts'
import { backupsOf } from '../api/backups.ts'
import { dataOf, mutationHeaders } from '../api/client.ts'
import { useConsole } from '../api/context.tsx'
import { instanceFacts, snapshotFacts } from '../api/facts.ts'
import { keys } from '../api/keys.ts'
import { useNow } from '../api/now.ts'
import { resources } from '../api/resources.ts'
import { snapshotsOf, type SnapshotWithView } from '../api/snapshots.ts'
import { FailureNotice } from '../feedback/FailureNotice.tsx'
import { OfInstance } from '../feedback/OfInstance.tsx'
import { refusalWhileTaking, useSnapshotFirst } from '../feedback/snapshot-first.ts'
import { SnapshotFirst } from '../feedback/SnapshotFirst.tsx'
import * as say from '../messages/delete-instance.tsx'
import { paths } from '../../contract/places.ts'
import { Button, ButtonLink } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { Field } from '../ui/Field.tsx'
import { Isolate } from '../ui/Isolate.tsx'
import { Notice } from '../ui/Notice.tsx'
import { TextInput } from '../ui/TextInput.tsx'
import { leftOver, lostSince } from './deletion.ts'
import { BackupsStay, WhatGoes, WhatIsLost, WhatStays, type Snapshots } from './WhatGoes.tsx'

/** The dialog that deletes an instance: says what goes with it, and asks for its name. */
export function Page() {
  return (
    <OfInstance title={say.title}>
      {({ instance, close }) => <Confirm instance={instance} back={close} />}
    </OfInstance>
  )
}

function Confirm({ instance, back }: { instance: InstanceWithView; back: () => void }) {
  const { id, name, tenant_id: project } = instance
  const { search } = useLocation()
  const { client } = useConsole()
  const now = useNow()
  const [typed, setTyped] = useState('')
  // What stood in the field when Enter was refused.
  const [tried, setTried] = useState<string | null>(null)
  const kept = useKept(instance, now)
  const first = useSnapshotFirst(instance)
  const action = useAction<void, unknown>({
    call: () =>
      dataOf(
        client.v1.instances[':id'].$delete({
          param: { id },
          query: { view: 'afterglow' },
          header: mutationHeaders(id),
        }),
      ),
    refresh: () => [keys.allInstances, keys.instance(id)],
    onDone: back,
  })
  const decision = instance.afterglow.actions.delete
  const isNamed = typed === name
  const refusal = !decision.allowed
    ? decision
    : kept.reading
      ? say.reading
      : isNamed
        ? refusalWhileTaking(first)
        : say.notTyped(name)
  const wrong = typed === '' ? say.notTyped(name).message : say.notItsName
  return (
    <Dialog
      title={say.titleOf(<Isolate>{name}</Isolate>)}
      description={say.what(<code>{id}</code>)}
      onClose={back}
      onSubmit={() => action.run()}
      footer={{
        left: kept.exportable ? (
          <ButtonLink variant="quiet" href={paths.export(project, id, kept.exportable.snapshot_id) + search}>
            {say.exportFirst}
          </ButtonLink>
        ) : (
          kept.snapshots === 'none' &&
          instance.afterglow.actions.backup.allowed && (
            <ButtonLink variant="quiet" href={paths.inspect(project, id, 'backups') + search}>
              {say.backupFirst}
            </ButtonLink>
          )
        ),
        right: (
          <>
            <Button autoFocus onClick={back}>
              {say.cancel}
            </Button>
            {action.busy ? (
              <Button type="submit" variant="danger" busy={say.removing}>
                {say.remove}
              </Button>
            ) : (
              <Button type="submit" variant="danger" refusal={refusal}>
                {say.remove}
              </Button>
            )}
          </>
        ),
      }}
    >
      {!decision.allowed && (
        <Notice tone="warn" title={decision.message}>
          {decision.remedy}
        </Notice>
      )}
      <WhatGoes instance={instance} snapshots={kept.snapshots} now={now} />
      {kept.left && <WhatStays left={kept.left} isRevoked={kept.isRevoked} now={now} />}
      <BackupsStay ready={kept.backups} now={now} />
      {kept.lost && <WhatIsLost lost={kept.lost} />}
      {decision.allowed && (
        <>
          {(kept.isWorthOne || first.at !== 'none') && <SnapshotFirst instance={instance} goes />}
          <Field
            label={say.typeToDelete(
              <code>
                <Isolate>{name}</Isolate>
              </code>,
            )}
            error={tried === typed && (isNamed ? refusal?.message : wrong)}
          >
            <TextInput
              value={typed}
              onChange={setTyped}
              // The button that is refused does not submit.
              onKeyDown={(event) => event.key === 'Enter' && setTried(typed)}
            />
          </Field>
        </>
      )}
      <FailureNotice failure={action.failure} />
    </Dialog>
  )
}

/** What there is besides the data of now, and what becomes of it if the instance is deleted at `now` (ms). */
function useKept(instance: InstanceWithView, now: number) {
  const { id, status, afterglow } = instance
  const { client } = useConsole()
  const has = afterglow.snapshots !== null
  const hasBackups = afterglow.backups.ready > 0
  const listed = useQuery({ ...snapshotsOf(client, id), enabled: has })
  const backups = useQuery({ ...backupsOf(client, id), enabled: hasBackups })
  const role = useQuery(resources(client).meta()).data?.user.role
  const isRevoked = Boolean(afterglow.customer_managed_key?.revoked)
  const left = listed.data ? leftOver(listed.data, now) : null
  const lost = left?.newest ? lostSince(instance, left.newest, now) : null
  const mayExport = (snapshot: SnapshotWithView) =>
    role !== undefined && can.export(snapshotFacts(snapshot), instanceFacts(instance), { role, now }).allowed
  const snapshots: Snapshots = !has ? 'none' : (left ?? (listed.isError ? 'unknown' : 'reading'))
  return {
    snapshots,
    left,
    lost,
    isRevoked,
    backups: backups.data?.filter((backup) => backup.state === 'ready') ?? [],
    /** The newest that can be exported now. */
    exportable: listed.data?.find(mayExport),
    /** Something would be lost that a snapshot taken now would keep. */
    isWorthOne: status === 'running' && !isRevoked && left !== null && (lost !== null || left.stay === 0),
    reading: (has && listed.isPending) || (hasBackups && backups.isPending),
  }
}
