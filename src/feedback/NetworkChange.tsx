import type { NetworkAccess } from '../../contract/wire/network.ts'
import { instant, progressOf } from '../api/facts.ts'
import { useNow } from '../api/now.ts'
import { about, moment, percent as written } from '../messages/format.ts'
import * as say from '../messages/network.tsx'
import { Isolate } from '../ui/Isolate.tsx'
import { ProgressBar } from '../ui/ProgressBar.tsx'

/** How far the change of a region is, moving by the clock between two answers. Nothing where none is under way. */
export function NetworkChange({ network }: { network: NetworkAccess | null }) {
  const now = useNow(1000)
  if (!network?.change) return null
  const { operation, public_traffic: to } = network.change
  const { percent, leftMs } = progressOf(operation, now)
  const what = network.applied_at === null ? say.applying.setUp : say.applying[to]
  return (
    <ProgressBar
      label={say.applyingIn(what, network.region_name)}
      percent={percent}
      head={
        <b>
          {what}, {written(percent)}
        </b>
      }
      left={leftMs !== null && say.left(about(leftMs))}
      foot={say.startedBy(
        moment(instant(operation.started_at), { now }),
        <Isolate>{operation.requested_by}</Isolate>,
      )}
    />
  )
}
