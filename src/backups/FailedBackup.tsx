import type { Backup } from '../../contract/wire/backups.ts'
import type { InstanceWithView } from '../../contract/wire/instances.ts'
import { Copyable } from '../ui/Copy.tsx'
import { Notice } from '../ui/Notice.tsx'
import * as say from '../messages/backups.tsx'
import { RequestBackup, type Asking } from './RequestBackup.tsx'

/** One that came to nothing: why, what to do while its instance is there, and the request to name to whoever helps. */
export function FailedBackup({
  backup: { failure, request_id: requestId },
  again,
  instance,
}: {
  backup: Extract<Backup, { state: 'failed' }>
  again: Asking | undefined
  instance: InstanceWithView | undefined
}) {
  return (
    <Notice
      tone="bad"
      title={failure.message}
      actions={again && instance && <RequestBackup again instance={instance} asking={again} />}
    >
      {instance ? failure.remedy : say.goneToo}{' '}
      {say.requestId(<Copyable text={requestId} name={say.requestIdName} />)}
    </Notice>
  )
}
