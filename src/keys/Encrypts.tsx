import type { CustomerManagedKeyWithView } from '../../contract/wire/keys.ts'
import { instant } from '../api/facts.ts'
import { moment, utc } from '../messages/format.ts'
import * as say from '../messages/keys.tsx'
import { paths } from '../../contract/places.ts'
import { Anchor } from '../ui/Anchor.tsx'
import { Exact } from '../ui/Exact.tsx'
import { Isolate } from '../ui/Isolate.tsx'

interface OfKey {
  readonly of: CustomerManagedKeyWithView
}

/** The instances that a key encrypts, each with the way to it. */
export function Names({ of: { tenant_id: project, afterglow } }: OfKey) {
  return afterglow.instances.map(({ id, name }, at) => (
    <span key={id}>
      {at > 0 && ', '}
      <Anchor href={paths.inspect(project, id, 'overview')}>
        <Isolate>{name}</Isolate>
      </Anchor>
    </span>
  ))
}

/** Everything that a key is needed for at `now` (ms): instances, and what deleted ones left, until when that is kept. */
export function Encrypts({ of: key, now }: OfKey & { readonly now: number }) {
  const { instances, deleted_instances: deleted } = key.afterglow
  const left = deleted.map(({ id, name, kept_until: until }) => (
    <p key={id}>
      {say.encryptsLeft(
        <Anchor href={paths.recentlyDeleted(key.tenant_id)}>
          <Isolate>{name}</Isolate>
        </Anchor>,
        <Exact shown={moment(instant(until), { now })} exact={utc(instant(until))} dateTime={until} />,
      )}
    </p>
  ))
  if (instances.length > 0) {
    return (
      <>
        <p>
          <Names of={key} />
        </p>
        {left}
      </>
    )
  }
  return left.length > 0 ? left : say.encryptsNothing
}
