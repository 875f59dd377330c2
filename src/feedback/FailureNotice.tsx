import type { ApiFailure } from '../api/failure.ts'
import { Copyable } from '../ui/Copy.tsx'
import { Notice } from '../ui/Notice.tsx'
import * as say from '../messages/ui.tsx'

/** A call that failed, inside the dialog that made it: stays until the next try. */
export function FailureNotice({ failure }: { failure: ApiFailure | null }) {
  return (
    failure && (
      <div role="alert">
        <Notice tone="bad" title={failure.message}>
          {failure.remedy}
          {failure.requestId && (
            <> {say.request(<Copyable text={failure.requestId} name={say.requestId} />)}</>
          )}
        </Notice>
      </div>
    )
  )
}
