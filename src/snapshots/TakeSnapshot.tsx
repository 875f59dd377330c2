import Camera from 'lucide-react/icons/camera'
import type { InstanceWithView } from '../../contract/wire/instances.ts'
import { useAction } from '../api/action.ts'
import { dataOf, mutationHeaders } from '../api/client.ts'
import { useConsole } from '../api/context.tsx'
import type { ApiFailure } from '../api/failure.ts'
import { keys } from '../api/keys.ts'
import { Button } from '../ui/Button.tsx'

/** Takes a snapshot of an instance on demand. `failure` stays until the next try. */
export function useTakeSnapshot(instance: InstanceWithView): {
  readonly take: () => void
  readonly busy: boolean
  readonly failure: ApiFailure | null
} {
  const { client } = useConsole()
  const action = useAction({
    call: () =>
      dataOf(
        client.v1.instances[':id'].snapshots.$post({
          param: { id: instance.id },
          query: { view: 'afterglow' },
          header: mutationHeaders(),
        }),
      ),
    refresh: () => [keys.snapshots(instance.id), keys.instance(instance.id)],
  })
  return { take: () => action.run(undefined), busy: action.busy, failure: action.failure }
}

/** The button for it; refused with the reason while the instance is in no state for it. */
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
    <Button variant="solid" busy="Asking for it">
      Take snapshot
    </Button>
  ) : (
    <Button variant="solid" icon={Camera} refusal={decision.allowed ? undefined : decision} onClick={take}>
      Take snapshot
    </Button>
  )
}
