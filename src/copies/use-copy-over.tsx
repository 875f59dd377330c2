import { useQuery } from '@tanstack/react-query'
import { useLayoutEffect, useRef, useState, type ReactNode } from 'react'
import { copyKeyWarning } from '../../contract/rules/keys.ts'
import type { InstanceWithView } from '../../contract/wire/instances.ts'
import { useAction } from '../api/action.ts'
import { dataOf, mutationHeaders } from '../api/client.ts'
import { useConsole } from '../api/context.tsx'
import { keys } from '../api/keys.ts'
import { useNow } from '../api/now.ts'
import { resources } from '../api/resources.ts'
import { FailureNotice } from '../feedback/FailureNotice.tsx'
import { FailurePanel } from '../feedback/FailurePanel.tsx'
import { refusalWhileTaking, useSnapshotFirst } from '../feedback/snapshot-first.ts'
import * as say from '../messages/copies.tsx'
import { Button } from '../ui/Button.tsx'
import { Notice } from '../ui/Notice.tsx'
import type { Refusal } from '../ui/Reason.tsx'
import { Changes, consentOf, isOf, type Kept } from './Changes.tsx'
import { Consent, noConsent, refusalOfConsent, type Given } from './Consent.tsx'
import css from './Copies.module.css'
import type { About } from '../feedback/OfInstance.tsx'
import { TargetList } from './TargetList.tsx'
import { targetsOf, type Target } from './targets.ts'

/** Overwrites another instance with the data of this one: which, what is lost, and the consent to it. */
export function useCopyOver({ project, instance, close }: About): {
  readonly body: ReactNode
  readonly actions: ReactNode
  readonly submit: () => void
} {
  const { client } = useConsole()
  const now = useNow()
  const { data, isError, error, refetch } = useQuery(resources(client).instances(project))
  const role = useQuery(resources(client).meta()).data?.user.role
  const [chosen, choose] = useState('')
  const targets = data && role ? targetsOf(instance, data, { role, now }) : []
  const target = targets.find((each) => each.instance.id === chosen) ?? null
  // It belongs to the data that is shown: another instance, another name or other data, and it is given anew.
  const [kept, keep] = useState<Kept | null>(null)
  const given = target && kept && isOf(kept, target.instance) ? kept.given : noConsent
  const list = useRef<HTMLFieldSetElement>(null)
  const isLost = useRef(false)
  useLayoutEffect(() => {
    if (!isLost.current) return
    isLost.current = false
    // Beside the chosen one stands why it cannot be overwritten any more.
    const at = list.current?.querySelector<HTMLInputElement>('input:checked') ?? list.current
    at?.focus()
  })
  const action = useAction<InstanceWithView, unknown>({
    call: ({ id }) =>
      dataOf(
        client.v1.instances[':id'].overwrite.$post({
          param: { id },
          query: { view: 'afterglow' },
          header: mutationHeaders(id),
          json: { source_instance_id: instance.id },
        }),
      ),
    refresh: ({ id }) => [keys.instance(id), keys.instance(instance.id), keys.allInstances],
    onDone: close,
  })
  const decision = instance.afterglow.actions.clone
  const awaited = refusalWhileTaking(useSnapshotFirst(target?.instance ?? instance))
  const refusal = decision.allowed ? (refusalOf(target, given) ?? awaited) : decision
  const button = { type: 'submit', variant: 'danger' } as const
  return {
    submit: () => {
      if (target && !refusal && !action.busy) action.run(target.instance)
    },
    actions: (
      <>
        <Button onClick={close}>{say.cancel}</Button>
        {action.busy ? (
          <Button {...button} busy={say.overwriting}>
            {say.overwrite}
          </Button>
        ) : (
          <Button {...button} refusal={refusal}>
            {say.overwrite}
          </Button>
        )}
      </>
    ),
    body: (
      <>
        <div role="status" className={css.changes}>
          {!decision.allowed && (
            <Notice tone="warn" title={decision.message}>
              {decision.remedy}
            </Notice>
          )}
        </div>
        {isError ? (
          <FailurePanel title={say.listFailed} thrown={error} onRetry={refetch} />
        ) : data?.length === 1 ? (
          <Notice tone="neutral" title={say.noTargets}>
            {say.noTargetsRemedy}
          </Notice>
        ) : (
          <TargetList source={instance} targets={targets} chosen={chosen} onChoose={choose} list={list} />
        )}
        <Changes isChosen={data !== undefined && chosen !== '' && !action.busy} target={target} kept={kept} />
        {target?.decision.allowed && (
          <Consent
            source={instance}
            instance={target.instance}
            keyWarning={copyKeyWarning(
              instance.customer_managed_key_id,
              target.instance.customer_managed_key_id,
            )}
            given={given}
            onGive={(next) => keep(consentOf(target.instance, next))}
            onLeave={() => {
              isLost.current = true
            }}
          />
        )}
        <FailureNotice failure={action.failure} />
      </>
    ),
  }
}

/** Why it cannot be confirmed now: nothing fitting is chosen, or it is not agreed to. */
function refusalOf(target: Target | null, given: Given): Refusal | undefined {
  if (!target) return say.notChosen
  return target.decision.allowed ? refusalOfConsent(given) : target.decision
}
