import type { Decision } from '../../contract/rules/decision.ts'
import { date, timeWithZone } from '../messages/format.ts'
import { Dialog } from '../ui/Dialog.tsx'
import { Isolate } from '../ui/Isolate.tsx'
import * as say from '../messages/creation.tsx'
import { useCopyToNew, type Origin } from './use-copy-to-new.tsx'

export interface CreateFromProps {
  readonly project: string
  readonly origin: Origin
  readonly snapshot: {
    readonly id: string
    /** When it was taken, ms. */
    readonly timestamp: number
    /** Unpacked; null: not known. */
    readonly bytes: number | null
    readonly nodes: number | null
    readonly relationships: number | null
  }
  /** Whether it can be made an instance. */
  readonly decision: Decision
  /** ms */
  readonly now: number
  /** What becomes of the instance that the snapshot is of. */
  readonly stays: React.ReactNode
  readonly close: () => void
}

/** The dialog that creates an instance with the data of a snapshot, and then the credentials of it. */
export function CreateFrom({ project, origin, snapshot, decision, now, stays, close }: CreateFromProps) {
  const { id, timestamp, bytes: unpackedBytes, nodes, relationships } = snapshot
  const { credentials, body, actions, submit } = useCopyToNew({
    project,
    origin,
    graph: { unpackedBytes, nodes, relationships },
    snapshotId: id,
    decision,
    autoFocus: true,
    close,
  })
  return (
    credentials ?? (
      <Dialog
        title={say.fromSnapshot}
        description={say.fromSnapshotOf(
          <Isolate>{origin.name}</Isolate>,
          `${date(timestamp, { now })}, ${timeWithZone(timestamp)}`,
          stays,
        )}
        onClose={close}
        onSubmit={submit}
        footer={{ right: actions }}
      >
        {body}
      </Dialog>
    )
  )
}
