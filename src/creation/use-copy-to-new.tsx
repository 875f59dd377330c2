import { useState, type ReactNode } from 'react'
import { useNavigate } from 'react-router'
import { versionTakes } from '../../contract/rules/copies.ts'
import type { Decision } from '../../contract/rules/decision.ts'
import { graphFits, type GraphFacts } from '../../contract/rules/fits.ts'
import {
  planOf,
  plans,
  versionNames,
  type CloudProvider,
  type PlanType,
  type Version,
} from '../../contract/rules/plans.ts'
import { regionName } from '../../contract/rules/regions.ts'
import type { CreateInstance } from '../../contract/wire/instances.ts'
import { FailureNotice } from '../feedback/FailureNotice.tsx'
import * as say from '../messages/copies.tsx'
import { bytes } from '../messages/format.ts'
import { paths } from '../../contract/places.ts'
import { Button } from '../ui/Button.tsx'
import { Field } from '../ui/Field.tsx'
import { Notice } from '../ui/Notice.tsx'
import { Segmented } from '../ui/Segmented.tsx'
import { Select } from '../ui/Select.tsx'
import { Credentials } from './Credentials.tsx'
import { nameFault, NameField } from './NameField.tsx'
import { PlacementFields } from './PlacementFields.tsx'
import { placementOf, sizeFits, type Placement, type Placing } from './placement.ts'
import { useKeyChoice } from './use-key-choice.tsx'
import { useCreateInstance } from './use-create-instance.ts'
import css from './creation.module.css'

/** The instance that the data is of; it may be gone. Memory and storage as the API writes them. */
export interface Origin {
  readonly id: string
  readonly name: string
  readonly type: PlanType
  readonly version: Version
  readonly cloud: CloudProvider
  readonly region: string
  readonly memory: string
  readonly storage: string
  readonly vector_optimized?: boolean | undefined
  readonly graph_analytics_plugin?: boolean | undefined
  /** The customer's key that the data is encrypted with; null: Neo4j's own. */
  readonly customer_managed_key_id: string | null
}

export interface CopyToNewProps {
  readonly project: string
  readonly origin: Origin
  readonly graph: GraphFacts
  /** The snapshot that the data is of; null: a fresh one of the instance. */
  readonly snapshotId: string | null
  /** Whether it can be copied at all. */
  readonly decision: Decision
  /** Whether the focus goes to the name when it appears. */
  readonly autoFocus: boolean
  readonly close: () => void
}

/** The parts of a dialog that creates an instance with the data of another. */
export interface CopyParts {
  /** Once it is created: its credentials, in the place of the dialog. */
  readonly credentials: ReactNode
  readonly body: ReactNode
  readonly actions: ReactNode
  readonly submit: () => void
}

type Created = CreateInstance['type']
/** Whether instances of this plan are created here at all. Those that are not have no snapshots either. */
const isCreated = (type: PlanType): type is Created => planOf(type).offeredVersions.length > 0
const offeredPlans = Object.values(plans)
  .map(({ type }) => type)
  .filter(isCreated)

/** The versions of a plan that data of `version` can be put under, newest first. */
const versionsFor = (type: PlanType, version: Version): readonly Version[] =>
  planOf(type).offeredVersions.filter((each) => versionTakes(version, each, '').allowed)

/** Whether the largest instance of a plan holds the graph. */
const planHolds = (type: PlanType, graph: GraphFacts) =>
  planOf(type).sizes.some(({ storage }) => graphFits(graph, { type, version: '5', storage }).allowed)

/** Creates an instance with the data of another: name, plan, place and size, and then its credentials. */
export function useCopyToNew(props: CopyToNewProps): CopyParts {
  const { project, origin, graph, snapshotId, decision, autoFocus, close } = props
  const navigate = useNavigate()
  const create = useCreateInstance()
  const [name, setName] = useState('')
  const [tried, setTried] = useState(false)
  const [type, setType] = useState<Created>(() => (isCreated(origin.type) ? origin.type : 'professional-db'))
  const versions = versionsFor(type, origin.version)
  const [wished, setVersion] = useState(origin.version)
  const version = versions.find((each) => each === wished) ?? versions[0] ?? origin.version
  const placing: Placing = { type, version, graph }
  const [placement, setPlacement] = useState<Placement>(() => placementOf(placing, origin))

  const key = useKeyChoice({
    project,
    place: { type, cloud: placement.cloud, region: placement.region },
    source: origin.customer_managed_key_id,
  })
  const fits = sizeFits(placement, placing)
  const refusal = !decision.allowed ? decision : fits.allowed ? key.refusal : fits
  const choose = (chosen: Created) => {
    setType(chosen)
    setPlacement(placementOf({ ...placing, type: chosen }, placement))
  }
  const submit = () => {
    setTried(true)
    if (refusal || nameFault(name) !== undefined || create.busy) return
    const { cloud, ...place } = placement
    create.run({
      ...place,
      ...key.order,
      // Not every plan has them.
      ...(type === origin.type && {
        vector_optimized: origin.vector_optimized ?? false,
        graph_analytics_plugin: origin.graph_analytics_plugin ?? false,
      }),
      name,
      type,
      version,
      tenant_id: project,
      cloud_provider: cloud,
      source_instance_id: origin.id,
      ...(snapshotId === null ? {} : { source_snapshot_id: snapshotId }),
    })
  }
  const size = graph.unpackedBytes === null ? say.sizeNotKnown : bytes(graph.unpackedBytes)
  const leaves = placement.cloud !== origin.cloud || placement.region !== origin.region
  return {
    credentials: create.output && (
      <Credentials created={create.output} onDone={() => void navigate(paths.instances(project))} />
    ),
    submit,
    actions: (
      <>
        <Button onClick={close}>{say.cancel}</Button>
        {create.busy ? (
          <Button type="submit" variant="solid" busy={say.creating}>
            {say.createInstance}
          </Button>
        ) : (
          <Button type="submit" variant="solid" refusal={refusal}>
            {say.createInstance}
          </Button>
        )}
      </>
    ),
    body: (
      <>
        {!decision.allowed && (
          <Notice tone="warn" title={decision.message}>
            {decision.remedy}
          </Notice>
        )}
        <NameField value={name} onChange={setName} tried={tried} autoFocus={autoFocus} />
        <dl className={css.facts}>
          <div>
            <dt>{say.data}</dt>
            <dd>{say.holds(size, graph.nodes, graph.relationships)}</dd>
          </div>
        </dl>
        <Field label={say.plan}>
          <Select<Created>
            value={type}
            onChange={choose}
            options={offeredPlans.map((each) => ({
              value: each,
              label: planHolds(each, graph) ? planOf(each).name : say.planTooSmall(planOf(each).name),
            }))}
          />
        </Field>
        {versions.length > 1 && (
          <div className={css.labelled}>
            <span aria-hidden="true">{say.version}</span>
            <Segmented<Version>
              label={say.version}
              value={version}
              onChange={setVersion}
              options={versions.map((each) => ({ value: each, label: versionNames[each] }))}
            />
          </div>
        )}
        <PlacementFields placing={placing} value={placement} onChange={setPlacement} />
        {leaves && (
          <Notice tone="warn" title={say.otherRegion}>
            {say.goesFrom(
              regionName(origin.cloud, origin.region),
              regionName(placement.cloud, placement.region),
            )}
          </Notice>
        )}
        {key.field}
        <FailureNotice failure={create.failure} />
      </>
    ),
  }
}
