import { useState } from 'react'
import { useQuery } from '@tanstack/react-query'
import { useLocation, useNavigate, useParams } from 'react-router'
import type { Decision } from '../../contract/rules/decision.ts'
import { checkKeyId, keyIdExamples } from '../../contract/rules/keys.ts'
import { planOf, type CloudProvider } from '../../contract/rules/plans.ts'
import { cloudNames } from '../../contract/rules/regions.ts'
import { roleAllows } from '../../contract/rules/roles.ts'
import type { AddCustomerManagedKey, CustomerManagedKey } from '../../contract/wire/keys.ts'
import { useAction } from '../api/action.ts'
import { dataOf, mutationHeaders } from '../api/client.ts'
import { useConsole } from '../api/context.tsx'
import { keys } from '../api/keys.ts'
import { useNow } from '../api/now.ts'
import { resources } from '../api/resources.ts'
import { nameFault, NameField } from '../creation/NameField.tsx'
import { regionsIn } from '../creation/placement.ts'
import { FailureNotice } from '../feedback/FailureNotice.tsx'
import * as say from '../messages/keys.tsx'
import { paths } from '../../contract/places.ts'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { Field } from '../ui/Field.tsx'
import { Segmented } from '../ui/Segmented.tsx'
import { Select } from '../ui/Select.tsx'
import { TextInput } from '../ui/TextInput.tsx'
import css from './Keys.module.css'
import { Refused } from './Refused.tsx'

const types = ['enterprise-db', 'enterprise-ds'] as const
type KeyType = (typeof types)[number]

/** The dialog that adds a key of the customer's. `?type=&cloud=&region=` name what it is wanted for. */
export function Page() {
  const { project = '' } = useParams()
  const { search } = useLocation()
  const navigate = useNavigate()
  const { client } = useConsole()
  const now = useNow()
  const role = useQuery(resources(client).meta()).data?.user.role
  const wanted = new URLSearchParams(search)
  const [name, setName] = useState('')
  const [keyId, setKeyId] = useState('')
  const [tried, setTried] = useState(false)
  const [type, setType] = useState<KeyType>(
    () => types.find((each) => each === wanted.get('type')) ?? 'enterprise-db',
  )
  const [cloud, setCloud] = useState<CloudProvider>(
    () => planOf(type).clouds.find((each) => each === wanted.get('cloud')) ?? 'gcp',
  )
  const [wished, setRegion] = useState(() => wanted.get('region') ?? '')
  const places = regionsIn(type, cloud)
  const region = places.find(({ id }) => id === wished)?.id ?? places[0]?.id ?? ''
  const back = () => void navigate(paths.encryptionKeys(project) + search)
  const action = useAction<AddCustomerManagedKey, CustomerManagedKey>({
    call: (json) =>
      dataOf(
        client.v1['customer-managed-keys'].$post({
          json,
          query: { view: 'afterglow' },
          header: mutationHeaders(),
        }),
      ),
    refresh: () => [keys.allCustomerKeys],
    onDone: back,
  })

  const checked = checkKeyId(keyId, { cloud, region })
  const submit = () => {
    setTried(true)
    if (action.busy) return
    // What the last try failed of is not what stands in the way of this one.
    action.reset()
    if (nameFault(name) !== undefined || !checked.allowed) return
    action.run({
      key_id: keyId,
      name,
      cloud_provider: cloud,
      instance_type: type,
      region,
      tenant_id: project,
    })
  }
  // Nobody is given a form that turns out not to be theirs.
  if (!role) return null
  const decision = roleAllows('keys', { role, now })
  if (!decision.allowed) return <Refused title={say.addTitle} refusal={decision} onClose={back} />
  return (
    <Dialog
      title={say.addTitle}
      description={say.addText}
      onClose={back}
      onSubmit={submit}
      footer={{
        right: (
          <>
            <Button onClick={back}>{say.cancel}</Button>
            {action.busy ? (
              <Button type="submit" variant="solid" busy={say.adding}>
                {say.add}
              </Button>
            ) : (
              <Button type="submit" variant="solid">
                {say.add}
              </Button>
            )}
          </>
        ),
      }}
    >
      <NameField value={name} onChange={setName} tried={tried} autoFocus />
      <Field label={say.forPlan}>
        <Select<KeyType>
          value={type}
          onChange={setType}
          options={types.map((value) => ({ value, label: planOf(value).name }))}
        />
      </Field>
      <div className={css.labelled}>
        <span aria-hidden="true">{say.cloud}</span>
        <Segmented<CloudProvider>
          label={say.cloud}
          value={cloud}
          onChange={setCloud}
          options={planOf(type).clouds.map((value) => ({ value, label: cloudNames[value] }))}
        />
      </div>
      <Field label={say.region}>
        <Select
          value={region}
          onChange={setRegion}
          options={places.map(({ id, place }) => ({ value: id, label: `${place} (${id})` }))}
        />
      </Field>
      <Field
        label={say.idLabels[cloud]}
        hint={say.looksLike(<code className={css.looks}>{keyIdExamples[cloud]}</code>)}
        error={tried ? keyIdFault(keyId, checked) : undefined}
      >
        <TextInput mono value={keyId} onChange={(text) => setKeyId(text.trim())} />
      </Field>
      <FailureNotice failure={action.failure} />
    </Dialog>
  )
}

/** What is wrong with what the key is called, in a sentence with its remedy, or undefined. */
function keyIdFault(keyId: string, checked: Decision): string | undefined {
  if (checked.allowed) return undefined
  return keyId === '' ? say.notNamed : `${checked.message} ${checked.remedy}`
}
