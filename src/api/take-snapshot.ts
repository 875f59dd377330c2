import type { InstanceWithView } from '../../contract/wire/instances.ts'
import { useAction } from './action.ts'
import { dataOf, mutationHeaders } from './client.ts'
import { useConsole } from './context.tsx'
import { keys } from './keys.ts'

/** Takes a snapshot of an instance on demand. `onAnswer` gets its id. `failure` stays until the next try. */
export function useTakeSnapshot(instance: InstanceWithView, onAnswer?: (snapshotId: string) => void) {
  const { client } = useConsole()
  return useAction<void, { readonly snapshot_id: string }>({
    call: () =>
      dataOf(
        client.v1.instances[':id'].snapshots.$post({
          param: { id: instance.id },
          query: { view: 'afterglow' },
          header: mutationHeaders(),
        }),
      ),
    refresh: () => [keys.snapshots(instance.id), keys.instance(instance.id)],
    onAnswer: (taken) => onAnswer?.(taken.snapshot_id),
  })
}
