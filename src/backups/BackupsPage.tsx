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
import { paths } from '../../contract/places.ts'
import { EmptyState } from '../ui/EmptyState.tsx'
import { duration } from '../messages/format.ts'
import { Notice } from '../ui/Notice.tsx'
import { Announced } from '../ui/VisuallyHidden.tsx'
import * as say from '../messages/backups.tsx'
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
    return <FailurePanel title={say.instanceNotLoaded} thrown={instance.error} onRetry={instance.refetch} />
  }
  return instance.data ? <Listed project={project} instance={instance.data} /> : <LoadingBackups />
}

function Listed({ project, instance }: { project: string; instance: InstanceWithView }) {
  const { client } = useConsole()
  const list = useQuery(backupsOf(client, instance.id))
  const asking = useRequestBackup(instance)
  return (
    <section className={css.page} aria-label={say.tab}>
      <div className={css.top}>
        <p className={css.rule}>{say.rule(limits.backupKeptMs / DAY_MS)}</p>
        <RequestBackup instance={instance} asking={asking} />
      </div>
      <EndsSoon instance={instance} />
      <FailureNotice failure={asking.failure} />
      {list.isLoadingError ? (
        <FailurePanel title={say.notLoaded} thrown={list.error} onRetry={list.refetch} />
      ) : !list.data ? (
        <LoadingBackups />
      ) : list.data.length === 0 ? (
        <NoneYet instance={instance} />
      ) : (
        <BackupList
          label={say.listOf(instance.name)}
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
    <EmptyState title={say.noneYet}>
      {planOf(instance.type).snapshots
        ? say.besideSnapshots
        : say.insteadOfSnapshots(planOf(instance.type).shortName)}
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
      title={say.endsIn(plan.shortName, duration(Math.max(0, instant(ends) - now)))}
    >
      {say.endsWithData}
    </Notice>
  )
}
