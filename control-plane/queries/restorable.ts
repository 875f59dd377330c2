import { isOpen } from '../../contract/rules/windows.ts'
import type { ReadTx } from '../ports.ts'
import type { SnapshotRecord } from '../records.ts'

/** Of so many newest ones, nearly always one can be restored; after a long pause, perhaps an older one that is kept long. */
const USUALLY = 4

/** The newest completed full snapshot of an instance, not newer than `until`, that can be restored at `now` (both ms). */
export async function newestRestorable(
  tx: ReadTx,
  instanceId: string,
  until: number,
  now: number,
): Promise<SnapshotRecord | null> {
  for (const range of [{ limit: USUALLY }, {}]) {
    const fulls = await tx.range('snapshot', 'full', {
      from: [instanceId],
      to: [instanceId, until],
      reverse: true,
      ...range,
    })
    const found = fulls.find((each) => each.status === 'Completed' && isOpen(each.restorableUntil, now))
    if (found) return found
    if (fulls.length < USUALLY) return null
  }
  return null
}
