import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { useLocation, useParams, useSearchParams } from 'react-router'
import { planOf, sizeInBytes } from '../../contract/rules/plans.ts'
import { regionName } from '../../contract/rules/regions.ts'
import type { InstanceWithView } from '../../contract/wire/instances.ts'
import { useConsole } from '../api/context.tsx'
import { instant } from '../api/facts.ts'
import { useNow } from '../api/now.ts'
import { resources } from '../api/resources.ts'
import { ruleInWords } from '../creation/rule-in-words.ts'
import { paths } from '../paths.ts'
import { Anchor } from '../ui/Anchor.tsx'
import { Encryption } from '../feedback/WhereItLies.tsx'
import { Copyable } from '../ui/Copy.tsx'
import { Exact } from '../ui/Exact.tsx'
import {
  bytes,
  count,
  exactBytes,
  exactCount,
  fullDate,
  moment,
  timeWithZone,
  utc,
} from '../messages/format.ts'
import { Meter } from '../ui/Meter.tsx'
import { withWayBack } from '../way-back.ts'
import { CardNotice } from './CardNotice.tsx'
import { filterSearch, readFilters } from './filters.ts'
import { EndFact, PauseFact } from './LifeFacts.tsx'
import { NetworkFact } from './NetworkFact.tsx'
import { usePower } from './use-power.ts'
import css from './Inspect.module.css'

/** The tab Overview: what an instance is and holds, each fact once. The sheet around it tells what failed. */
export function Page() {
  const { instance: id = '' } = useParams()
  const { client } = useConsole()
  const instance = useQuery(resources(client).instance(id)).data
  const [params] = useSearchParams()
  const search = filterSearch(readFilters(params))
  return instance ? <Overview instance={instance} search={search} /> : null
}

interface OverviewProps {
  readonly instance: InstanceWithView
  /** The list's filters. */
  readonly search: string
}

function Overview({ instance, search }: OverviewProps) {
  const power = usePower(instance)
  const view = instance.afterglow
  const plan = planOf(instance.type)
  return (
    <div className={css.overview}>
      <CardNotice instance={instance} power={power} search={search} />
      <Group title="Connection">
        <Row name="Connection URI">
          <Copyable text={instance.connection_url} name="connection URI" />
        </Row>
        <Row name="ID">
          <Copyable text={instance.id} name="instance ID" />
        </Row>
        <Row name="Network access">
          <NetworkFact instance={instance} />
        </Row>
        <Row name="Encryption">
          <Encryption instance={instance} />
        </Row>
      </Group>
      <Group title="Instance">
        <Row name="Plan">{plan.name}</Row>
        <Row name="Type">
          <code>{instance.type}</code>
        </Row>
        <Row name="Version">{view.version_name}</Row>
        <Row name="Region">{regionName(instance.cloud_provider, instance.region)}</Row>
        <Row name="Memory">{instance.memory.replace('GB', ' GB')}</Row>
        <Row name="CPU">{view.cpu}</Row>
        <Row name="Storage">
          <Storage instance={instance} />
          <ToResize instance={instance} />
        </Row>
        <Created instance={instance} />
        {plan.lifetime ? (
          <Row name="End">
            <EndFact instance={instance} />
          </Row>
        ) : (
          <Row name="Pause">
            <PauseFact instance={instance} />
          </Row>
        )}
      </Group>
      <Group title="Graph">
        <Row name="Nodes">
          <Counted value={view.nodes} limit={plan.graphLimits?.nodes} label="Nodes used" />
        </Row>
        <Row name="Relationships">
          <Counted
            value={view.relationships}
            limit={plan.graphLimits?.relationships}
            label="Relationships used"
          />
        </Row>
        <Row name="Labels">{view.labels === null ? 'Not known' : view.labels.join(', ') || 'None'}</Row>
      </Group>
      <Group title="Snapshots">
        <Snapshots instance={instance} />
      </Group>
    </div>
  )
}

function Group({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section>
      <h2>{title}</h2>
      <dl className={css.rows}>{children}</dl>
    </section>
  )
}

function Row({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  )
}

function Storage({ instance }: { instance: InstanceWithView }) {
  const used = instance.afterglow.storage_used_bytes
  const size = instance.storage.replace('GB', ' GB')
  if (used === null) return <>{size}, used: not known</>
  return (
    <>
      <span>
        <Exact shown={bytes(used)} exact={exactBytes(used)} /> of {size}
      </span>
      <Meter
        label="Storage used"
        value={used}
        max={sizeInBytes(instance.storage)}
        text={`${bytes(used)} of ${size}`}
      />
    </>
  )
}

/** Its plan may have one size only; whatever else stands in the way, the dialog says it. */
function ToResize({ instance }: { instance: InstanceWithView }) {
  const { pathname, search } = useLocation()
  if (planOf(instance.type).sizes.length === 1) return null
  const to = withWayBack(paths.resize(instance.tenant_id, instance.id), pathname + search)
  return <Anchor href={to}>Resize</Anchor>
}

function Created({ instance: { created_at: created } }: { instance: InstanceWithView }) {
  if (created === undefined) return null
  const at = instant(created)
  return (
    <Row name="Created">
      <span>
        <Exact shown={`${fullDate(at)}, ${timeWithZone(at)}`} exact={utc(at)} dateTime={created} />
      </span>
    </Row>
  )
}

function Counted({
  value,
  limit,
  label,
}: {
  value: number | null
  limit: number | undefined
  label: string
}) {
  if (value === null) return <>{limit === undefined ? 'Not known' : `Not known, ${count(limit)} at most`}</>
  if (limit === undefined) return <>{exactCount(value)}</>
  const text = `${exactCount(value)} of ${exactCount(limit)}`
  return (
    <>
      {text}
      <Meter label={label} value={value} max={limit} text={text} />
    </>
  )
}

function Snapshots({ instance }: { instance: InstanceWithView }) {
  const now = useNow()
  const { snapshots: health, version } = instance.afterglow
  const rule = ruleInWords(instance.type, version)
  if (!rule || !health) {
    return <Row name="Rule">A {planOf(instance.type).shortName} has no snapshots.</Row>
  }
  const good = health.last_good && instant(health.last_good.timestamp)
  const next = health.next_at === null ? null : instant(health.next_at)
  return (
    <>
      <Row name="Rule">
        {rule.schedule} {rule.onDemand} {rule.differential}
      </Row>
      <Row name="Kept">{exactCount(health.kept)}</Row>
      <Row name="Last good">
        {good === null ? (
          'None yet'
        ) : (
          <span>
            <Exact shown={moment(good, { now })} exact={utc(good)} />
          </span>
        )}
      </Row>
      <Row name="Next">
        {next === null ? (
          'None is scheduled'
        ) : (
          <span>
            <Exact shown={moment(next, { now })} exact={utc(next)} />
            {health.overdue && ', overdue'}
          </span>
        )}
      </Row>
    </>
  )
}
