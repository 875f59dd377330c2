import { planOf, sizeInBytes } from '../../contract/rules/plans.ts'
import type { InstanceWithView } from '../../contract/wire/instances.ts'
import { instant } from '../api/facts.ts'
import { useNow } from '../api/now.ts'
import { bytes, count, duration } from '../messages/format.ts'
import { Fact, ShareFact } from './Fact.tsx'

const written = (gigabytes: string) => gigabytes.replace('GB', ' GB')

/** "64 GB memory, 12 CPU" */
function Machine({ instance }: { instance: InstanceWithView }) {
  return (
    <p>
      {written(instance.memory)} memory, {instance.afterglow.cpu} CPU
    </p>
  )
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
      <ShareFact title="Lifetime" value={past} max={all} shown={duration(past)} of={duration(all)}>
        <Machine instance={instance} />
      </ShareFact>
    )
  }
  if (graphLimits) {
    return view.nodes === null ? (
      <Fact title="Nodes">
        <p>{count(graphLimits.nodes)} at most</p>
      </Fact>
    ) : (
      <ShareFact
        title="Nodes"
        value={view.nodes}
        max={graphLimits.nodes}
        shown={count(view.nodes)}
        of={count(graphLimits.nodes)}
      >
        <p>
          {written(instance.memory)} memory, {written(storage)} storage
        </p>
      </ShareFact>
    )
  }
  const used = view.storage_used_bytes
  return used === null ? (
    <Fact title="Storage">
      <p>{written(storage)}</p>
      <Machine instance={instance} />
    </Fact>
  ) : (
    <ShareFact
      title="Storage"
      value={used}
      max={sizeInBytes(storage)}
      shown={bytes(used)}
      of={written(storage)}
    >
      <Machine instance={instance} />
    </ShareFact>
  )
}
