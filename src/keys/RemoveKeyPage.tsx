import { useQuery } from '@tanstack/react-query'
import { useLocation, useNavigate, useParams } from 'react-router'
import { useAction } from '../api/action.ts'
import { mutationHeaders } from '../api/client.ts'
import { useConsole } from '../api/context.tsx'
import { customerKeysIn } from '../api/customer-keys.ts'
import { failureOf } from '../api/failure.ts'
import { keys } from '../api/keys.ts'
import { useNow } from '../api/now.ts'
import { FailureNotice } from '../feedback/FailureNotice.tsx'
import { FailurePanel } from '../feedback/FailurePanel.tsx'
import * as say from '../messages/keys.tsx'
import { paths } from '../../contract/places.ts'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { Isolate } from '../ui/Isolate.tsx'
import { Refused } from './Refused.tsx'
import { whyItStays } from './why-it-stays.ts'

/** The dialog that removes a key of the customer's. */
export function Page() {
  const { project = '', key: id = '' } = useParams()
  const { search } = useLocation()
  const navigate = useNavigate()
  const { client } = useConsole()
  const now = useNow()
  const { data: all, isError, error, refetch } = useQuery(customerKeysIn(client, project))
  const key = all?.find((each) => each.id === id)
  const back = () => void navigate(paths.encryptionKeys(project) + search)
  const action = useAction<void, null>({
    call: async () => {
      const answer = await client.v1['customer-managed-keys'][':id'].$delete({
        param: { id },
        query: { view: 'afterglow' },
        header: mutationHeaders(),
      })
      if (!answer.ok) throw await failureOf(new Response(answer.body, answer))
      return null
    },
    refresh: () => [keys.allCustomerKeys],
    onDone: back,
  })
  if (!key) {
    // Gone by the removal that was asked for here: the way back is under way.
    if (action.busy || action.output === null) return null
    return all ? (
      <Refused title={say.missing} refusal={say.missingMore} onClose={back} />
    ) : (
      <Dialog title={say.title} size="small" onClose={back}>
        {isError ? <FailurePanel title={say.failed} thrown={error} onRetry={refetch} /> : say.loading}
      </Dialog>
    )
  }
  const title = say.removeTitle(<Isolate>{key.name}</Isolate>)
  const refusal = whyItStays(key.afterglow, now)
  if (refusal) return <Refused title={title} refusal={refusal} onClose={back} />
  return (
    <Dialog
      title={title}
      description={say.removeText}
      size="small"
      onClose={back}
      onSubmit={() => action.run()}
      footer={{
        right: (
          <>
            <Button autoFocus onClick={back}>
              {say.cancel}
            </Button>
            {action.busy ? (
              <Button type="submit" variant="danger" busy={say.removing}>
                {say.remove}
              </Button>
            ) : (
              <Button type="submit" variant="danger">
                {say.remove}
              </Button>
            )}
          </>
        ),
      }}
    >
      <FailureNotice failure={action.failure} />
    </Dialog>
  )
}
