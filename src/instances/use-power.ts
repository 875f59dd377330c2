import { useNavigate } from 'react-router'
import { statusRule } from '../../contract/rules/statuses.ts'
import type { InstanceWithView } from '../../contract/wire/instances.ts'
import { useAction } from '../api/action.ts'
import { dataOf, mutationHeaders } from '../api/client.ts'
import { useConsole } from '../api/context.tsx'
import { keys } from '../api/keys.ts'
import { tellFailure } from '../feedback/toasts.ts'
import * as say from '../messages/instances.tsx'
import { paths } from '../../contract/places.ts'

/**
 * Resuming an instance where it is paused, which is one click; else the way to the dialog that pauses it. Which of the two,
 * and whether it is allowed. `search`: the list's filters, carried on.
 */
export function usePower(instance: InstanceWithView, search: string) {
  const { client } = useConsole()
  const navigate = useNavigate()
  const { id, name, tenant_id: project } = instance
  const resumes = statusRule(instance.status).tone === 'paused'
  const { run, busy } = useAction<void, unknown>({
    call: () =>
      dataOf(
        client.v1.instances[':id'].resume.$post({
          param: { id },
          query: { view: 'afterglow' },
          header: mutationHeaders(),
        }),
      ),
    refresh: () => [keys.allInstances, keys.instance(id)],
    onFailure: (failure) => tellFailure(say.notResumed(name), failure),
  })
  const decision = instance.afterglow.actions[resumes ? 'resume' : 'pause']
  return {
    resumes,
    verb: resumes ? say.resume : say.pause,
    refusal: decision.allowed ? undefined : decision,
    run: () => (resumes ? run() : void navigate(paths.pause(project, id) + search)),
    busy,
  }
}

export type Power = ReturnType<typeof usePower>
