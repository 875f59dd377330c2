import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useLocation, useNavigate, useParams } from 'react-router'
import { canCreateEmpty } from '../../contract/rules/roles.ts'
import { planOf, plans, versionNames, type PlanType, type Version } from '../../contract/rules/plans.ts'
import { useConsole } from '../api/context.tsx'
import { useNow } from '../api/now.ts'
import { resources } from '../api/resources.ts'
import { Credentials } from '../creation/Credentials.tsx'
import { nameFault, NameField } from '../creation/NameField.tsx'
import { PlacementFields } from '../creation/PlacementFields.tsx'
import { placementOf, type Placement } from '../creation/placement.ts'
import { pauseInWords, ruleInWords } from '../creation/rule-in-words.ts'
import { useKeyChoice } from '../creation/use-key-choice.tsx'
import { useCreateInstance } from '../creation/use-create-instance.ts'
import { FailureNotice } from '../feedback/FailureNotice.tsx'
import { paths } from '../../contract/places.ts'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { Segmented } from '../ui/Segmented.tsx'
import * as say from '../messages/create-instance.tsx'
import { PlanFields, type OfferedPlan } from './PlanFields.tsx'
import css from './CreateInstance.module.css'

const first: OfferedPlan = 'professional-db'

/** The versions a plan offers; the newest stands first. */
function versionsOf(type: PlanType): readonly Version[] {
  return planOf(type).offeredVersions
}

/** The dialog that creates an empty instance, and then the credentials of it. */
export function Page() {
  const { project = '' } = useParams()
  const { search } = useLocation()
  const navigate = useNavigate()
  const { client } = useConsole()
  const now = useNow()
  const role = useQuery(resources(client).meta()).data?.user.role
  const create = useCreateInstance()
  const [name, setName] = useState('')
  const [tried, setTried] = useState(false)
  const [type, setType] = useState<OfferedPlan>(first)
  const [version, setVersion] = useState<Version>('5')
  const placing = { type, version, graph: null }
  const [placement, setPlacement] = useState<Placement>(() => placementOf(placing))
  const back = () => void navigate(paths.instances(project) + search)
  const key = useKeyChoice({
    project,
    place: { type, cloud: placement.cloud, region: placement.region },
    source: null,
  })

  if (create.output) return <Credentials created={create.output} onDone={back} />

  const decision = role && canCreateEmpty({ role, now })
  const refusal = decision?.allowed === false ? decision : key.refusal
  const versions = versionsOf(type)
  const rule = ruleInWords(type, version)

  const choose = (plan: OfferedPlan) => {
    const offered = versionsOf(plan)
    const kept = offered.find((each) => each === version) ?? offered[0] ?? '5'
    setType(plan)
    setVersion(kept)
    setPlacement(placementOf({ type: plan, version: kept, graph: null }, placement))
  }
  const submit = () => {
    setTried(true)
    if (refusal || nameFault(name) !== undefined || create.busy) return
    const { cloud, ...place } = placement
    create.run({ ...place, ...key.order, name, type, version, tenant_id: project, cloud_provider: cloud })
  }

  return (
    <Dialog
      title={say.title}
      onClose={back}
      onSubmit={submit}
      footer={{
        right: (
          <>
            <Button onClick={back}>{say.cancel}</Button>
            {create.busy ? (
              <Button type="submit" variant="solid" busy={say.creating}>
                {say.title}
              </Button>
            ) : (
              <Button type="submit" variant="solid" refusal={refusal}>
                {say.title}
              </Button>
            )}
          </>
        ),
      }}
    >
      <NameField value={name} onChange={setName} tried={tried} autoFocus />
      <PlanFields value={type} onChange={choose} />
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
      {key.field}
      {rule && (
        <section className={css.rule} aria-label={say.snapshotsOf(plans[type].name)}>
          <h3>{say.snapshots}</h3>
          <p>
            {rule.schedule} {rule.onDemand} {rule.differential}
          </p>
          <p>{pauseInWords(type)}</p>
        </section>
      )}
      <FailureNotice failure={create.failure} />
    </Dialog>
  )
}
