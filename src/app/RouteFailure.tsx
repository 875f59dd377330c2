import { useRouteError } from 'react-router'
import { asFailure } from '../api/failure.ts'
import { FailurePanel } from '../feedback/FailurePanel.tsx'
import * as say from '../messages/start.tsx'
import { Button } from '../ui/Button.tsx'

/** A page or panel that broke while it was shown, or that this build's server does not have any more. Its neighbours go on. */
export function RouteFailure() {
  const thrown = useRouteError()
  const reload = () => window.location.reload()
  const way =
    asFailure(thrown).reason === 'replaced'
      ? { actions: <Button onClick={reload}>{say.reload}</Button> }
      : { onRetry: reload }
  return <FailurePanel title={say.broken} thrown={thrown} {...way} />
}
