import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useLocation, useNavigate, useParams } from 'react-router'
import { keptUntilAfter, staysAfterDeletion } from '../../contract/rules/deleted.ts'
import { isOpen } from '../../contract/rules/windows.ts'
import type { InstanceWithView } from '../../contract/wire/instances.ts'
import { useAction } from '../api/action.ts'
import { backupsOf } from '../api/backups.ts'
import { dataOf, mutationHeaders } from '../api/client.ts'
import { useConsole } from '../api/context.tsx'
import { instant, snapshotFacts } from '../api/facts.ts'
import { keys } from '../api/keys.ts'
import { useNow } from '../api/now.ts'
import { resources } from '../api/resources.ts'
import { snapshotsOf, type SnapshotWithView } from '../api/snapshots.ts'
import { FailureNotice } from '../feedback/FailureNotice.tsx'
import { paths } from '../paths.ts'
import { Button, ButtonLink } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { Field } from '../ui/Field.tsx'
import { exactCount, fullDate, moment, shortDate, time } from '../messages/format.ts'
import { Isolate } from '../ui/Isolate.tsx'
import { TextInput } from '../ui/TextInput.tsx'
import { MissingInstance } from '../feedback/MissingInstance.tsx'
import * as say from '../messages/delete-instance.tsx'
import css from './DeleteInstance.module.css'

/** The dialog that deletes an instance: says what goes with it, and asks for its name. */
export function Page() {
  const { project = '', instance: id = '' } = useParams()
  const { search } = useLocation()
  const navigate = useNavigate()
  const { client } = useConsole()
  const instance = useQuery(resources(client).instance(id))
  const back = () => void navigate(paths.instances(project) + search)
  if (!instance.data) {
    return (
      <Dialog title={say.title} size="small" onClose={back}>
        {instance.isError ? (
          <MissingInstance project={project} thrown={instance.error} onRetry={instance.refetch} />
        ) : (
          say.loading
        )}
      </Dialog>
    )
  }
  return <Confirm instance={instance.data} back={back} />
}

function Confirm({ instance, back }: { instance: InstanceWithView; back: () => void }) {
  const { id, name, tenant_id: project } = instance
  const { search } = useLocation()
  const { client } = useConsole()
  const now = useNow()
  const [typed, setTyped] = useState('')
  const has = instance.afterglow.snapshots !== null
  const listed = useQuery({ ...snapshotsOf(client, id), enabled: has }).data
  const snapshots = listed ?? []
  const left = listed && leftOver(listed, now)
  const goes = left ? goesOfSnapshots(left) : null
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
  const refusal = decision.allowed ? (typed === name ? undefined : say.notTyped(name)) : decision
  const keepable = exportable(snapshots, now)
  const backups = useQuery({ ...backupsOf(client, id), enabled: instance.afterglow.backups.ready > 0 }).data
  const ready = backups?.filter((backup) => backup.state === 'ready') ?? []
  return (
    <Dialog
      title={say.titleOf(<Isolate>{name}</Isolate>)}
      description={say.what(<code>{id}</code>)}
      onClose={back}
      onSubmit={() => action.run()}
      footer={{
        left: keepable ? (
          <ButtonLink variant="quiet" href={paths.export(project, id, keepable.snapshot_id) + search}>
            {say.exportFirst}
          </ButtonLink>
        ) : (
          !has && (
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
      <ul className={css.goes} aria-label={say.goes}>
        <li>{dataOfIt(instance)}</li>
        {goes !== null && <li>{goes}</li>}
        <li>{say.connected}</li>
      </ul>
      {left && left.stay > 0 && <p>{staysOfSnapshots(left, now)}</p>}
      {ready.length > 0 && <p>{backupsOfIt(ready, now)}</p>}
      <Field
        label={say.typeToDelete(
          <code>
            <Isolate>{name}</Isolate>
          </code>,
        )}
      >
        <TextInput value={typed} onChange={setTyped} />
      </Field>
      <FailureNotice failure={action.failure} />
    </Dialog>
  )
}

/** The newest snapshot that can still be exported, or undefined. */
function exportable(snapshots: readonly SnapshotWithView[], now: number): SnapshotWithView | undefined {
  return snapshots.find((snapshot) => {
    const facts = snapshotFacts(snapshot)
    return facts.status === 'Completed' && isOpen(facts.exportableUntil, now)
  })
}

function dataOfIt({ afterglow: { nodes, relationships } }: InstanceWithView): string {
  return nodes === null || relationships === null ? say.itsData : say.itsGraph(nodes, relationships)
}

/** What stays. Newest first. */
function backupsOfIt(
  ready: readonly { readonly data_at: string; readonly kept_until: string }[],
  now: number,
): string {
  const [last] = ready
  const of = last ? moment(instant(last.data_at), { now }) : ''
  const until = last ? fullDate(instant(last.kept_until)) : ''
  return ready.length === 1 ? say.backupStays(of, until) : say.backupsStay(ready.length, of, until)
}

/** How many snapshots there are, and how many of them stay for some days. */
interface LeftOver {
  readonly all: number
  readonly stay: number
  /** The newest of these, ms. */
  readonly newest: number
}

function leftOver(snapshots: readonly SnapshotWithView[], now: number): LeftOver {
  const staying = snapshots.map(snapshotFacts).filter((each) => staysAfterDeletion(each, now))
  const newest = staying.reduce((last, { timestamp }) => Math.max(last, timestamp), 0)
  return { all: snapshots.length, stay: staying.length, newest }
}

/** What of its snapshots goes; null: nothing does. */
function goesOfSnapshots({ all, stay }: LeftOver): string | null {
  if (all === 0) return say.noSnapshot
  if (stay === 0) return say.noneUsable(all)
  return all > stay ? say.someGo(all - stay, exactCount(all)) : null
}

function staysOfSnapshots({ stay, newest }: LeftOver, now: number): string {
  const end = keptUntilAfter(now)
  const until = `${shortDate(end, { now })}, ${time(end)}`
  const of = `${shortDate(newest, { now })}, ${time(newest)}`
  return stay === 1 ? say.snapshotStays(of, until) : say.snapshotsStay(stay, of, until)
}
