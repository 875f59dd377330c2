import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useLocation, useNavigate, useParams, useSearchParams } from 'react-router'
import { canChangeNetwork, canConfigureNetwork, canSetPublicTraffic } from '../../contract/rules/network.ts'
import type { Decision } from '../../contract/rules/decision.ts'
import { plans, type CloudProvider } from '../../contract/rules/plans.ts'
import type { Role } from '../../contract/rules/roles.ts'
import type { InstanceWithView } from '../../contract/wire/instances.ts'
import type { NetworkAccess } from '../../contract/wire/network.ts'
import { useAction } from '../api/action.ts'
import { dataOf, mutationHeaders } from '../api/client.ts'
import { useConsole } from '../api/context.tsx'
import { keys } from '../api/keys.ts'
import { networkFacts, networksIn } from '../api/networks.ts'
import { resources } from '../api/resources.ts'
import { FailureNotice } from '../feedback/FailureNotice.tsx'
import { FailurePanel } from '../feedback/FailurePanel.tsx'
import * as say from '../messages/network.tsx'
import { paths } from '../../contract/places.ts'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { Notice } from '../ui/Notice.tsx'
import { wayBack } from '../way-back.ts'
import { placed, regionAt, type NetworkRegion } from './regions.ts'
import { StepLine } from './StepLine.tsx'
import { StepPart } from './StepPart.tsx'
import { AcceptStep, EndpointStep, RegionStep, TrafficStep } from './Steps.tsx'

const clouds: readonly CloudProvider[] = plans['enterprise-db'].clouds
const refusalOf = (decision: Decision) => (decision.allowed ? undefined : decision)

/** The dialog that sets up and changes the network access of a region, in four steps that the address names. */
export function Page() {
  const { project = '', cloud: named = '', region: id = '' } = useParams()
  const { search } = useLocation()
  const navigate = useNavigate()
  const { client } = useConsole()
  const networks = useQuery(networksIn(client, project))
  const instances = useQuery(resources(client).instances(project))
  const meta = useQuery(resources(client).meta())
  const cloud = clouds.find((each) => each === named)
  const close = () => void navigate(wayBack(search, project) ?? paths.networkAccess(project))
  const broken = [networks, instances, meta].find((query) => query.isError)
  const closing = { right: <Button onClick={close}>{say.close}</Button> }
  if (broken) {
    return (
      <Dialog title={say.editTitle} onClose={close} footer={closing}>
        <FailurePanel title={say.failed} thrown={broken.error} onRetry={() => broken.refetch()} />
      </Dialog>
    )
  }
  if (!networks.data || !instances.data || !meta.data) return null
  const region = regionAt({ cloud: cloud ?? 'gcp', region: id }, networks.data, instances.data)
  const offered = canConfigureNetwork(region, cloud ? instances.data.map(placed) : [], { role: 'admin' })
  // A configuration outlives the instances it was made for.
  if (region.network === null && !offered.allowed) {
    return (
      <Dialog title={say.newTitleOf(region.name)} onClose={close} footer={closing}>
        <Notice tone="neutral" title={offered.message}>
          {offered.remedy}
        </Notice>
      </Dialog>
    )
  }
  const { user, emulated } = meta.data
  return (
    <Configure
      project={project}
      region={region}
      instances={instances.data}
      role={user.role}
      emulated={emulated}
      close={close}
    />
  )
}

interface Configuring {
  readonly project: string
  readonly region: NetworkRegion
  /** All of the project. */
  readonly instances: readonly InstanceWithView[]
  readonly role: Role
  readonly emulated: boolean
  readonly close: () => void
}

/** 1 to 4, as the address says. */
function useStep() {
  const [search, setSearch] = useSearchParams()
  const written = Number(search.get('step') ?? '1')
  const step = Number.isInteger(written) && written >= 1 && written <= 4 ? written : 1
  return [
    step,
    (to: number) =>
      setSearch((before) => {
        before.set('step', String(to))
        return before
      }),
  ] as const
}

