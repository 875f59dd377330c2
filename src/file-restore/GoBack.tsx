import type { InstanceWithView } from '../../contract/wire/instances.ts'
import { useAction } from '../api/action.ts'
import { dataOf, mutationHeaders } from '../api/client.ts'
import { useConsole } from '../api/context.tsx'
import { keys } from '../api/keys.ts'
import { FailureNotice } from '../feedback/FailureNotice.tsx'
import { Button } from '../ui/Button.tsx'

/** From a load that failed back to the data before it, by one click. Nothing where there is nothing to go back to. */
export function GoBack({ instance: { id, afterglow } }: { instance: InstanceWithView }) {
  const { client } = useConsole()
  const { run, busy, failure } = useAction<void, unknown>({
    call: () =>
      dataOf(
        client.afterglow.v1.instances[':id']['go-back'].$post({ param: { id }, header: mutationHeaders() }),
      ),
    refresh: () => [keys.instance(id)],
  })
  if (!afterglow.actions.go_back.allowed) return null
  return (
    <>
      <Button variant="solid" busy={busy ? 'Going back' : undefined} onClick={() => run()}>
        Go back to the data before
      </Button>
      <FailureNotice failure={failure} />
    </>
  )
}
