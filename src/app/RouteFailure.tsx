import { useRouteError } from 'react-router'
import { FailurePanel } from '../feedback/FailurePanel.tsx'
import * as say from '../messages/start.tsx'

/** A page or panel that broke while it was shown. Its neighbours go on. */
export function RouteFailure() {
  return <FailurePanel title={say.broken} thrown={useRouteError()} onRetry={() => window.location.reload()} />
}
