import { useRef } from 'react'
import type { CreatedInstance, CreateInstance } from '../../contract/wire/instances.ts'
import { useAction } from '../api/action.ts'
import { dataOf, mutationHeaders } from '../api/client.ts'
import { useConsole } from '../api/context.tsx'
import { keys } from '../api/keys.ts'

/**
 * Creates an instance, empty or from a snapshot (`source_instance_id` and `source_snapshot_id`). `output` holds the
 * credentials, for `Credentials`; `failure` stays for the dialog. The same input is sent under the same key, so that a
 * second try after a lost answer never makes a second instance.
 */
export function useCreateInstance() {
  const { client } = useConsole()
  const sent = useRef<{ input: string; header: ReturnType<typeof mutationHeaders> } | null>(null)
  return useAction<CreateInstance, CreatedInstance>({
    call: (json) => {
      const input = JSON.stringify(json)
      if (sent.current?.input !== input) sent.current = { input, header: mutationHeaders() }
      return dataOf(
        client.v1.instances.$post({ json, query: { view: 'afterglow' }, header: sent.current.header }),
      )
    },
    refresh: (input) => [keys.instances(input.tenant_id)],
    // A refusal is final for its key; only an answer that was lost or broken is asked for again.
    onFailure: (failure) => {
      if (failure.status >= 400 && failure.status < 500) sent.current = null
    },
  })
}
