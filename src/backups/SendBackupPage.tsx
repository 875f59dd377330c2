import { useQuery } from '@tanstack/react-query'
import Send from 'lucide-react/icons/send'
import { useState } from 'react'
import { useLocation, useNavigate, useParams } from 'react-router'
import { versionNames } from '../../contract/rules/plans.ts'
import type { FileImport } from '../../contract/wire/imports.ts'
import type { InstanceWithView } from '../../contract/wire/instances.ts'
import { useAction } from '../api/action.ts'
import { backupById } from '../api/backups.ts'
import { dataOf, mutationHeaders } from '../api/client.ts'
import { useConsole } from '../api/context.tsx'
import { instant } from '../api/facts.ts'
import { asFailure } from '../api/failure.ts'
import { keys } from '../api/keys.ts'
import { useNow } from '../api/now.ts'
import { resources } from '../api/resources.ts'
import { FailureNotice } from '../feedback/FailureNotice.tsx'
import { FailurePanel } from '../feedback/FailurePanel.tsx'
import { LargerInstance } from '../feedback/LargerInstance.tsx'
import { SnapshotFirst } from '../feedback/SnapshotFirst.tsx'
import { paths } from '../../contract/places.ts'
import { Button, ButtonLink } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { EmptyState } from '../ui/EmptyState.tsx'
import { Field } from '../ui/Field.tsx'
import { bytes, date, timeWithZone } from '../messages/format.ts'
import { Isolate } from '../ui/Isolate.tsx'
import { Notice } from '../ui/Notice.tsx'
import { Select } from '../ui/Select.tsx'
import { TextInput } from '../ui/TextInput.tsx'
import { handOverImport } from '../uploads/handing-over.ts'
import * as say from '../messages/backups.tsx'
import { graphOf, type Ready } from './backup-words.ts'
import { targetLabel, targetsOf, type Target } from './targets.ts'

const WORD = 'RESTORE'

/** The dialog that sends a backup into an instance: over the tab of its own, or over those whose instances are gone. */
export function Page() {
  const { project = '', instance = '', backup: id = '' } = useParams()
  const { search } = useLocation()
  const navigate = useNavigate()
  const { client } = useConsole()
  const backup = useQuery(backupById(client, id))
  const instances = useQuery(resources(client).instances(project))
  const below = instance === '' ? paths.deletedBackups(project) : paths.inspect(project, instance, 'backups')
  const close = () => void navigate(below + search)
  const failed = [backup, instances].find((query) => query.isError)
  if (failed) {
    const { status } = asFailure(failed.error)
    return (
      <Dialog title={say.send} size="small" onClose={close}>
        {status === 404 || status === 400 ? (
          <NotThere close={close}>{say.linkCutOff}</NotThere>
        ) : (
          <FailurePanel title={say.oneNotLoaded} thrown={failed.error} onRetry={() => failed.refetch()} />
        )}
      </Dialog>
    )
  }
  // From the list the instances are there; the page below shows that it loads.
  if (!backup.data || !instances.data) return null
  if (backup.data.state !== 'ready') {
    return (
      <Dialog title={say.send} size="small" onClose={close}>
        <NotThere close={close}>{say.notReady}</NotThere>
      </Dialog>
    )
  }
  const targets = targetsOf(backup.data, instances.data)
  return <Choose project={project} backup={backup.data} targets={targets} close={close} />
}

function NotThere({ close, children }: { close: () => void; children: string }) {
  return (
    <EmptyState
      size="quiet"
      title={say.nothingToSend}
      actions={<Button onClick={close}>{say.toBackups}</Button>}
    >
      {children}
    </EmptyState>
  )
}

interface ChooseProps {
  readonly project: string
  readonly backup: Ready
  readonly targets: readonly Target[]
  readonly close: () => void
}

/** The target is chosen first; what is typed belongs to it and to the data that it holds. */
function Choose(props: ChooseProps) {
  const [chosen, choose] = useState('')
  const target = props.targets.find(({ instance }) => instance.id === chosen) ?? null
  const consent =
    target && `${target.instance.id} ${target.instance.afterglow.data_id} ${target.instance.name}`
  const [typed, setTyped] = useState({ consent, word: '' })
  return (
    <Confirm
      {...props}
      target={target}
      onChoose={choose}
      word={typed.consent === consent ? typed.word : ''}
      onWord={(word) => setTyped({ consent, word })}
    />
  )
}

function refusalOf(targets: readonly Target[], target: Target | null, word: string) {
  if (targets.length === 0) return say.noTargets
  if (!target) return say.noneChosen
  if (!target.decision.allowed) return target.decision
  return word.trim() === WORD ? undefined : say.notTyped(WORD)
}

