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
      label={`Preparing the file of ${name}`}
      percent={progress?.percent ?? null}
      head={progress && `${stage ?? 'Preparing'}, ${percent(progress.percent)}`}
      left={progress && progress.leftMs !== null && `${about(progress.leftMs)} left`}
      foot="It goes on when you close this. A message says when the file is ready."
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
        <dt>File</dt>
        <dd>
          <code>{made.file_name}</code>, <Exact shown={bytes(made.bytes)} exact={exactBytes(made.bytes)} />
        </dd>
      </div>
      <div>
        <dt>CRC-32</dt>
        <dd>
          <Copyable text={crcText(made.crc32)} name="CRC-32" />
        </dd>
      </div>
      <div>
        <dt>File kept until</dt>
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
        <Button variant="solid" busy="Fetching the link">
          Download
        </Button>
      )
    case 'lost':
      return (
        <Button
          variant="solid"
          icon={Download}
          refusal={{
            message: 'The file could not be reached.',
            remedy: 'Close this and open it again. Where the file is gone by then, prepare it anew.',
          }}
        >
          Download
        </Button>
      )
    case 'there':
      return (
        <ButtonLink variant="solid" icon={Download} href={download.url} download={made.file_name}>
          Download
        </ButtonLink>
      )
  }
}
