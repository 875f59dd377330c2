import type { InstanceWithView } from '../../contract/wire/instances.ts'
import * as say from '../messages/network.tsx'
import { paths } from '../../contract/places.ts'
import { Anchor } from '../ui/Anchor.tsx'
import { Isolate } from '../ui/Isolate.tsx'

/** Instances by their names, in a sentence. */
export function Names({ instances }: { instances: readonly InstanceWithView[] }) {
  return say.names(instances.map(({ id, name }) => <Isolate key={id}>{name}</Isolate>))
}

/** The same, each leading to its overview. */
export function LinkedNames({ instances }: { instances: readonly InstanceWithView[] }) {
  return say.names(
    instances.map(({ id, tenant_id: project, name }) => (
      <Anchor key={id} href={paths.inspect(project, id, 'overview')}>
        <Isolate>{name}</Isolate>
      </Anchor>
    )),
  )
}
