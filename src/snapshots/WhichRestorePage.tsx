import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { useLocation, useNavigate, useParams, useSearchParams } from 'react-router'
import type { Decision } from '../../contract/rules/decision.ts'
import { snapshotRuleOf } from '../../contract/rules/plans.ts'
import { waysBack, type Way, type WaysBack } from '../../contract/rules/ways-back.ts'
import type { InstanceWithView } from '../../contract/wire/instances.ts'
import { useConsole } from '../api/context.tsx'
import { instanceFacts } from '../api/facts.ts'
import { useNow } from '../api/now.ts'
import { resources } from '../api/resources.ts'
import { snapshotsOf } from '../api/snapshots.ts'
import { FailurePanel } from '../feedback/FailurePanel.tsx'
import * as say from '../messages/which-restore.tsx'
import { paths } from '../paths.ts'
import { Anchor } from '../ui/Anchor.tsx'
import { Button, ButtonLink } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { Field } from '../ui/Field.tsx'
import { Isolate } from '../ui/Isolate.tsx'
import { Bone, Skeleton } from '../ui/Skeleton.tsx'
import { TextInput } from '../ui/TextInput.tsx'
import { localInstant, writtenLocal } from './local-time.ts'
import { labelOf } from './row-actions.ts'
import { rowsOf, type SnapshotRow } from './rows.ts'
import css from './WhichRestore.module.css'

/** The dialog that leads from what happened to the action for it. It stands over the snapshots and over the tab for files. */
export function Page() {
  const { project = '', instance: id = '' } = useParams()
  const { pathname } = useLocation()
  const [search, setSearch] = useSearchParams()
  const navigate = useNavigate()
  const { client } = useConsole()
  const instance = useQuery(resources(client).instance(id)).data
  const meta = useQuery(resources(client).meta()).data
  const version = instance?.afterglow.version
  const hasSnapshots = instance && version ? snapshotRuleOf(instance.type, version) !== null : false
  const list = useQuery({ ...snapshotsOf(client, id), enabled: hasSnapshots })
  const now = useNow()
  // The sheet below says what is wrong where the instance cannot be loaded.
  if (!instance || !meta) return null
  const tab = pathname.includes('/restore-from-file/') ? 'restore-from-file' : 'snapshots'
  const { before, rest, write } = beforeIn(search)
  const close = () => void navigate(paths.inspect(project, id, tab) + rest)
  const rows = hasSnapshots ? list.data && rowsOf(list.data) : []
  const asking = { role: meta.user.role, now }
  return (
    <Dialog
      title={say.title}
      description={say.description(<Isolate>{instance.name}</Isolate>)}
      onClose={close}
      footer={{
        left: hasSnapshots && (
          <ButtonLink variant="quiet" href={paths.snapshotDetails(project, id)}>
            {say.details}
          </ButtonLink>
        ),
        right: (
          <Button autoFocus onClick={close}>
            {say.close}
          </Button>
        ),
      }}
    >
      {list.isError ? (
        <FailurePanel title={say.failed} thrown={list.error} onRetry={() => list.refetch()} />
      ) : rows ? (
        <Situations
          project={project}
          instance={instance}
          ways={waysBack(rows, instanceFacts(instance), asking, before ?? now)}
          newest={waysBack(rows, instanceFacts(instance), asking)}
          now={now}
        >
          <Field label={say.when} hint={say.whenHint}>
            <TextInput
              type="datetime-local"
              max={writtenLocal(now)}
              value={before === null ? '' : writtenLocal(before)}
              onChange={(written) => setSearch(write(localInstant(written)), { replace: true })}
            />
          </Field>
        </Situations>
      ) : (
        <Skeleton label={say.loading}>
          <Bone height={1.25} />
        </Skeleton>
      )}
    </Dialog>
  )
}

const BEFORE = 'before'

/** The instant (ms) that the address asks for snapshots from before, the address without it, and with another. */
function beforeIn(search: URLSearchParams) {
  const others = new URLSearchParams(search)
  others.delete(BEFORE)
  return {
    before: localInstant(search.get(BEFORE) ?? ''),
    rest: others.size > 0 ? `?${others}` : '',
    write: (before: number | null) => {
      const next = new URLSearchParams(others)
      if (before !== null) next.set(BEFORE, new Date(before).toISOString())
      return next
    },
  }
}

interface SituationsProps {
  readonly project: string
  readonly instance: InstanceWithView
  /** From before it happened. */
  readonly ways: WaysBack<SnapshotRow>
  /** From before now. */
  readonly newest: WaysBack<SnapshotRow>
  readonly children: ReactNode
  /** ms, in steps of a minute */
  readonly now: number
}

function Situations({ project, instance, ways, newest, now, children }: SituationsProps) {
  const { id, afterglow } = instance
  const restoring = (way: Way<SnapshotRow>): Act => ({
    decision: way.decision,
    href: way.snapshot && paths.restore(project, id, way.snapshot.id),
    words: way.snapshot ? say.restoreFrom(labelOf(way.snapshot.timestamp, now)) : say.restore,
  })
  const creating = ({ decision, snapshot }: Way<SnapshotRow>): Act => ({
    decision,
    href: snapshot && paths.createFromSnapshot(project, id, snapshot.id),
    words: snapshot ? say.createFrom(labelOf(snapshot.timestamp, now)) : say.create,
  })
  const { snapshot: before } = ways.restoreTaken
  const hasSnapshots = snapshotRuleOf(instance.type, afterglow.version) !== null
  return (
    <>
      {hasSnapshots && children}
      <ul className={css.situations}>
        <Situation {...say.situations.deleted} act={creating(ways.create)} />
        <Situation {...say.situations.corrupted} act={restoring(ways.restore)} />
        <Situation {...say.situations.migration} act={restoring(ways.restoreTaken)}>
          {before && before.profile !== 'AdHoc' && say.noneTaken}
        </Situation>
        <Situation {...say.situations.incident} act={creating(ways.create)} />
        <Situation {...say.situations.rehearsal} act={creating(newest.create)} />
        <Situation
          title={say.fromFile.title}
          text={say.fromFile.text}
          act={{
            decision: afterglow.actions.load_file,
            href: paths.inspect(project, id, 'restore-from-file'),
            words: say.fromFile.go,
          }}
        />
        <li>
          {hasSnapshots ? (
            <Anchor href={paths.inspect(project, id, 'snapshots')}>{say.allSnapshots}</Anchor>
          ) : (
            <Anchor href={paths.inspect(project, id, 'backups')}>{say.toBackups}</Anchor>
          )}
        </li>
      </ul>
    </>
  )
}

interface Act {
  readonly decision: Decision
  /** Null: there is nothing that it could be done with. */
  readonly href: string | null
  readonly words: string
}

function Situation({
  title,
  text,
  act: { decision, href, words },
  children,
}: {
  title: string
  text: string
  act: Act
  children?: ReactNode
}) {
  return (
    <li className={css.situation}>
      <h3>{title}</h3>
      <p>
        {text} {children}
      </p>
      {decision.allowed && href !== null ? (
        <ButtonLink href={href}>{words}</ButtonLink>
      ) : (
        !decision.allowed && (
          <>
            <Button refusal={decision}>{words}</Button>
            <p className={css.reason}>
              {decision.message} {decision.remedy}
            </p>
          </>
        )
      )}
    </li>
  )
}