function Confirm({
  project,
  backup,
  targets,
  close,
  target,
  onChoose,
  word,
  onWord,
}: ChooseProps & {
  target: Target | null
  onChoose: (id: string) => void
  word: string
  onWord: (word: string) => void
}) {
  const { client } = useConsole()
  const navigate = useNavigate()
  const now = useNow()
  const send = useAction<InstanceWithView, FileImport>({
    call: ({ id, name, afterglow }) =>
      dataOf(
        client.afterglow.v1.backups[':id'].send.$post({
          param: { id: backup.id },
          header: mutationHeaders(id),
          json: { instance_id: id, consent: { instance_name: name, data_id: afterglow.data_id } },
        }),
      ),
    refresh: (_, made) => [keys.instance(made.instance_id)],
    // From here on it is a file that has arrived; it may even have failed before anybody asks for it.
    onAnswer: handOverImport,
    onDone: (made) =>
      void navigate(paths.inspect(project, made.instance_id, 'restore-from-file'), { replace: true }),
  })
  const refusal = refusalOf(targets, target, word)
  const dataAt = instant(backup.data_at)
  const when = `${date(dataAt, { now })}, ${timeWithZone(dataAt)}`
  const size = bytes(backup.bytes)
  const graph = graphOf(backup)
  return (
    <Dialog
      title={say.sendOf(<Isolate>{backup.instance_name}</Isolate>)}
      description={graph === null ? say.sent(when, size) : say.sentWith(when, graph, size)}
      onClose={close}
      onSubmit={() => {
        if (target && !refusal) send.run(target.instance)
      }}
      footer={{
        left: targets.length === 0 && (
          <ButtonLink variant="quiet" href={paths.createInstance(project)}>
            {say.createInstance}
          </ButtonLink>
        ),
        right: (
          <>
            <Button autoFocus onClick={close}>
              {say.cancel}
            </Button>
            {send.busy ? (
              <Button type="submit" variant="danger" busy={say.sending}>
                {say.sendAndRestore}
              </Button>
            ) : (
              <Button type="submit" variant="danger" icon={Send} refusal={refusal}>
                {say.sendAndRestore}
              </Button>
            )}
          </>
        ),
      }}
    >
      {targets.length === 0 ? (
        <Notice tone="warn" title={say.noTargets.message}>
          {say.noTargets.remedy}
        </Notice>
      ) : (
        <Field label={say.instance}>
          <Select value={target?.instance.id ?? ''} onChange={onChoose} options={optionsOf(targets)} />
        </Field>
      )}
      {backup.leaves_customer_key && (
        <Notice tone="warn" title={say.notUnderKey}>
          {say.leavesKey} {say.thenUnder}
        </Notice>
      )}
      {target && !target.decision.allowed && (
        <Notice tone="warn" title={target.decision.message}>
          {target.decision.remedy}
        </Notice>
      )}
      {target && (
        <LargerInstance
          instance={target.instance}
          decision={target.decision}
          needed={backup.unpacked_bytes}
        />
      )}
      {target?.decision.allowed && (
        <Overwritten backup={backup} instance={target.instance} word={word} onWord={onWord} />
      )}
      <FailureNotice failure={send.failure} />
    </Dialog>
  )
}

/** None is chosen beforehand: whoever overwrites an instance has named it. */
const optionsOf = (targets: readonly Target[]) => [
  { value: '', label: say.choose },
  ...targets.map((target) => ({ value: target.instance.id, label: targetLabel(target) })),
]

/** What goes, and the word for it. */
function Overwritten({
  backup,
  instance,
  word,
  onWord,
}: {
  backup: Ready
  instance: InstanceWithView
  word: string
  onWord: (word: string) => void
}) {
  const { id, name } = instance
  const { nodes, relationships, version, backups } = instance.afterglow
  return (
    <>
      <Notice tone="bad" title={say.overwritten(<Isolate>{name}</Isolate>, id)}>
        {nodes !== null && relationships !== null ? say.goes(nodes, relationships) : say.allGoes}{' '}
        {say.cannotBeUndone}
        {backups.open && ` ${say.backupUnderWay}`}
        {version !== backup.version &&
          ` ${say.otherVersion(versionNames[backup.version], versionNames[version])}`}
      </Notice>
      <SnapshotFirst instance={instance} named />
      <Field label={say.typeToOverwrite(<code>{WORD}</code>, <Isolate>{name}</Isolate>)}>
        <TextInput mono value={word} onChange={onWord} />
      </Field>
    </>
  )
}
