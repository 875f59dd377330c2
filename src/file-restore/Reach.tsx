import { useLocation } from 'react-router'
import type { Decision } from '../../contract/rules/decision.ts'
import type { SourceVersion } from '../../contract/rules/upload-help.ts'
import type { InstanceWithView } from '../../contract/wire/instances.ts'
import type { NetworkAccess } from '../../contract/wire/network.ts'
import { SOURCE_PARAMETER } from '../commands/use-search-choice.ts'
import { NetworkChange } from '../feedback/NetworkChange.tsx'
import * as say from '../messages/network.tsx'
import { paths } from '../../contract/places.ts'
import { ButtonLink } from '../ui/Button.tsx'
import { Notice } from '../ui/Notice.tsx'
import { withWayBack } from '../way-back.ts'

/**
 * Whether the commands reach the instance, where its region can be closed to the internet: the way to the switch, which leads
 * back here, and how far a change of it is. Nothing where there is no configuration.
 */
export function Reach({
  instance,
  network,
  reach,
  source,
}: {
  instance: InstanceWithView
  network: NetworkAccess | null
  reach: Decision
  /** What is chosen in the help. */
  source: SourceVersion
}) {
  const { pathname, search } = useLocation()
  if (reach.allowed && network === null) return null
  const here = new URLSearchParams(search)
  // The address says what was chosen in the help, which is then open on the way back.
  if (!here.has(SOURCE_PARAMETER)) here.set(SOURCE_PARAMETER, source)
  const to = paths.configureNetwork(instance.tenant_id, instance.cloud_provider, instance.region, 4)
  const href = withWayBack(to, `${pathname}?${here}`)
  const actions = <ButtonLink href={href}>{say.openSwitch}</ButtonLink>
  return (
    <>
      {reach.allowed ? (
        <Notice
          tone="neutral"
          title={say.isEnabled(network?.region_name ?? instance.region)}
          actions={actions}
        >
          {say.disableAgain}
        </Notice>
      ) : (
        <Notice tone="warn" title={reach.message} actions={actions}>
          {reach.remedy}
        </Notice>
      )}
      <NetworkChange network={network} />
    </>
  )
}
