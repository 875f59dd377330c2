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
import { SnapshotFirst } from '../feedback/SnapshotFirst.tsx'
import { paths } from '../paths.ts'
import { Button, ButtonLink } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { EmptyState } from '../ui/EmptyState.tsx'
import { Field } from '../ui/Field.tsx'
import { bytes, counted, date, timeWithZone } from '../messages/format.ts'
import { Isolate } from '../ui/Isolate.tsx'
import { Notice } from '../ui/Notice.tsx'
import { Select } from '../ui/Select.tsx'
import { TextInput } from '../ui/TextInput.tsx'
import { handOverImport } from '../uploads/handing-over.ts'
import { graphOf, type Ready } from './backup-words.ts'
import { targetLabel, targetsOf, type Target } from './targets.ts'

const TITLE = 'Send a backup to an instance'
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
      <Dialog title={TITLE} size="small" onClose={close}>
        {status === 404 || status === 400 ? (
          <NotThere close={close}>The link is cut off, or it was forgotten a month after its end.</NotThere>
        ) : (
          <FailurePanel
            title="The backup could not be loaded"
            thrown={failed.error}
            onRetry={() => failed.refetch()}
          />
        )}
      </Dialog>
    )
  }
  // From the list the instances are there; the page below shows that it loads.
  if (!backup.data || !instances.data) return null
  if (backup.data.state !== 'ready') {
    return (
      <Dialog title={TITLE} size="small" onClose={close}>
        <NotThere close={close}>It is not ready yet, or its file is gone.</NotThere>
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
      title="There is no file to send"
      actions={<Button onClick={close}>Go to the backups</Button>}
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

const nowhere = {
  message: 'No instance of this project takes files.',
  remedy: 'Create an Aura instance, then send the backup there.',
}

function refusalOf(targets: readonly Target[], target: Target | null, word: string) {
  if (targets.length === 0) return nowhere
  if (!target) return { message: 'No instance is chosen yet.', remedy: 'Choose the one to be overwritten.' }
  if (!target.decision.allowed) return target.decision
  return word.trim() === WORD
    ? undefined
    : {
        message: `Nothing is overwritten before you type ${WORD}.`,
        remedy: `Type ${WORD} in the field above.`,
      }
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
  const graph = graphOf(backup)
  return (
    <Dialog
      title={
        <>
          Send the backup of <Isolate>{backup.instance_name}</Isolate> to an instance
        </>
      }
      description={`Data of ${date(dataAt, { now })}, ${timeWithZone(dataAt)}${graph === null ? '' : `: ${graph}`}. ${bytes(backup.bytes)}, already there: nothing is uploaded.`}
      onClose={close}
      onSubmit={() => {
        if (target && !refusal) send.run(target.instance)
      }}
      footer={{
        left: targets.length === 0 && (
          <ButtonLink variant="quiet" href={paths.createInstance(project)}>
            Create instance
          </ButtonLink>
        ),
        right: (
          <>
            <Button autoFocus onClick={close}>
              Cancel
            </Button>
            {send.busy ? (
              <Button type="submit" variant="danger" busy="Sending">
                Send and restore
              </Button>
            ) : (
              <Button type="submit" variant="danger" icon={Send} refusal={refusal}>
                Send and restore
              </Button>
            )}
          </>
        ),
      }}
    >
      {targets.length === 0 ? (
        <Notice tone="warn" title={nowhere.message}>
          {nowhere.remedy}
        </Notice>
      ) : (
        <Field label="Instance">
          <Select value={target?.instance.id ?? ''} onChange={onChoose} options={optionsOf(targets)} />
        </Field>
      )}
      {target && !target.decision.allowed && (
        <Notice tone="warn" title={target.decision.message}>
          {target.decision.remedy}
        </Notice>
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
  { value: '', label: 'Choose an instance' },
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
      <Notice
        tone="bad"
        title={
          <>
            All data in <Isolate>{name}</Isolate> ({id}) is overwritten, never merged
          </>
        }
      >
        {nodes !== null && relationships !== null
          ? `${counted(nodes, 'node')} and ${counted(relationships, 'relationship')} go. `
          : 'What it holds now goes. '}
        It cannot be undone, unless a snapshot keeps the present data.
        {backups.open && ' A backup of it is waiting or being made: it holds the data of when it begins.'}
        {version !== backup.version &&
          ` The backup was written by ${versionNames[backup.version]}, and the instance runs ${versionNames[version]}.`}
      </Notice>
      <SnapshotFirst instance={instance} />
      <Field
        label={
          <>
            Type <code>{WORD}</code> to overwrite <Isolate>{name}</Isolate>
          </>
        }
      >
        <TextInput mono value={word} onChange={onWord} />
      </Field>
    </>
  )
}
