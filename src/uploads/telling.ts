import type { InstanceWithView } from '../../contract/wire/instances.ts'
import { dataOf, type ApiClient } from '../api/client.ts'
import { withView } from '../api/resources.ts'
import { tell, type Toast } from '../feedback/toasts.ts'
import { paths } from '../../contract/places.ts'
import * as say from '../messages/uploads.tsx'
import type { Upload } from './states.ts'

type Words = (instance: InstanceWithView) => Pick<Toast, 'title' | 'text'> | null

const sentences = (message: string, remedy: string | null) => (remedy ? `${message} ${remedy}` : message)

/** What is said of an upload that waits for the person, or ended without them; null of any other. */
function newsOf(state: Upload): Words | null {
  switch (state.at) {
    case 'waiting-for-consent':
      return ({ name }) => ({
        title: say.waits(state.record.file_name),
        text: say.changedMeanwhile(name),
      })
    case 'paused': {
      const { why } = state
      if (why.by !== 'host') return null
      const { message, remedy } = why.failure
      return ({ name }) => ({
        title: say.hasStopped(name),
        text: sentences(message, remedy),
      })
    }
    case 'failed':
      return ({ name, status }) => {
        // What failed while it was loaded is told as an operation.
        if (status === 'loading failed') return null
        const { message, remedy } = state.failed
        return { title: say.notLoaded(state.name, name), text: sentences(message, remedy) }
      }
    case 'cancelled':
      if (state.by === 'person') return null
      return () => ({ title: say.hasEnded(state.name), text: say.nothingOverwritten })
    default:
      return null
  }
}

/**
 * Tells that an upload needs the person, or ended without them, and the way there. `isNow`: whether it still stands so
 * and nobody looks at it, asked again when the words are there.
 */
export async function tellOfUpload(
  client: ApiClient,
  instanceId: string,
  state: Upload,
  isNow: () => boolean,
): Promise<void> {
  const news = newsOf(state)
  if (!news || !isNow()) return
  const asked = { param: { id: instanceId }, query: { view: 'afterglow' } } as const
  const instance = await dataOf(client.v1.instances[':id'].$get(asked)).then(withView, () => null)
  const words = instance && news(instance)
  if (!words || !isNow()) return
  const to = paths.inspect(instance.tenant_id, instanceId, 'restore-from-file')
  tell({ tone: 'bad', ...words, link: { label: say.show, to } })
}
