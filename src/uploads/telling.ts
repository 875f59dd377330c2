import type { InstanceWithView } from '../../contract/wire/instances.ts'
import { dataOf, type ApiClient } from '../api/client.ts'
import { withView } from '../api/resources.ts'
import { tell, type Toast } from '../feedback/toasts.ts'
import { paths } from '../paths.ts'
import type { Upload } from './states.ts'

type Words = (instance: InstanceWithView) => Pick<Toast, 'title' | 'text'> | null

const sentences = (message: string, remedy: string | null) => (remedy ? `${message} ${remedy}` : message)

/** What is said of an upload that waits for the person, or ended without them; null of any other. */
function newsOf(state: Upload): Words | null {
  switch (state.at) {
    case 'waiting-for-consent':
      return ({ name }) => ({
        title: `${state.record.file_name} waits to be confirmed again`,
        text: `${name} has changed meanwhile. Nothing was overwritten.`,
      })
    case 'paused': {
      const { why } = state
      if (why.by !== 'host') return null
      const { message, remedy } = why.failure
      return ({ name }) => ({
        title: `The upload into ${name} has stopped`,
        text: sentences(message, remedy),
      })
    }
    case 'failed':
      return ({ name, status }) => {
        // What failed while it was loaded is told as an operation.
        if (status === 'loading failed') return null
        const { message, remedy } = state.failed
        return { title: `${state.name} was not loaded into ${name}`, text: sentences(message, remedy) }
      }
    case 'cancelled':
      if (state.by === 'person') return null
      return () => ({ title: `The upload of ${state.name} has ended`, text: 'Nothing was overwritten.' })
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
  tell({ tone: 'bad', ...words, link: { label: 'Show', to } })
}
