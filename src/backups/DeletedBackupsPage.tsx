import { useQuery } from '@tanstack/react-query'
import { useId } from 'react'
import { Outlet, useNavigate, useParams } from 'react-router'
import { limits } from '../../contract/rules/limits.ts'
import { DAY_MS } from '../../contract/rules/windows.ts'
import type { Backup } from '../../contract/wire/backups.ts'
import { backupsIn } from '../api/project-backups.ts'
import { useConsole } from '../api/context.tsx'
import { resources } from '../api/resources.ts'
import { FailurePanel } from '../feedback/FailurePanel.tsx'
import { paths } from '../../contract/places.ts'
import { Anchor } from '../ui/Anchor.tsx'
import { EmptyState } from '../ui/EmptyState.tsx'
import { Isolate } from '../ui/Isolate.tsx'
import { Sheet } from '../ui/Sheet.tsx'
import * as say from '../messages/backups.tsx'
import { BackupList, LoadingBackups } from './BackupList.tsx'
import css from './Backups.module.css'
import { sendBackupFrom } from './send-path.ts'

/** The sheet over the list of instances: the backups of those that are there no more. */
export function Page() {
  const { project = '' } = useParams()
  const navigate = useNavigate()
  return (
    <Sheet title={say.ofDeleted} onClose={() => void navigate(paths.instances(project))}>
      <Left project={project} />
      <p className={css.elsewhere}>
        {say.snapshotsElsewhere(<Anchor href={paths.recentlyDeleted(project)}>{say.recentlyDeleted}</Anchor>)}
      </p>
      <Outlet />
    </Sheet>
  )
}

function Left({ project }: { project: string }) {
  const { client } = useConsole()
  const backups = useQuery(backupsIn(client, project))
  const instances = useQuery(resources(client).instances(project))
  const failed = [backups, instances].find((query) => query.isLoadingError)
  if (failed) {
    return <FailurePanel title={say.notLoaded} thrown={failed.error} onRetry={() => failed.refetch()} />
  }
  if (!backups.data || !instances.data) return <LoadingBackups />
  const there = new Set(instances.data.map(({ id }) => id))
  const gone = Map.groupBy(
    backups.data.filter(({ instance_id: id }) => !there.has(id)),
    ({ instance_id: id }) => id,
  )
  if (gone.size === 0) {
    return <EmptyState title={say.noneOfDeleted}>{say.keptHere}</EmptyState>
  }
  return (
    <div className={css.page}>
      <p className={css.rule}>{say.outlives(limits.backupKeptMs / DAY_MS)}</p>
      {[...gone].map(([id, left]) => (
        <OfInstance key={id} project={project} id={id} backups={left} />
      ))}
    </div>
  )
}

function OfInstance({ project, id, backups }: { project: string; id: string; backups: readonly Backup[] }) {
  const heading = useId()
  const name = backups[0]?.instance_name ?? id
  return (
    <section className={css.group} aria-labelledby={heading}>
      <h2 id={heading}>
        <Isolate>{name}</Isolate> <code>{id}</code>
      </h2>
      <BackupList
        level={3}
        label={say.listOf(name)}
        backups={backups}
        sendPath={sendBackupFrom(paths.deletedBackups(project))}
      />
    </section>
  )
}
