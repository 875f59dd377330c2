import type { Backup } from '../../contract/wire/backups.ts'
import { useAction } from '../api/action.ts'
import { dataOf, mutationHeaders } from '../api/client.ts'
import { useConsole } from '../api/context.tsx'
import { instant } from '../api/facts.ts'
import { keys } from '../api/keys.ts'
import { useNow } from '../api/now.ts'
import { FailureNotice } from '../feedback/FailureNotice.tsx'
import { Button } from '../ui/Button.tsx'
import { about } from '../messages/format.ts'
import * as say from '../messages/backups.tsx'
import css from './Backups.module.css'

/** One that waits: about when it starts, and the way out. `stay` takes the focus of the button that goes. */
export function QueuedBackup({
  backup,
  headingId,
  stay,
}: {
  backup: Extract<Backup, { state: 'queued' }>
  headingId: string
  stay: () => void
}) {
  const { client } = useConsole()
  const now = useNow(1000)
  const cancel = useAction<void, unknown>({
    call: () =>
      dataOf(
        client.afterglow.v1.backups[':id'].$delete({ param: { id: backup.id }, header: mutationHeaders() }),
      ),
    refresh: () => [keys.allBackups, keys.instance(backup.instance_id)],
    // By then this is gone, and its button with it.
    onAnswer: stay,
    onFailure: stay,
  })
  const left = instant(backup.estimated_start_at) - now
  return (
    <>
      <div className={css.row}>
        <p className={css.quiet}>{left > 0 ? say.startsIn(about(left)) : say.startsWhenFree}</p>
        <Button
          busy={cancel.busy ? say.cancelling : undefined}
          aria-describedby={headingId}
          onClick={() => cancel.run()}
        >
          {say.cancel}
        </Button>
      </div>
      <FailureNotice failure={cancel.failure} />
    </>
  )
}
