import { useQuery } from '@tanstack/react-query'
import Download from 'lucide-react/icons/download'
import type { SnapshotExport } from '../../contract/wire/snapshots.ts'
import { useConsole } from '../api/context.tsx'
import { instant, progressOf } from '../api/facts.ts'
import { useNow } from '../api/now.ts'
import { resources } from '../api/resources.ts'
import { Button, ButtonLink } from '../ui/Button.tsx'
import { Copyable } from '../ui/Copy.tsx'
import { crcText } from '../ui/crc.ts'
import { Exact } from '../ui/Exact.tsx'
import { about, bytes, exactBytes, moment, percent, utc } from '../messages/format.ts'
import { ProgressBar } from '../ui/ProgressBar.tsx'
import { useDownload } from '../api/use-download.ts'
import * as say from '../messages/export.tsx'

type Ready = Extract<SnapshotExport, { readonly state: 'ready' }>

/** How far a file is. It goes on without the dialog. */
export function ExportProgress({ made, name }: { made: SnapshotExport; name: string }) {
  const { client } = useConsole()
  const operation = useQuery(resources(client).operation(made.operation_id)).data
  const now = useNow(1000)
  const progress = operation && progressOf(operation, now)
  const stage = operation?.stages.find((each) => each.state === 'current')?.name
  return (
    <ProgressBar
      label={say.preparingOf(name)}
      percent={progress?.percent ?? null}
      head={progress && `${stage ?? say.preparing}, ${percent(progress.percent)}`}
      left={progress && progress.leftMs !== null && say.left(about(progress.leftMs))}
      foot={say.goesOn}
    />
  )
}

/** What is known of the file once it is there. */
export function FileFacts({ made }: { made: Ready }) {
  const now = useNow()
  const until = instant(made.expires_at)
  return (
    <>
      <div>
        <dt>{say.file}</dt>
        <dd>
          <code>{made.file_name}</code>, <Exact shown={bytes(made.bytes)} exact={exactBytes(made.bytes)} />
        </dd>
      </div>
      <div>
        <dt>{say.checksum}</dt>
        <dd>
          <Copyable text={crcText(made.crc32)} name={say.checksum} />
        </dd>
      </div>
      <div>
        <dt>{say.keptUntil}</dt>
        <dd>
          <Exact shown={moment(until, { now })} exact={utc(until)} dateTime={made.expires_at} />
        </dd>
      </div>
    </>
  )
}

/** The link that saves the file. */
export function DownloadLink({ made }: { made: Ready }) {
  const download = useDownload(made.id, instant(made.expires_at))
  switch (download.state) {
    case 'fetching':
      return (
        <Button variant="solid" busy={say.fetching}>
          {say.download}
        </Button>
      )
    case 'lost':
      return (
        <Button variant="solid" icon={Download} refusal={say.notReached}>
          {say.download}
        </Button>
      )
    case 'there':
      return (
        <ButtonLink variant="solid" icon={Download} href={download.url} download={made.file_name}>
          {say.download}
        </ButtonLink>
      )
  }
}
