import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { useAction } from '../api/action.ts'
import { dataOf } from '../api/client.ts'
import { useConsole } from '../api/context.tsx'
import { sessionStore } from '../api/session.ts'
import { FailureNotice } from '../feedback/FailureNotice.tsx'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { Isolate } from '../ui/Isolate.tsx'
import { isSending } from '../uploads/own-uploads.ts'
import * as say from '../messages/session.tsx'

/** Says that the session has ended, and begins it anew in place: what waited for it goes on. */
export function SessionDialog() {
  const api = useConsole()
  const { client } = api
  const queries = useQueryClient()
  const session = useQuery({
    queryKey: ['session'],
    queryFn: () => dataOf(client.afterglow.v1.session.$get()),
    // Another tab may have signed in meanwhile.
    refetchOnWindowFocus: 'always',
    refetchOnReconnect: 'always',
    gcTime: 0,
  }).data
  const goOn = () => {
    sessionStore.setState({ ended: false })
    // What waits for an answer has its own on the way.
    void queries.invalidateQueries({}, { cancelRefetch: false })
  }
  const signIn = useAction({ call: () => dataOf(client.afterglow.v1.session.$post()), onDone: goOn })
  const isOpen = session?.state === 'open'
  useEffect(() => {
    if (isOpen) goOn()
  })
  return (
    <Dialog
      title={say.ended}
      description={say.nothingLost}
      size="small"
      onClose={null}
      onSubmit={() => signIn.run(undefined)}
      footer={{
        right: (
          <Button type="submit" variant="solid" autoFocus busy={signIn.busy ? say.signingIn : undefined}>
            <span>{session ? say.signInAs(<Isolate>{session.user.name}</Isolate>) : say.signIn}</span>
          </Button>
        ),
      }}
    >
      <p>
        {say.goesOn}
        {isSending(api) && ` ${say.uploadWaits}`}
      </p>
      <FailureNotice failure={signIn.failure} />
    </Dialog>
  )
}
