import { useQuery } from '@tanstack/react-query'
import { useState, type ReactNode } from 'react'
import type { Refusal } from '../../contract/rules/decision.ts'
import { copyKeyWarning, keyFits, type KeyFacts, type KeyPlace } from '../../contract/rules/keys.ts'
import { planOf } from '../../contract/rules/plans.ts'
import { regionName } from '../../contract/rules/regions.ts'
import { useConsole } from '../api/context.tsx'
import { customerKeysIn, keyFacts } from '../api/customer-keys.ts'
import * as say from '../messages/keys.tsx'
import { paths } from '../../contract/places.ts'
import { Anchor } from '../ui/Anchor.tsx'
import { Field } from '../ui/Field.tsx'
import { Notice } from '../ui/Notice.tsx'
import { Select } from '../ui/Select.tsx'
import { keyChosen, keyDecision, keysFor } from './key-choice.ts'

export interface KeyChoiceProps {
  readonly project: string
  /** Where the new instance is going to be. */
  readonly place: KeyPlace
  /** The id of the key that the copied data is encrypted with; null: Neo4j's own, or nothing is copied. */
  readonly source: string | null
}

/** The key of a new instance, with its field. */
export interface KeyChoice {
  /** For the order: `customer_managed_key_id`. Empty: a key that Neo4j manages. */
  readonly order: { readonly customer_managed_key_id?: string }
  /** Why the instance cannot be created with it. */
  readonly refusal: Refusal | undefined
  /** Null where the plan has no keys of the customer's. */
  readonly field: ReactNode
}

/** Lets the key of a new instance be chosen; at first, that of the data it copies. */
export function useKeyChoice({ project, place, source }: KeyChoiceProps): KeyChoice {
  const { client } = useConsole()
  const [wish, setWish] = useState(source)
  const takes = planOf(place.type).customerManagedKeys
  const { data } = useQuery({
    ...customerKeysIn(client, project),
    enabled: takes,
    // Whoever adds a key does so in another tab and comes back.
    refetchOnWindowFocus: 'always',
  })
  const keys = data?.map(keyFacts)
  const chosen = takes ? keyChosen(keys, place, wish) : null
  const decision = keyDecision(keys, place, chosen, source)
  const refusal = decision.allowed ? undefined : decision
  const order = chosen === null ? {} : { customer_managed_key_id: chosen }
  if (!takes) {
    const field = refusal && (
      <Notice tone="warn" title={refusal.message}>
        {say.otherPlan}
      </Notice>
    )
    return { order, refusal, field: field ?? null }
  }
  const here = keysFor(keys ?? [], place)
  const wanted = new URLSearchParams({ type: place.type, cloud: place.cloud, region: place.region })
  const manage = `${paths.encryptionKeys(project)}?${wanted.toString()}`
  const where = `${planOf(place.type).shortName}, ${regionName(place.cloud, place.region)}`
  return {
    order,
    refusal,
    field: (
      <Field
        label={say.field}
        hint={
          <>
            {copyKeyWarning(source, chosen)} {say.chosenOnce}{' '}
            {here.length === 0 && keys && say.noneHere(where)}{' '}
            {/* A tab of its own: what is typed here stays. */}
            <Anchor href={manage} target="_blank">
              {say.manageElsewhere}
            </Anchor>
          </>
        }
        error={refusal && `${refusal.message} ${refusal.remedy}`}
      >
        <Select
          value={chosen ?? ''}
          onChange={(id) => setWish(id === '' ? null : id)}
          options={[
            { value: '', label: say.neo4jKey },
            ...here.map((key) => ({ value: key.id, label: labelOf(key, place, source) })),
          ]}
        />
      </Field>
    ),
  }
}

function labelOf(key: KeyFacts, place: KeyPlace, source: string | null): string {
  const fits = keyFits(key, place)
  if (!fits.allowed) {
    return say.option(key.name, fits.reason === 'key-pending' ? say.states.pending : say.states.revoked)
  }
  return key.id === source ? say.sameAsSource(key.name) : key.name
}
