import Archive from 'lucide-react/icons/archive'
import type { InstanceWithView } from '../../contract/wire/instances.ts'
import { useAction } from '../api/action.ts'
import { dataOf, mutationHeaders } from '../api/client.ts'
import { useConsole } from '../api/context.tsx'
import type { ApiFailure } from '../api/failure.ts'
import { keys } from '../api/keys.ts'
import { Button } from '../ui/Button.tsx'
import * as say from '../messages/backups.tsx'

/** The wish for a backup of an instance. `failure` stays until the next try. */
export interface Asking {
  readonly request: () => void
  readonly busy: boolean
  readonly failure: ApiFailure | null
}

/** Requests backups of an instance. */
export function useRequestBackup(instance: InstanceWithView): Asking {
  const { client } = useConsole()
  const action = useAction<void, unknown>({
    call: () =>
      dataOf(
        client.afterglow.v1.instances[':id'].backups.$post({
          param: { id: instance.id },
          header: mutationHeaders(),
        }),
      ),
    refresh: () => [keys.allBackups, keys.instance(instance.id)],
  })
  return { request: () => action.run(), busy: action.busy, failure: action.failure }
}

/** The button for it; refused with the reason where there cannot be one now. `again`: after one that failed. */
export function RequestBackup({
  instance,
  asking,
  again = false,
}: {
  instance: InstanceWithView
  asking: Asking
  again?: boolean
}) {
  const decision = instance.afterglow.actions.backup
  const variant = again ? 'outline' : 'solid'
  const label = again ? say.requestAgain : say.request
  return asking.busy ? (
    <Button variant={variant} busy={say.requesting}>
      {label}
    </Button>
  ) : (
    <Button
      variant={variant}
      icon={again ? undefined : Archive}
      refusal={decision.allowed ? undefined : decision}
      onClick={asking.request}
    >
      {label}
    </Button>
  )
}
