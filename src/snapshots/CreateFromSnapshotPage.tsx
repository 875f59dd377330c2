import type { Origin } from '../creation/use-copy-to-new.tsx'
import { CreateFrom } from '../creation/CreateFrom.tsx'
import { Isolate } from '../ui/Isolate.tsx'
import * as say from '../messages/snapshots.tsx'
import { OfSnapshot, type Target } from './OfSnapshot.tsx'

/** The dialog that creates an instance with the data of a snapshot, and then the credentials of it. */
export function Page() {
  return <OfSnapshot title={say.create}>{(target) => <Create {...target} />}</OfSnapshot>
}

const originOf = ({ instance }: Target): Origin => ({
  ...instance,
  version: instance.afterglow.version,
  cloud: instance.cloud_provider,
})

function Create(target: Target) {
  const { project, instance, row, actions, now, close } = target
  const { nodes, relationships } = row.snapshot.afterglow
  return (
    <CreateFrom
      project={project}
      origin={originOf(target)}
      snapshot={{ id: row.id, timestamp: row.timestamp, bytes: row.bytes, nodes, relationships }}
      decision={actions.create}
      now={now}
      stays={say.stays(<Isolate>{instance.name}</Isolate>)}
      close={close}
    />
  )
}
