import Camera from 'lucide-react/icons/camera'
import type { InstanceWithView } from '../../contract/wire/instances.ts'
import { Button } from '../ui/Button.tsx'
import * as say from '../messages/snapshots.tsx'

/** The button that takes a snapshot; refused with the reason while the instance is in no state for it. */
export function TakeSnapshot({
  instance,
  take,
  busy,
}: {
  instance: InstanceWithView
  take: () => void
  busy: boolean
}) {
  const decision = instance.afterglow.actions.take
  return busy ? (
    <Button variant="solid" busy={say.asking}>
      {say.take}
    </Button>
  ) : (
    <Button variant="solid" icon={Camera} refusal={decision.allowed ? undefined : decision} onClick={take}>
      {say.take}
    </Button>
  )
}
