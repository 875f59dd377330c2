import { planOf } from '../../contract/rules/plans.ts'
import type { InstanceWithView } from '../../contract/wire/instances.ts'
import * as say from '../messages/network.tsx'
import { paths } from '../../contract/places.ts'
import { Anchor } from '../ui/Anchor.tsx'
import { withWayBack } from '../way-back.ts'

/** How an instance is reached, and the way to where that is changed, which leads back to its overview. */
export function NetworkFact({ instance }: { instance: InstanceWithView }) {
  const { id, tenant_id: project, cloud_provider: cloud, region, type, afterglow } = instance
  if (!planOf(type).networkAccess) return <>{say.ofOtherPlan}</>
  const back = paths.inspect(project, id, 'overview')
  return (
    <span>
      {say.ofInstance[afterglow.public_traffic]}{' '}
      <Anchor href={withWayBack(paths.configureNetwork(project, cloud, region, 4), back)}>
        {say.change}
      </Anchor>
    </span>
  )
}
