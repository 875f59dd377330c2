import { useQuery } from '@tanstack/react-query'
import { Outlet, useParams } from 'react-router'
import { trafficOf } from '../../contract/rules/network.ts'
import { planOf } from '../../contract/rules/plans.ts'
import { useConsole } from '../api/context.tsx'
import { instant } from '../api/facts.ts'
import { networkFacts, networksIn } from '../api/networks.ts'
import { useNow } from '../api/now.ts'
import { resources } from '../api/resources.ts'
import { FailurePanel } from '../feedback/FailurePanel.tsx'
import { NetworkChange } from '../feedback/NetworkChange.tsx'
import { moment, utc } from '../messages/format.ts'
import * as say from '../messages/network.tsx'
import { paths } from '../../contract/places.ts'
import { ButtonLink } from '../ui/Button.tsx'
import { EmptyState } from '../ui/EmptyState.tsx'
import { Exact } from '../ui/Exact.tsx'
import { Isolate } from '../ui/Isolate.tsx'
import { Notice } from '../ui/Notice.tsx'
import { Bone, Skeleton } from '../ui/Skeleton.tsx'
import { Status, type StatusTone } from '../ui/Status.tsx'
import { LinkedNames } from './Names.tsx'
import css from './Network.module.css'
import { networkRegions, type NetworkRegion } from './regions.ts'

/** The network access of a project, region by region. */
export function Page() {
  const { project = '' } = useParams()
  return (
    <div className={css.page}>
      <h1>{say.title}</h1>
      <Regions project={project} />
      <Outlet />
    </div>
  )
}

function Regions({ project }: { project: string }) {
  const { client } = useConsole()
  const networks = useQuery(networksIn(client, project))
  const instances = useQuery(resources(client).instances(project))
  const broken = [networks, instances].find((query) => query.isLoadingError)
  if (broken) {
    return <FailurePanel title={say.failed} thrown={broken.error} onRetry={() => broken.refetch()} />
  }
  if (!networks.data || !instances.data) {
    return (
      <Skeleton label={say.loading}>
        <div className={css.region}>
          <Bone width={12} height={1.25} />
          <Bone width={24} />
        </div>
      </Skeleton>
    )
  }
  const regions = networkRegions(networks.data, instances.data)
  const others = instances.data.filter((each) => !planOf(each.type).networkAccess)
  if (regions.length === 0) {
    return (
      <EmptyState
        title={say.noRegion}
        actions={<ButtonLink href={paths.instances(project)}>{say.toInstances}</ButtonLink>}
      >
        {say.noRegionWhy}
      </EmptyState>
    )
  }
  return (
    <>
      <p className={css.what}>{say.what}</p>
      <ul className={css.regions} aria-label={say.regions}>
        {regions.map((region) => (
          <Region key={region.name} project={project} region={region} />
        ))}
      </ul>
      {others.length > 0 && (
        <section className={css.others}>
          <h2>{say.otherPlans}</h2>
          <p>{say.alwaysReached(<LinkedNames instances={others} />)}</p>
        </section>
      )}
    </>
  )
}

const tones = {
  enabled: 'good',
  disabled: 'paused',
  enabling: 'waiting',
  disabling: 'waiting',
} as const satisfies Record<string, StatusTone>

function Region({ project, region }: { project: string; region: NetworkRegion }) {
  const { cloud, region: id, name, network, instances } = region
  const now = useNow()
  const traffic = trafficOf(network && networkFacts(network))
  const link = network === null ? 'none' : network.private_link.service_name === null ? 'setting-up' : 'ready'
  const applied = network?.applied_at
  return (
    <li className={css.region}>
      <h2>{name}</h2>
      <dl>
        <div>
          <dt>{say.instancesHere}</dt>
          <dd>{instances.length === 0 ? say.noneHere : <LinkedNames instances={instances} />}</dd>
        </div>
        <div>
          <dt>{say.privateLink}</dt>
          <dd>
            <Status tone={link === 'ready' ? 'good' : link === 'none' ? 'neutral' : 'waiting'}>
              {say.privateLinks[link]}
            </Status>
          </dd>
        </div>
        <div>
          <dt>{say.publicTraffic}</dt>
          <dd>
            <Status tone={tones[traffic]}>{say.traffics[traffic]}</Status>
            {network && applied && (
              <small>
                {say.since(
                  <Exact
                    shown={moment(instant(applied), { now })}
                    exact={utc(instant(applied))}
                    dateTime={applied}
                  />,
                  <Isolate>{network.changed_by}</Isolate>,
                )}
              </small>
            )}
          </dd>
        </div>
      </dl>
      <ButtonLink
        href={paths.configureNetwork(project, cloud, id)}
        aria-label={say.configureRegion(name)}
        className={css.configure}
      >
        {say.configure}
      </ButtonLink>
      <div className={css.below}>
        <NetworkChange network={network} />
        {network?.failure && !network.change && (
          <Notice tone="bad" title={say.lastChangeFailed(network.failure.message)}>
            {network.failure.remedy}
          </Notice>
        )}
      </div>
    </li>
  )
}
