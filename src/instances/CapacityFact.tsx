import { planOf, sizeInBytes } from '../../contract/rules/plans.ts'
import type { InstanceWithView } from '../../contract/wire/instances.ts'
import { instant } from '../api/facts.ts'
import { useNow } from '../api/now.ts'
import { bytes, count, duration } from '../messages/format.ts'
import * as say from '../messages/instances.tsx'
import { Fact, ShareFact } from './Fact.tsx'

const written = (gigabytes: string) => gigabytes.replace('GB', ' GB')

/** "64 GB memory, 12 CPU" */
function Machine({ instance }: { instance: InstanceWithView }) {
  return <p>{say.machine(written(instance.memory), instance.afterglow.cpu)}</p>
}

/** What limits an instance most: its storage, the nodes of a plan with caps, or its lifetime. */
export function CapacityFact({ instance }: { instance: InstanceWithView }) {
  const now = useNow()
  const { afterglow: view, storage, created_at: created } = instance
  const { graphLimits, lifetime } = planOf(instance.type)

  if (lifetime && view.ends_at !== null && created !== undefined) {
    const all = instant(view.ends_at) - instant(created)
    const past = Math.min(all, Math.max(0, now - instant(created)))
    return (
      <ShareFact title={say.lifetime} value={past} max={all} shown={duration(past)} of={duration(all)}>
        <Machine instance={instance} />
      </ShareFact>
    )
  }
  if (graphLimits) {
    return view.nodes === null ? (
      <Fact title={say.nodes}>
        <p>{say.atMost(count(graphLimits.nodes))}</p>
      </Fact>
    ) : (
      <ShareFact
        title={say.nodes}
        value={view.nodes}
        max={graphLimits.nodes}
        shown={count(view.nodes)}
        of={count(graphLimits.nodes)}
      >
        <p>{say.memoryAndStorage(written(instance.memory), written(storage))}</p>
      </ShareFact>
    )
  }
  const used = view.storage_used_bytes
  return used === null ? (
    <Fact title={say.storage}>
      <p>{written(storage)}</p>
      <Machine instance={instance} />
    </Fact>
  ) : (
    <ShareFact
      title={say.storage}
      value={used}
      max={sizeInBytes(storage)}
      shown={bytes(used)}
      of={written(storage)}
    >
      <Machine instance={instance} />
    </ShareFact>
  )
}
