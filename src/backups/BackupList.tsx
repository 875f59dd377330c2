import { useId, useRef, type ReactNode } from 'react'
import type { Backup } from '../../contract/wire/backups.ts'
import type { InstanceWithView } from '../../contract/wire/instances.ts'
import { useNow } from '../api/now.ts'
import { moment } from '../messages/format.ts'
import { Isolate } from '../ui/Isolate.tsx'
import { Bone, Skeleton } from '../ui/Skeleton.tsx'
import { Status } from '../ui/Status.tsx'
import { instant, progressOf } from '../api/facts.ts'
import * as say from '../messages/backups.tsx'
import { nameOf, placeInLine, timeOf } from './backup-words.ts'
import css from './Backups.module.css'
import { FailedBackup } from './FailedBackup.tsx'
import { QueuedBackup } from './QueuedBackup.tsx'
import { ReadyBackup } from './ReadyBackup.tsx'
import type { Asking } from './RequestBackup.tsx'
import { RunningBackup } from './RunningBackup.tsx'

interface ListProps {
  readonly label: string
  /** Newest first. */
  readonly backups: readonly Backup[]
  /** Where the dialog is that sends one, by its id. */
  readonly sendPath: (backup: string) => string
  /** For one that failed; left out where the instance is gone. */
  readonly again?: Asking
  readonly instance?: InstanceWithView
  /** Of the headings. */
  readonly level?: 2 | 3
}

/** Backups, each as it stands. */
export function BackupList({ label, backups, level = 2, ...rest }: ListProps) {
  return (
    <ol className={css.list} aria-label={label}>
      {backups.map((backup) => (
        <Item key={backup.id} backup={backup} level={level} {...rest} />
      ))}
    </ol>
  )
}

interface ItemProps extends Omit<ListProps, 'label' | 'backups' | 'level'> {
  readonly backup: Backup
  readonly level: 2 | 3
}

function Item({ backup, level, ...rest }: ItemProps) {
  const now = useNow()
  const id = useId()
  const item = useRef<HTMLLIElement>(null)
  const Heading = `h${level}` as const
  const person = <Isolate>{backup.requested_by}</Isolate>
  return (
    <li ref={item} className={css.item} tabIndex={-1} aria-labelledby={id}>
      <div className={css.head}>
        <Heading id={id}>{nameOf(backup, now)}</Heading>
        <State backup={backup} />
        <span className={css.quiet}>
          {waited(backup)
            ? say.requestedAt(moment(instant(backup.requested_at), { now }), person)
            : say.requestedBy(person)}
        </span>
      </div>
      <Body backup={backup} headingId={id} stay={() => item.current?.focus()} {...rest} />
    </li>
  )
}

/** Requested so long before it began that the times differ by what is shown of them. */
const waited = (backup: Backup) => timeOf(backup) - instant(backup.requested_at) >= 60_000

/** The state as glyph and word. */
function State({ backup }: { backup: Backup }) {
  switch (backup.state) {
    case 'queued':
      return <Status tone="waiting">{placeInLine(backup.position)}</Status>
    case 'running':
      return <BeingMade backup={backup} />
    case 'ready':
      return <Status tone="good">{say.ready}</Status>
    case 'failed':
      return <Status tone="failed">{say.failed}</Status>
    case 'cancelled':
      return <Status tone="neutral">{say.cancelled}</Status>
    case 'expired':
      return <Status tone="neutral">{say.expired}</Status>
  }
}

/** How far the whole is, told once. */
function BeingMade({ backup: { operation } }: { backup: Extract<Backup, { state: 'running' }> }) {
  const now = useNow(1000)
  return (
    <Status tone="moving" percent={progressOf(operation, now).percent}>
      {say.beingMade}
    </Status>
  )
}

function Body({
  backup,
  headingId,
  stay,
  sendPath,
  again,
  instance,
}: Omit<ItemProps, 'level'> & { headingId: string; stay: () => void }): ReactNode {
  switch (backup.state) {
    case 'queued':
      return <QueuedBackup backup={backup} headingId={headingId} stay={stay} />
    case 'running':
      return <RunningBackup backup={backup} />
    case 'ready':
      return <ReadyBackup backup={backup} headingId={headingId} sendHref={sendPath(backup.id)} />
    case 'failed':
      return <FailedBackup backup={backup} again={again} instance={instance} />
    case 'cancelled':
      return <Ended>{say.wasCancelled}</Ended>
    case 'expired':
      return <Ended>{say.hasExpired}</Ended>
  }
}

const Ended = ({ children }: { children: ReactNode }) => <p className={css.quiet}>{children}</p>

/** In place of the list while it is loaded. */
export function LoadingBackups() {
  return (
    <Skeleton label={say.loading}>
      <div className={css.bones}>
        <Bone width={20} />
        <Bone height={3} />
        <Bone width={20} />
        <Bone height={3} />
      </div>
    </Skeleton>
  )
}
