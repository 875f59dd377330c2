import { planOf } from '../../contract/rules/plans.ts'
import type { Instance, InstanceWithView } from '../../contract/wire/instances.ts'
import { useAction } from '../api/action.ts'
import { dataOf, mutationHeaders } from '../api/client.ts'
import { useConsole } from '../api/context.tsx'
import { instant } from '../api/facts.ts'
import { keys } from '../api/keys.ts'
import { tell, tellFailure } from '../feedback/toasts.ts'
import { fullDate, time } from '../messages/format.ts'
import * as say from '../messages/lives.tsx'
import { Button } from '../ui/Button.tsx'

/** Puts off the end of an instance that lives for some days; nothing where that was done before, or where it has no end. */
export function ExtendButton({ instance }: { instance: InstanceWithView }) {
  const { client } = useConsole()
  const { id, name, afterglow } = instance
  const action = useAction<void, Instance>({
    call: () =>
      dataOf(client.afterglow.v1.instances[':id'].extend.$post({ param: { id }, header: mutationHeaders() })),
    refresh: () => [keys.allInstances, keys.instance(id)],
    onAnswer: ({ afterglow: now }) => {
      const ends = now?.ends_at
      if (!ends) return
      const when = `${fullDate(instant(ends))}, ${time(instant(ends))}`
      tell({ tone: 'good', title: say.extended(name), text: say.nowEnds(when) })
    },
    onFailure: (failure) => tellFailure(say.notExtended(name), failure),
  })
  const { lifetime } = planOf(instance.type)
  if (!lifetime || afterglow.extended_at !== null) return null
  const { extend } = afterglow.actions
  return action.busy ? (
    <Button busy={say.extending}>{say.extendBy(lifetime.extendableByDays)}</Button>
  ) : (
    <Button refusal={extend.allowed ? undefined : extend} onClick={() => action.run()}>
      {say.extendBy(lifetime.extendableByDays)}
    </Button>
  )
}