function Configure({ project, region, instances, role, emulated, close }: Configuring) {
  const { client } = useConsole()
  const [step, go] = useStep()
  const [wanted, setWanted] = useState<boolean | null>(null)
  const [reached, setReached] = useState(false)
  const { network } = region
  const [isNew] = useState(network === null)
  const create = useAction<void, NetworkAccess>({
    call: () =>
      dataOf(
        client.afterglow.v1['network-access'].$post({
          json: { tenant_id: project, cloud_provider: region.cloud, region: region.region },
          header: mutationHeaders(),
        }),
      ),
    refresh: () => [keys.networks(project)],
    onDone: () => go(2),
  })
  const change = useAction<'enabled' | 'disabled', NetworkAccess>({
    call: (to) =>
      dataOf(
        client.afterglow.v1['network-access'][':id'].$patch({
          param: { id: network?.id ?? '' },
          json: { public_traffic: to },
          header: mutationHeaders(),
        }),
      ),
    refresh: () => [keys.networks(project)],
    onDone: close,
  })
  const facts = network && networkFacts(network)
  const disabled = wanted ?? (facts?.changingTo ?? facts?.publicTraffic) === 'disabled'
  const to = disabled ? 'disabled' : 'enabled'
  const closes = to === 'disabled' && facts?.publicTraffic === 'enabled' && facts.changingTo === null
  const asks = closes && region.instances.length > 0
  // What is done in the person's own network is not known here.
  const done = [
    ...(network?.private_link.service_name ? [1] : []),
    ...(facts?.publicTraffic === 'disabled' ? [4] : []),
  ]
  const saveRefusal = () => {
    if (network === null || facts === null) return say.setUpFirst
    const may = refusalOf(canChangeNetwork(facts, { role }))
    if (may) return network.applied_at === null ? say.setUpRuns : may
    const changes = canSetPublicTraffic(facts, to, { role })
    if (!changes.allowed) return say.unchanged
    return asks && !reached ? say.notReached : undefined
  }
  const boxRefusal = facts ? refusalOf(canChangeNetwork(facts, { role })) : say.setUpFirst
  return (
    <Dialog
      title={(isNew ? say.newTitleOf : say.editTitleOf)(region.name)}
      description={say.stepOf(step)}
      onClose={close}
      onSubmit={() => (step < 4 ? go(step + 1) : change.run(to))}
      footer={{
        left: step > 1 && <Button onClick={() => go(step - 1)}>{say.back}</Button>,
        right: (
          <>
            <Button onClick={close}>{say.cancel}</Button>
            {step < 4 ? (
              <Button
                type="submit"
                variant={network === null ? 'outline' : 'solid'}
                refusal={network === null ? say.setUpFirst : undefined}
              >
                {say.next}
              </Button>
            ) : (
              <Button
                type="submit"
                variant="solid"
                {...(change.busy ? { busy: say.saving } : { refusal: saveRefusal() })}
              >
                {say.save}
              </Button>
            )}
          </>
        ),
      }}
    >
      <StepLine step={step} done={done} />
      <StepPart step={step}>
        {step === 1 && (
          <RegionStep
            region={region}
            setUp={{
              refusal: refusalOf(canConfigureNetwork(region, instances.map(placed), { role })),
              busy: create.busy,
              run: () => create.run(),
            }}
          />
        )}
        {step === 2 && <EndpointStep region={region} />}
        {step === 3 && <AcceptStep region={region} emulated={emulated} />}
        {step === 4 && (
          <TrafficStep
            region={region}
            disabled={disabled}
            onChange={(next) => {
              setWanted(next)
              setReached(false)
            }}
            refusal={boxRefusal}
            reached={asks ? { said: reached, say: setReached, emulated } : null}
          />
        )}
      </StepPart>
      <FailureNotice failure={create.failure ?? change.failure} />
    </Dialog>
  )
}
