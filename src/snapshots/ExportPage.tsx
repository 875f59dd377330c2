import { useQuery } from '@tanstack/react-query'
import FileArchive from 'lucide-react/icons/file-archive'
import type { ReactNode } from 'react'
import type { SnapshotExport } from '../../contract/wire/snapshots.ts'
import { useAction } from '../api/action.ts'
import { dataOf, mutationHeaders } from '../api/client.ts'
import { useConsole } from '../api/context.tsx'
import { exportById } from '../api/exports.ts'
import { keys } from '../api/keys.ts'
import { LoadHelp } from '../commands/LoadHelp.tsx'
import { Place } from '../feedback/WhereItLies.tsx'
import * as say from '../messages/where.tsx'
import { FailureNotice } from '../feedback/FailureNotice.tsx'
import { FailurePanel } from '../feedback/FailurePanel.tsx'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { Exact } from '../ui/Exact.tsx'
import { bytes, date, exactBytes, moment, timeWithZone } from '../messages/format.ts'
import { Isolate } from '../ui/Isolate.tsx'
import { Notice } from '../ui/Notice.tsx'
import * as words from '../messages/export.tsx'
import { formatWords, opensWith } from './export-words.ts'
import css from '../creation/creation.module.css'
import { DownloadLink, ExportProgress, FileFacts } from './ExportState.tsx'
import { OfSnapshot, type Target } from './OfSnapshot.tsx'
import { rememberExport, usePreparedExport } from './prepared-exports.ts'

/** The dialog that makes a file of a snapshot and gives it to the browser. */
export function Page() {
  return <OfSnapshot title={words.title}>{(target) => <Export {...target} />}</OfSnapshot>
}

function Export(target: Target) {
  const { instance, row, now, close } = target
  const { client } = useConsole()
  const id = usePreparedExport(row.id)
  const query = useQuery({ ...exportById(client, id ?? ''), enabled: id !== undefined })
  const action = useAction<void, SnapshotExport>({
    call: () =>
      dataOf(
        client.afterglow.v1.instances[':id'].snapshots[':snapshotId'].exports.$post({
          param: { id: instance.id, snapshotId: row.id },
          header: mutationHeaders(),
        }),
      ),
    refresh: (_, made) => [keys.export(made.id)],
    onAnswer: (made) => rememberExport(row.id, made.id),
  })
  const made = id === undefined ? undefined : query.data
  return (
    <Dialog
      title={words.titleOf(<Isolate>{instance.name}</Isolate>, moment(row.timestamp, { now }))}
      description={words.what(
        row.kind === 'full',
        `${date(row.timestamp, { now })}, ${timeWithZone(row.timestamp)}`,
      )}
      onClose={close}
      footer={{
        right: (
          <>
            <Button autoFocus onClick={close}>
              {action.busy || made ? words.close : words.cancel}
            </Button>
            <Act target={target} made={made} busy={action.busy} prepare={() => action.run()} />
          </>
        ),
      }}
    >
      <Facts target={target} made={made} />
      {query.isError && (
        <FailurePanel title={words.notLoaded} thrown={query.error} onRetry={() => query.refetch()} />
      )}
      {made?.state === 'preparing' && <ExportProgress made={made} name={instance.name} />}
      {made?.state === 'failed' && (
        <Notice tone="bad" title={made.failure.message}>
          {made.failure.remedy}
        </Notice>
      )}
      {made?.state === 'expired' && (
        <Notice tone="neutral" title={words.isGone}>
          {words.isGoneText}
        </Notice>
      )}
      <FailureNotice failure={action.failure} />
    </Dialog>
  )
}

/** The one thing to do next. */
function Act({
  target,
  made,
  busy,
  prepare,
}: {
  target: Target
  made: SnapshotExport | undefined
  busy: boolean
  prepare: () => void
}) {
  const decision = target.actions.export
  if (made?.state === 'ready') return <DownloadLink made={made} />
  if (busy || made?.state === 'preparing') {
    return (
      <Button variant="solid" busy={words.preparing}>
        {words.prepare}
      </Button>
    )
  }
  return (
    <Button
      variant="solid"
      icon={FileArchive}
      refusal={decision.allowed ? undefined : decision}
      onClick={prepare}
    >
      {made ? words.prepareAgain : words.prepare}
    </Button>
  )
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  )
}

function Facts({
  target: { instance, row, actions },
  made,
}: {
  target: Target
  made: SnapshotExport | undefined
}) {
  const { export_format: format } = row.snapshot.afterglow
  const { version } = instance.afterglow
  // What the file holds is told with the export; before that, what the instance holds.
  const content = made?.content ?? instance.afterglow.content
  return (
    <>
      {!actions.export.allowed && made?.state !== 'ready' && (
        <Notice tone="warn" title={actions.export.message}>
          {actions.export.remedy}
        </Notice>
      )}
      <dl className={css.facts}>
        <Fact name={words.format}>{formatWords[made?.format ?? format]}</Fact>
        {row.bytes !== null && (
          <Fact name={words.data}>
            {words.unpacked(<Exact shown={bytes(row.bytes)} exact={exactBytes(row.bytes)} />)}
          </Fact>
        )}
        {made?.state === 'ready' && <FileFacts made={made} />}
        <Fact name={say.liesIn}>
          <Place instance={instance} />
        </Fact>
        <Fact name={words.opensWith}>{opensWith({ format: made?.format ?? format, version }, content)}</Fact>
      </dl>
      {made?.state === 'ready' && made.content === 'held' && (
        <LoadHelp file={{ format: made.format, version, fileName: made.file_name }} />
      )}
    </>
  )
}
