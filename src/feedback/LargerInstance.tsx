import { useLocation } from 'react-router'
import type { Decision } from '../../contract/rules/decision.ts'
import { planOf, sizeInBytes } from '../../contract/rules/plans.ts'
import type { InstanceWithView } from '../../contract/wire/instances.ts'
import * as say from '../messages/larger.ts'
import { paths } from '../../contract/places.ts'
import { ButtonLink } from '../ui/Button.tsx'
import { withWayBack } from '../way-back.ts'

/**
 * Where data does not fit an instance because of its storage: the way to a larger size of its plan, and back here. Nothing
 * where another reason stands in the way, or no size of the plan has the room. `needed`: bytes; null: not known.
 */
export function LargerInstance({
  instance,
  decision,
  needed,
}: {
  instance: InstanceWithView
  decision: Decision
  needed: number | null
}) {
  const { pathname, search } = useLocation()
  if (decision.allowed || decision.reason !== 'ImportExceedsMaxSize' || needed === null) return null
  const larger = planOf(instance.type).sizes.some(({ storage }) => sizeInBytes(storage) >= needed)
  if (!larger || !instance.afterglow.actions.resize.allowed) return null
  return (
    <ButtonLink href={withWayBack(paths.resize(instance.tenant_id, instance.id, needed), pathname + search)}>
      {say.resizeIt(instance.name)}
    </ButtonLink>
  )
}
