import { queryOptions, skipToken, useQuery, useQueryClient } from '@tanstack/react-query'
import type { Refusal } from '../../contract/rules/decision.ts'
import type { InstanceWithView } from '../../contract/wire/instances.ts'
import { useConsole } from '../api/context.tsx'
import { snapshotById, type SnapshotWithView } from '../api/snapshots.ts'
import { useTakeSnapshot } from '../api/take-snapshot.ts'
import * as say from '../messages/snapshot-first.tsx'

/** The snapshot that was asked for before the present data goes. Only kept, never fetched: whoever comes back finds theirs. */
const asked = ({ id, afterglow }: InstanceWithView) =>
  queryOptions<string>({
    queryKey: ['snapshot-first', id, afterglow.data_id],
    queryFn: skipToken,
    staleTime: Infinity,
    gcTime: Infinity,
  })

/** That snapshot; `loading` until the API has told of it. Null: none was. */
function useSnapshotOf(instance: InstanceWithView): SnapshotWithView | 'loading' | null {
  const { client } = useConsole()
  const id = useQuery(asked(instance)).data
  const { data, isPending } = useQuery({
    ...snapshotById(client, instance.id, id ?? ''),
    enabled: id !== undefined,
  })
  if (id === undefined) return null
  return data ?? (isPending ? 'loading' : null)
}

/** Where the snapshot stands that is to keep the present data of an instance. */
export type SnapshotFirst =
  | { readonly at: 'none' }
  | { readonly at: 'taking' }
  | { readonly at: 'taken' | 'failed'; readonly snapshot: SnapshotWithView }

/** Takes a snapshot of the data that is about to be overwritten, and tells how far it is. */
export function useSnapshotFirst(instance: InstanceWithView): SnapshotFirst {
  const snapshot = useSnapshotOf(instance)
  if (snapshot === null) return { at: 'none' }
  if (snapshot === 'loading') return { at: 'taking' }
  switch (snapshot.status) {
    case 'Pending':
    case 'InProgress':
      return { at: 'taking' }
    case 'Completed':
      return { at: 'taken', snapshot }
    case 'Failed':
      return { at: 'failed', snapshot }
  }
}

/** Why nothing is overwritten yet: the snapshot that was asked for is not there. Undefined where it is, or none was. */
export function refusalWhileTaking(first: SnapshotFirst): Pick<Refusal, 'message' | 'remedy'> | undefined {
  return first.at === 'taking' ? say.stillTaking : undefined
}

/** Asks for it. `failure` stays until the next try. */
export function useTakeFirst(instance: InstanceWithView) {
  const queries = useQueryClient()
  const { queryKey } = asked(instance)
  return useTakeSnapshot(instance, (id) => queries.setQueryData(queryKey, id))
}
