import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { useLocation, useParams, useSearchParams } from 'react-router'
import { planOf, sizeInBytes, snapshotRuleOf } from '../../contract/rules/plans.ts'
import { regionName } from '../../contract/rules/regions.ts'
import { isMoving } from '../../contract/rules/statuses.ts'
import type { InstanceWithView } from '../../contract/wire/instances.ts'
import { useConsole } from '../api/context.tsx'
import { instant } from '../api/facts.ts'
import { useNow } from '../api/now.ts'
import { resources } from '../api/resources.ts'
import { ruleInWords } from '../creation/rule-in-words.ts'
import { paths } from '../../contract/places.ts'
import { Anchor } from '../ui/Anchor.tsx'
import { Encryption } from '../feedback/WhereItLies.tsx'
import { Copyable } from '../ui/Copy.tsx'
import { Exact } from '../ui/Exact.tsx'
import { Isolate } from '../ui/Isolate.tsx'
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
import * as say from '../messages/overview.tsx'
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
  const power = usePower(instance, search)
  const view = instance.afterglow
  const plan = planOf(instance.type)
  const told = isMoving(instance.status) || !view.customer_managed_key?.revoked
  return (
    <div className={css.overview}>
      {/* The sheet says above every tab that the key is revoked. */}
      {told && <CardNotice instance={instance} power={power} search={search} />}
      <Group title={say.connection}>
        <Row name={say.connectionUri}>
          <Copyable text={instance.connection_url} name={say.connectionUriName} />
        </Row>
        <Row name={say.id}>
          <Copyable text={instance.id} name={say.idName} />
        </Row>
        <Row name={say.networkAccess}>
          <NetworkFact instance={instance} />
        </Row>
        <Row name={say.encryption}>
          <Encryption instance={instance} />
        </Row>
      </Group>
      <Group title={say.instance}>
        <Row name={say.plan}>{plan.name}</Row>
        <Row name={say.type}>
          <code>{instance.type}</code>
        </Row>
        <Row name={say.version}>{view.version_name}</Row>
        <Row name={say.region}>{regionName(instance.cloud_provider, instance.region)}</Row>
        <Row name={say.memory}>{instance.memory.replace('GB', ' GB')}</Row>
        <Row name={say.cpu}>{view.cpu}</Row>
        <Row name={say.storage}>
          <Storage instance={instance} />
          <ToResize instance={instance} />
        </Row>
        <Created instance={instance} />
        {plan.lifetime ? (
          <Row name={say.end}>
            <EndFact instance={instance} />
          </Row>
        ) : (
          <Row name={say.pause}>
            <PauseFact instance={instance} />
          </Row>
        )}
      </Group>
      <Group title={say.graph}>
        <Row name={say.nodes}>
          <Counted value={view.nodes} limit={plan.graphLimits?.nodes} label={say.nodesUsed} />
        </Row>
        <Row name={say.relationships}>
          <Counted
            value={view.relationships}
            limit={plan.graphLimits?.relationships}
            label={say.relationshipsUsed}
          />
        </Row>
        <Row name={say.labels}>
          {view.labels === null ? (
            say.notKnown
          ) : view.labels.length === 0 ? (
            say.none
          ) : (
            <Isolate>{view.labels.join(', ')}</Isolate>
          )}
        </Row>
      </Group>
      <Group title={say.snapshots}>
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
  if (used === null) return say.usedNotKnown(size)
  return (
    <>
      <span>{say.shownOf(<Exact shown={bytes(used)} exact={exactBytes(used)} />, size)}</span>
      <Meter
        label={say.storageUsed}
        value={used}
        max={sizeInBytes(instance.storage)}
        text={say.partOf(bytes(used), size)}
      />
    </>
  )
}

/** Its plan may have one size only; whatever else stands in the way, the dialog says it. */
function ToResize({ instance }: { instance: InstanceWithView }) {
  const { pathname, search } = useLocation()
  if (planOf(instance.type).sizes.length === 1) return null
  const to = withWayBack(paths.resize(instance.tenant_id, instance.id), pathname + search)
  return <Anchor href={to}>{say.resize}</Anchor>
}

function Created({ instance: { created_at: created } }: { instance: InstanceWithView }) {
  if (created === undefined) return null
  const at = instant(created)
  return (
    <Row name={say.created}>
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
  if (value === null) return <>{limit === undefined ? say.notKnown : say.notKnownAtMost(count(limit))}</>
  if (limit === undefined) return <>{exactCount(value)}</>
  const text = say.partOf(exactCount(value), exactCount(limit))
  return (
    <>
      {text}
      <Meter label={label} value={value} max={limit} text={text} />
    </>
  )
}

/** What is said of the next scheduled snapshot where no time can be: its slot is there, waits, or there is none. */
function nextInWords({ type, status, afterglow }: InstanceWithView): string {
  if (!snapshotRuleOf(type, afterglow.version)?.scheduled) return say.noneScheduled
  if (isMoving(status) && status !== 'destroying') return say.asSoonAsItRuns
  return status === 'running' ? say.dueNow : say.noneScheduled
}

function Snapshots({ instance }: { instance: InstanceWithView }) {
  const now = useNow()
  const view = instance.afterglow
  const { snapshots: health, version } = view
  const rule = ruleInWords(instance.type, version)
  if (!rule || !health) {
    return <Row name={say.rule}>{say.hasNone(planOf(instance.type).shortName)}</Row>
  }
  const good = health.last_good && instant(health.last_good.timestamp)
  const next = health.next_at === null ? null : instant(health.next_at)
  return (
    <>
      <Row name={say.rule}>
        {rule.schedule} {rule.onDemand} {rule.differential}
      </Row>
      <Row name={say.kept}>{exactCount(health.kept)}</Row>
      <Row name={say.lastGood}>
        {good === null ? (
          say.noneYet
        ) : (
          <span>
            <Exact shown={moment(good, { now })} exact={utc(good)} />
          </span>
        )}
      </Row>
      <Row name={say.next}>
        {next === null || next <= now ? (
          nextInWords(instance)
        ) : (
          <span>
            <Exact shown={moment(next, { now })} exact={utc(next)} />
            {health.overdue && say.overdue}
            {view.customer_managed_key?.revoked && say.failsRevoked}
          </span>
        )}
      </Row>
    </>
  )
}
