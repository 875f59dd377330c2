import type { FileImport } from '../../contract/wire/imports.ts'
import { dataOf, mutationHeaders } from '../api/client.ts'
import { asFailure } from '../api/failure.ts'
import { isMoving } from './following.ts'
import type { UploadPorts } from './ports.ts'
import { giveUp, type Sender } from './sending.ts'
import type { ReadFile } from './states.ts'
import type { Machine } from './transitions.ts'

/** What the person saw of the instance that they agreed to overwrite. */
export interface Seen {
  readonly name: string
  readonly dataId: string
}

/** Makes an import of what was confirmed, then sends it. `dismiss`: it is given up, and not to be met again. */
export function createRegistering(
  machine: Machine,
  { api, instanceId, remembered }: UploadPorts,
  sender: Sender,
  dismiss: (importId: string) => void,
): { confirm(seen: Seen): Promise<void> } {
  const { client, changes } = api
  /** The same wish goes out under the same key until it was answered: an answer that got lost makes no second import. */
  let wish: { readonly file: File; readonly header: ReturnType<typeof mutationHeaders> } | null = null

  const register = async ({ file, inspected }: ReadFile, seen: Seen) => {
    if (wish?.file !== file) wish = { file, header: mutationHeaders(instanceId) }
    const registered = await dataOf(
      client.afterglow.v1.instances[':id'].imports.$post({
        param: { id: instanceId },
        header: wish.header,
        json: {
          file_name: file.name,
          file_bytes: file.size,
          consent: { instance_name: seen.name, data_id: seen.dataId },
          ...(inspected.unpackedBytes === null ? {} : { unpacked_bytes: inspected.unpackedBytes }),
          ...(inspected.crc32 === null ? {} : { crc32: inspected.crc32 }),
        },
      }),
    )
    wish = null
    return registered.id
  }

  /** The import that stands in the way of another. */
  const otherImport = async (): Promise<FileImport | null> => {
    const asked = client.afterglow.v1.instances[':id'].imports.$get({ param: { id: instanceId } })
    return (await dataOf(asked).catch(() => [])).find(isMoving) ?? null
  }

  const refused = async (chosen: ReadFile, thrown: unknown) => {
    const failure = asFailure(thrown)
    if (failure.status >= 400 && failure.status < 500) wish = null
    const other = failure.reason === 'import-in-progress' ? await otherImport() : null
    const now = machine.at('registering')
    if (now) machine.go(now, { at: 'confirming', chosen, failure, other })
  }

  return {
    async confirm(seen) {
      const confirming = machine.at('confirming')
      if (!confirming) return
      const { chosen } = confirming
      machine.go(confirming, { at: 'registering', chosen })
      const now = machine.at('registering')
      if (!now) return
      let importId: string
      try {
        importId = await register(chosen, seen)
      } catch (thrown) {
        return await refused(chosen, thrown)
      } finally {
        changes.ask()
      }
      const { file, handle, inspected } = chosen
      const { name, size, lastModified } = file
      const { crc32 } = inspected
      await remembered.put({ importId, instanceId, name, size, lastModified, crc32, handle })
      if (await sender.begin(now, { importId, file, handle }, false)) return
      // Cancelled meanwhile: it goes again, and nothing is sent.
      dismiss(importId)
      await Promise.all([giveUp(client, importId), remembered.delete(importId)])
      changes.ask()
    },
  }
}
