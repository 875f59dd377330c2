import type { CustomerManagedKeyWithView } from '../../contract/wire/keys.ts'
import { instant } from '../api/facts.ts'
import { moment } from '../messages/format.ts'
import * as say from '../messages/keys.tsx'

/** Why a key cannot be removed at `now` (ms), by the names of what it encrypts; undefined: it can be. */
export function whyItStays(
  { instances, deleted_instances: deleted, actions }: CustomerManagedKeyWithView['afterglow'],
  now: number,
): { readonly message: string; readonly remedy: string } | undefined {
  const { remove } = actions
  if (remove.allowed) return undefined
  if (remove.reason !== 'encryption-key-is-active') return remove
  const names = (of: readonly { readonly name: string }[]) => of.map(({ name }) => name)
  if (instances.length > 0) return say.inUse(names(instances))
  if (deleted.length === 0) return remove
  const until = Math.max(...deleted.map((each) => instant(each.kept_until)))
  return say.leftUnder(names(deleted), moment(until, { now }))
}
