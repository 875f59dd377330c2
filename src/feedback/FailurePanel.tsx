import type { ReactNode } from 'react'
import { asFailure } from '../api/failure.ts'
import { ErrorPanel } from '../ui/ErrorPanel.tsx'

/** A place whose data could not be loaded: the failure's own words, its remedy, a retry and the request id. */
export function FailurePanel({
  title,
  thrown,
  onRetry,
  actions,
}: {
  title: string
  thrown: unknown
  onRetry?: () => unknown
  actions?: ReactNode
}) {
  const failure = asFailure(thrown)
  return (
    <ErrorPanel
      title={title}
      onRetry={onRetry && (() => void onRetry())}
      actions={actions}
      requestId={failure.requestId ?? undefined}
    >
      {failure.message} {failure.remedy}
    </ErrorPanel>
  )
}
