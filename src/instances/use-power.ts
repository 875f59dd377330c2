import { statusRule } from '../../contract/rules/statuses.ts'
import type { InstanceWithView } from '../../contract/wire/instances.ts'
import { useAction } from '../api/action.ts'
import { dataOf, mutationHeaders } from '../api/client.ts'
import { useConsole } from '../api/context.tsx'
import { keys } from '../api/keys.ts'
import { tellFailure } from '../feedback/toasts.ts'
import * as say from '../messages/instances.tsx'

/** Pausing an instance, or resuming it where it is paused: which of the two, whether it is allowed, and the call. */
export function usePower(instance: InstanceWithView) {
  const { client } = useConsole()
  const { id, name } = instance
  const resumes = statusRule(instance.status).tone === 'paused'
  const action = useAction<void, unknown>({
    call: () => {
      const call = client.v1.instances[':id'][resumes ? 'resume' : 'pause'].$post
      return dataOf(call({ param: { id }, query: { view: 'afterglow' }, header: mutationHeaders() }))
    },
    refresh: () => [keys.allInstances, keys.instance(id)],
    onFailure: (failure) => tellFailure((resumes ? say.notResumed : say.notPaused)(name), failure),
  })
  const decision = instance.afterglow.actions[resumes ? 'resume' : 'pause']
  return {
    resumes,
    verb: resumes ? say.resume : say.pause,
    refusal: decision.allowed ? undefined : decision,
    run: () => action.run(),
    busy: action.busy,
  }
}

export type Power = ReturnType<typeof usePower>
