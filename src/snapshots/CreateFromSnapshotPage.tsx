import { useState } from 'react'
import { useNavigate } from 'react-router'
import { planOf, versionNames, type PlanType } from '../../contract/rules/plans.ts'
import type { CreateInstance } from '../../contract/wire/instances.ts'
import { Credentials } from '../creation/Credentials.tsx'
import { nameFault, NameField } from '../creation/NameField.tsx'
import { PlacementFields } from '../creation/PlacementFields.tsx'
import { placementOf, sizeFits, type Placement, type Placing } from '../creation/placement.ts'
import { useCreateInstance } from '../creation/use-create-instance.ts'
import { FailureNotice } from '../feedback/FailureNotice.tsx'
import { paths } from '../paths.ts'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { bytes, counted, date, timeWithZone } from '../messages/format.ts'
import { Isolate } from '../ui/Isolate.tsx'
import { Notice } from '../ui/Notice.tsx'
import css from './ExportPage.module.css'
import { OfSnapshot, type Target } from './OfSnapshot.tsx'

/** The dialog that creates an instance with the data of a snapshot, and then the credentials of it. */
export function Page() {
  return <OfSnapshot title="Create instance from snapshot">{(target) => <Create {...target} />}</OfSnapshot>
}

/** The plan and version of the instance that the snapshot is of; the newest version where that one is not created any more. */
function placingOf({ instance, row }: Target): Placing {
  const { version } = instance.afterglow
  const { nodes, relationships } = row.snapshot.afterglow
  const offered = planOf(instance.type).offeredVersions
  return {
    type: instance.type,
    version: offered.includes(version) ? version : (offered[0] ?? version),
    graph: { unpackedBytes: row.bytes, nodes, relationships },
  }
}

/** Whether instances of this plan are created here at all. Those that are not have no snapshots either. */
const isCreated = (type: PlanType): type is CreateInstance['type'] => planOf(type).offeredVersions.length > 0

function Create(target: Target) {
  const { project, instance, row, actions, now, close } = target
  const navigate = useNavigate()
  const create = useCreateInstance()
  const placing = placingOf(target)
  const [name, setName] = useState('')
  const [tried, setTried] = useState(false)
  const [placement, setPlacement] = useState<Placement>(() =>
    placementOf(placing, {
      cloud: instance.cloud_provider,
      region: instance.region,
      memory: instance.memory,
      storage: instance.storage,
    }),
  )

  if (create.output) {
    return <Credentials created={create.output} onDone={() => void navigate(paths.instances(project))} />
  }

  const fits = sizeFits(placement, placing)
  const refusal = !actions.create.allowed ? actions.create : fits.allowed ? undefined : fits
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
      source_instance_id: instance.id,
      source_snapshot_id: row.id,
    })
  }
  const { nodes, relationships } = row.snapshot.afterglow
  return (
    <Dialog
      title="Create instance from snapshot"
      description={
        <>
          A new instance with the data of <Isolate>{instance.name}</Isolate> as of{' '}
          {date(row.timestamp, { now })}, {timeWithZone(row.timestamp)}. <Isolate>{instance.name}</Isolate>{' '}
          stays as it is.
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
      {!actions.create.allowed && (
        <Notice tone="warn" title={actions.create.message}>
          {actions.create.remedy}
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
            {row.bytes === null ? 'Size not known' : bytes(row.bytes)}
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
