import { useRouteError } from 'react-router'
import { FailurePanel } from '../feedback/FailurePanel.tsx'

/** A page or panel that broke while it was shown. Its neighbours go on. */
export function RouteFailure() {
  return (
    <FailurePanel
      title="This part of the console could not be shown"
      thrown={useRouteError()}
      onRetry={() => window.location.reload()}
    />
  )
}
