import { useState } from 'react'
import { useNavigate } from 'react-router'
import type { Decision } from '../../contract/rules/decision.ts'
import {
  planOf,
  versionNames,
  type CloudProvider,
  type PlanType,
  type Version,
} from '../../contract/rules/plans.ts'
import type { CreateInstance } from '../../contract/wire/instances.ts'
import { FailureNotice } from '../feedback/FailureNotice.tsx'
import { bytes, counted, date, timeWithZone } from '../messages/format.ts'
import { paths } from '../paths.ts'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { Isolate } from '../ui/Isolate.tsx'
import { Notice } from '../ui/Notice.tsx'
import { Credentials } from './Credentials.tsx'
import { nameFault, NameField } from './NameField.tsx'
import { PlacementFields } from './PlacementFields.tsx'
import { placementOf, sizeFits, type Placement, type Placing } from './placement.ts'
import { useCreateInstance } from './use-create-instance.ts'
import css from './creation.module.css'

/** The instance that a snapshot is of; it may be gone. Memory and storage as the API writes them. */
export interface Origin {
  readonly id: string
  readonly name: string
  readonly type: PlanType
  readonly version: Version
  readonly cloud: CloudProvider
  readonly region: string
  readonly memory: string
  readonly storage: string
}

export interface CreateFromProps {
  readonly project: string
  readonly origin: Origin
  readonly snapshot: {
    readonly id: string
    /** When it was taken, ms. */
    readonly timestamp: number
    /** Unpacked; null: not known. */
    readonly bytes: number | null
    readonly nodes: number | null
    readonly relationships: number | null
  }
  /** Whether it can be made an instance. */
  readonly decision: Decision
  /** ms */
  readonly now: number
  /** What becomes of the instance that the snapshot is of. */
  readonly stays: React.ReactNode
  readonly close: () => void
}

/** The plan and version of the instance that the snapshot is of; the newest version where that one is not created any more. */
function placingOf({ origin, snapshot }: CreateFromProps): Placing {
  const { bytes: unpackedBytes, nodes, relationships } = snapshot
  const offered = planOf(origin.type).offeredVersions
  return {
    type: origin.type,
    version: offered.includes(origin.version) ? origin.version : (offered[0] ?? origin.version),
    graph: { unpackedBytes, nodes, relationships },
  }
}

/** Whether instances of this plan are created here at all. Those that are not have no snapshots either. */
const isCreated = (type: PlanType): type is CreateInstance['type'] => planOf(type).offeredVersions.length > 0

/** The dialog that creates an instance with the data of a snapshot, and then the credentials of it. */
export function CreateFrom(props: CreateFromProps) {
  const { project, origin, snapshot, decision, now, stays, close } = props
  const navigate = useNavigate()
  const create = useCreateInstance()
  const placing = placingOf(props)
  const [name, setName] = useState('')
  const [tried, setTried] = useState(false)
  const [placement, setPlacement] = useState<Placement>(() => placementOf(placing, origin))

  if (create.output) {
    return <Credentials created={create.output} onDone={() => void navigate(paths.instances(project))} />
  }

  const fits = sizeFits(placement, placing)
  const refusal = !decision.allowed ? decision : fits.allowed ? undefined : fits
  const submit = () => {
    const { type } = placing
    setTried(true)
    if (nameFault(name) !== undefined || create.busy || !isCreated(type)) return
    const { cloud, ...place } = placement
    create.run({
      ...place,
      name,
      type,
      version: placing.version,
      tenant_id: project,
      cloud_provider: cloud,
      source_instance_id: origin.id,
      source_snapshot_id: snapshot.id,
    })
  }
  const { nodes, relationships } = snapshot
  return (
    <Dialog
      title="Create instance from snapshot"
      description={
        <>
          A new instance with the data of <Isolate>{origin.name}</Isolate> as of{' '}
          {date(snapshot.timestamp, { now })}, {timeWithZone(snapshot.timestamp)}. {stays}
        </>
      }
      onClose={close}
      onSubmit={submit}
      footer={{
        right: (
          <>
            <Button onClick={close}>Cancel</Button>
            {create.busy ? (
              <Button type="submit" variant="solid" busy="Creating">
                Create instance
              </Button>
            ) : (
              <Button type="submit" variant="solid" refusal={refusal}>
                Create instance
              </Button>
            )}
          </>
        ),
      }}
    >
      {!decision.allowed && (
        <Notice tone="warn" title={decision.message}>
          {decision.remedy}
        </Notice>
      )}
      <NameField value={name} onChange={setName} tried={tried} autoFocus />
      <dl className={css.facts}>
        <div>
          <dt>Plan</dt>
          <dd>
            {planOf(placing.type).name}, {versionNames[placing.version]}
          </dd>
        </div>
        <div>
          <dt>Data</dt>
          <dd>
            {snapshot.bytes === null ? 'Size not known' : bytes(snapshot.bytes)}
            {nodes !== null && `, ${counted(nodes, 'node')}`}
            {relationships !== null && `, ${counted(relationships, 'relationship')}`}
          </dd>
        </div>
      </dl>
      <PlacementFields placing={placing} value={placement} onChange={setPlacement} />
      <FailureNotice failure={create.failure} />
    </Dialog>
  )
}
