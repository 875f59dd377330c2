import { useQuery } from '@tanstack/react-query'
import Hourglass from 'lucide-react/icons/hourglass'
import { Outlet, useParams } from 'react-router'
import { limits } from '../../contract/rules/limits.ts'
import { planOf } from '../../contract/rules/plans.ts'
import { DAY_MS } from '../../contract/rules/windows.ts'
import type { InstanceWithView } from '../../contract/wire/instances.ts'
import { backupsOf } from '../api/backups.ts'
import { useConsole } from '../api/context.tsx'
import { instant } from '../api/facts.ts'
import { useNow } from '../api/now.ts'
import { resources } from '../api/resources.ts'
import { FailureNotice } from '../feedback/FailureNotice.tsx'
import { FailurePanel } from '../feedback/FailurePanel.tsx'
import { paths } from '../paths.ts'
import { EmptyState } from '../ui/EmptyState.tsx'
import { duration } from '../messages/format.ts'
import { Notice } from '../ui/Notice.tsx'
import { Announced } from '../ui/VisuallyHidden.tsx'
import { announced } from './backup-words.ts'
import { BackupList, LoadingBackups } from './BackupList.tsx'
import css from './Backups.module.css'
import { sendBackupFrom } from './send-path.ts'
import { RequestBackup, useRequestBackup } from './RequestBackup.tsx'

/** The tab Backups. Its dialog is a route below it. */
export function Page() {
  const { project = '', instance: id = '' } = useParams()
  return (
    <>
      <Backups key={id} project={project} id={id} />
      <Outlet />
    </>
  )
}

function Backups({ project, id }: { project: string; id: string }) {
  const { client } = useConsole()
  const instance = useQuery(resources(client).instance(id))
  if (instance.isError) {
    return (
      <FailurePanel
        title="The instance could not be loaded"
        thrown={instance.error}
        onRetry={instance.refetch}
      />
    )
  }
  return instance.data ? <Listed project={project} instance={instance.data} /> : <LoadingBackups />
}

function Listed({ project, instance }: { project: string; instance: InstanceWithView }) {
  const { client } = useConsole()
  const list = useQuery(backupsOf(client, instance.id))
  const asking = useRequestBackup(instance)
  return (
    <section className={css.page} aria-label="Backups">
      <div className={css.top}>
        <p className={css.rule}>
          A backup is a portable .dump, made while the database keeps running. It takes 30 s to 10 min, by
          size and by how many are waiting. It is kept for {limits.backupKeptMs / DAY_MS} days, also when the
          instance is gone.
        </p>
        <RequestBackup instance={instance} asking={asking} />
      </div>
      <EndsSoon instance={instance} />
      <FailureNotice failure={asking.failure} />
      {list.isError ? (
        <FailurePanel title="The backups could not be loaded" thrown={list.error} onRetry={list.refetch} />
      ) : !list.data ? (
        <LoadingBackups />
      ) : list.data.length === 0 ? (
        <NoneYet instance={instance} />
      ) : (
        <BackupList
          label={`Backups of ${instance.name}, newest first`}
          backups={list.data}
          sendPath={sendBackupFrom(paths.inspect(project, instance.id, 'backups'))}
          again={asking}
          instance={instance}
        />
      )}
      <Announced>{announced(list.data?.[0])}</Announced>
    </section>
  )
}

function NoneYet({ instance }: { instance: InstanceWithView }) {
  return (
    <EmptyState title="No backups yet">
      {planOf(instance.type).snapshots
        ? 'A snapshot stays with the instance. A backup is a file to take away: to load into another Neo4j, or to keep.'
        : `A ${planOf(instance.type).shortName} has no snapshots: without a backup, its data goes when it ends.`}
    </EmptyState>
  )
}

/** What has a lifetime takes its data with it, and leaves its backups. */
function EndsSoon({ instance }: { instance: InstanceWithView }) {
  const now = useNow()
  const { ends_at: ends } = instance.afterglow
  const plan = planOf(instance.type)
  if (ends === null || !plan.lifetime) return null
  return (
    <Notice
      tone="warn"
      icon={Hourglass}
      title={`This ${plan.shortName} ends in ${duration(Math.max(0, instant(ends) - now))}`}
    >
      Its data goes with it, its backups stay. Download one by a link, or send it straight into an Aura
      instance.
    </Notice>
  )
}
