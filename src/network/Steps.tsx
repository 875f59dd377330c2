import Check from 'lucide-react/icons/check'
import X from 'lucide-react/icons/x'
import { NETWORK_CHANGE_MS } from '../../contract/rules/network.ts'
import { toolNames } from '../../contract/rules/upload-help.ts'
import { NetworkChange } from '../feedback/NetworkChange.tsx'
import { duration } from '../messages/format.ts'
import * as say from '../messages/network.tsx'
import { copy } from '../messages/ui.tsx'
import { Button } from '../ui/Button.tsx'
import { CommandBlock } from '../ui/CommandBlock.tsx'
import { Copyable } from '../ui/Copy.tsx'
import { Notice } from '../ui/Notice.tsx'
import type { Refusal } from '../ui/Reason.tsx'
import { Status } from '../ui/Status.tsx'
import { Checkbox } from '../ui/Toggle.tsx'
import css from './Configure.module.css'
import { Names } from './Names.tsx'
import type { NetworkRegion } from './regions.ts'

const takes = duration(NETWORK_CHANGE_MS)

/** Step 1: which instances it is about, and the private link of the region. */
export function RegionStep({
  region,
  setUp,
}: {
  region: NetworkRegion
  setUp: { readonly refusal: Refusal | undefined; readonly busy: boolean; readonly run: () => void }
}) {
  const { network, instances, others } = region
  const held = setUp.busy ? { busy: say.settingUp } : { refusal: setUp.refusal }
  return (
    <div className={css.part}>
      <p>{say.appliesTo(instances.length === 0 ? say.noneHere : <Names instances={instances} />)}</p>
      {others.length > 0 && <p className={css.quiet}>{say.others(<Names instances={others} />)}</p>}
      {network === null ? (
        <>
          <p className={css.quiet}>{say.setUpWhat(takes)}</p>
          <div className={css.act}>
            <Button variant="solid" autoFocus {...held} onClick={setUp.run}>
              {say.setUp}
            </Button>
          </div>
        </>
      ) : (
        network.private_link.service_name !== null && <Status tone="good">{say.isSetUp}</Status>
      )}
      <NetworkChange network={network} />
    </div>
  )
}

/** Step 2: the endpoint in the person's own network. */
export function EndpointStep({ region: { cloud, network } }: { region: NetworkRegion }) {
  const service = network?.private_link.service_name
  return (
    <div className={css.part}>
      <p>{say.createEndpoint(cloud)}</p>
      {service ? (
        <CommandBlock command={service} label={copy(say.serviceName)} />
      ) : (
        <p className={css.quiet}>{say.noServiceName}</p>
      )}
      <NetworkChange network={network} />
    </div>
  )
}

/** Step 3: the request is accepted, and the path tried. */
export function AcceptStep({
  region: { cloud, instances },
  emulated,
}: {
  region: NetworkRegion
  emulated: boolean
}) {
  return (
    <div className={css.part}>
      <p>{say.accept[cloud]}</p>
      <p>{say.test}</p>
      {instances.length > 0 && (
        <div className={css.addresses}>
          <h3>{say.addresses}</h3>
          <ul>
            {instances.map(({ id, name, connection_url: url }) => (
              <li key={id}>
                <Copyable text={url} name={say.connectionUrl(name)} />
              </li>
            ))}
          </ul>
        </div>
      )}
      {emulated && <p className={css.quiet}>{say.emulated}</p>}
    </div>
  )
}

/** Step 4: whether the internet reaches the region, and what that costs. */
export function TrafficStep({
  region: { network, instances },
  disabled,
  onChange,
  refusal,
  reached,
}: {
  region: NetworkRegion
  disabled: boolean
  onChange: (disabled: boolean) => void
  refusal: Refusal | undefined
  /** Whether it was said that the private endpoint works; null: nobody is cut off, so nobody is asked. */
  reached: {
    readonly said: boolean
    readonly say: (said: boolean) => void
    readonly emulated: boolean
  } | null
}) {
  return (
    <div className={css.part}>
      {refusal && !network?.change && (
        <Notice tone="neutral" title={refusal.message}>
          {refusal.remedy}
        </Notice>
      )}
      <div className={css.choice}>
        <Checkbox checked={disabled} onChange={onChange} hint={say.disableHint} refusal={refusal} autoFocus>
          {say.disable}
        </Checkbox>
        {reached && (
          <div className={css.ask}>
            <p>{say.onlyWayTo(<Names instances={instances} />)}</p>
            <Checkbox
              checked={reached.said}
              onChange={reached.say}
              hint={reached.emulated ? say.emulated : undefined}
            >
              {say.reached(
                say.names(instances.map(({ connection_url: uri }) => <code key={uri}>{uri}</code>)),
              )}
            </Checkbox>
          </div>
        )}
      </div>
      <NetworkChange network={network} />
      <div className={css.two}>
        <section className={css.works}>
          <h3>{say.works}</h3>
          <ul>
            {say.worksList.map((each) => (
              <li key={each}>
                <Check aria-hidden="true" />
                {each}
              </li>
            ))}
          </ul>
        </section>
        <section className={css.not}>
          <h3>{say.worksNot}</h3>
          <ul>
            <li>
              <X aria-hidden="true" />
              <span>
                {say.uploadInto(
                  <code>{toolNames['database-upload']}</code>,
                  instances.length === 0 ? say.noneHere : <Names instances={instances} />,
                )}
              </span>
            </li>
            <li>
              <X aria-hidden="true" />
              {say.driversOutside}
            </li>
          </ul>
        </section>
      </div>
      <p className={css.quiet}>
        {say.takes(takes)} {say.uploadThen}
      </p>
    </div>
  )
}
