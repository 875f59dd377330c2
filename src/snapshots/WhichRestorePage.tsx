import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { useLocation, useNavigate, useParams, useSearchParams } from 'react-router'
import type { Decision } from '../../contract/rules/decision.ts'
import { snapshotRuleOf } from '../../contract/rules/plans.ts'
import { keepsOlder, waysBack, type Way, type WaysBack } from '../../contract/rules/ways-back.ts'
import type { InstanceWithView } from '../../contract/wire/instances.ts'
import { useConsole } from '../api/context.tsx'
import { useNow } from '../api/now.ts'
import { resources } from '../api/resources.ts'
import { snapshotsOf } from '../api/snapshots.ts'
import { FailurePanel } from '../feedback/FailurePanel.tsx'
import { GoBackFirst } from '../feedback/GoBackFirst.tsx'
import { zone } from '../messages/format.ts'
import * as say from '../messages/which-restore.tsx'
import { paths } from '../../contract/places.ts'
import { Anchor } from '../ui/Anchor.tsx'
import { Button, ButtonLink } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { Field } from '../ui/Field.tsx'
import { Isolate } from '../ui/Isolate.tsx'
import { Bone, Skeleton } from '../ui/Skeleton.tsx'
import { TextInput } from '../ui/TextInput.tsx'
import { localInstant, writtenLocal } from './local-time.ts'
import { labelOf, targetFacts } from './row-actions.ts'
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
  const { before, shown, wrong, rest, write } = beforeIn(search, now)
  const close = () => void navigate(paths.inspect(project, id, tab) + rest)
  const rows = hasSnapshots ? list.data && rowsOf(list.data) : []
  const asking = { role: meta.user.role, now }
  const name = <Isolate>{instance.name}</Isolate>
  return (
    <Dialog
      title={say.titleOf(name)}
      description={say.description(name, keepsOlder(instance.type, instance.afterglow.version))}
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
      <GoBackFirst instance={instance} onDone={close} />
      {list.isLoadingError ? (
        <FailurePanel title={say.failed} thrown={list.error} onRetry={() => list.refetch()} />
      ) : rows ? (
        <Situations
          project={project}
          instance={instance}
          ways={waysBack(rows, targetFacts(instance), asking, before ?? now)}
          newest={waysBack(rows, targetFacts(instance), asking)}
          isBefore={before !== null}
          now={now}
        >
          <Field label={say.when} hint={say.whenHint(zone(before ?? now))} error={wrong}>
            <TextInput
              type="datetime-local"
              max={writtenLocal(now)}
              value={shown === null ? '' : writtenLocal(shown)}
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

/**
 * The instant (ms) that the address asks for snapshots from before (null: none that can be used), what is wrong with it, what
 * the field shows of it, the address without it, and with another.
 */
function beforeIn(search: URLSearchParams, now: number) {
  const others = new URLSearchParams(search)
  others.delete(BEFORE)
  const written = search.get(BEFORE)
  const shown = localInstant(written ?? '')
  const isPast = shown !== null && shown <= now
  return {
    before: isPast ? shown : null,
    shown,
    wrong: isPast || written === null ? undefined : shown === null ? say.notATime : say.inFuture,
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
  /** Whether it is known when it happened. */
  readonly isBefore: boolean
  readonly children: ReactNode
  /** ms, in steps of a minute */
  readonly now: number
}

function Situations({ project, instance, ways, newest, isBefore, now, children }: SituationsProps) {
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
  const { restoreTaken: taken } = ways
  const note = isBefore ? undefined : say.wasItBefore
  const hasSnapshots = snapshotRuleOf(instance.type, afterglow.version) !== null
  return (
    <>
      {hasSnapshots && children}
      <ul className={css.situations}>
        <Situation {...say.situations.deleted} act={creating(ways.create)} note={note} />
        <Situation {...say.situations.corrupted} act={restoring(ways.restore)} note={note} />
        <Situation {...say.situations.migration} act={restoring(ways.restore)} note={note}>
          {taken?.snapshot && taken.decision.allowed && (
            <ButtonLink variant="quiet" href={paths.restore(project, id, taken.snapshot.id)}>
              {say.restoreTaken(labelOf(taken.snapshot.timestamp, now))}
            </ButtonLink>
          )}
        </Situation>
        <Situation {...say.situations.incident} act={creating(ways.create)} note={note} />
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
  note,
  children,
}: {
  title: string
  text: string
  act: Act
  /** Of what is offered. */
  note?: string | undefined
  /** Another choice. */
  children?: ReactNode
}) {
  return (
    <li className={css.situation}>
      <h3>{title}</h3>
      <p>{text}</p>
      {decision.allowed && href !== null ? (
        <>
          <ButtonLink href={href}>{words}</ButtonLink>
          {note && <p className={css.reason}>{note}</p>}
        </>
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
      {children}
    </li>
  )
}
