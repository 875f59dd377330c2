import Undo from 'lucide-react/icons/undo-2'
import type { InstanceWithView } from '../../contract/wire/instances.ts'
import { useAction } from '../api/action.ts'
import { dataOf, mutationHeaders } from '../api/client.ts'
import { useConsole } from '../api/context.tsx'
import { isFilled } from '../api/facts.ts'
import { keys } from '../api/keys.ts'
import { FailureNotice } from './FailureNotice.tsx'
import { Button } from '../ui/Button.tsx'
import * as say from '../messages/feedback.tsx'

/** From a load that failed back to the data before it, by one click. Nothing where nothing failed, or there was none. */
export function GoBack({
  instance,
  onDone,
}: {
  instance: InstanceWithView
  /** When it has begun to go back. */
  onDone?: () => void
}) {
  const { client } = useConsole()
  const { id, status } = instance
  const { run, busy, failure } = useAction<void, unknown>({
    call: () =>
      dataOf(
        client.afterglow.v1.instances[':id']['go-back'].$post({ param: { id }, header: mutationHeaders() }),
      ),
    refresh: () => [keys.instance(id)],
    ...(onDone && { onDone }),
  })
  const { go_back: may } = instance.afterglow.actions
  if (status !== 'loading failed' || !isFilled(instance)) return null
  return (
    <>
      <Button
        icon={Undo}
        {...(may.allowed ? { busy: busy ? say.goingBack : undefined } : { refusal: may })}
        onClick={() => run()}
      >
        {say.goBack}
      </Button>
      <FailureNotice failure={failure} />
    </>
  )
}
