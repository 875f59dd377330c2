import type { InstanceWithView } from '../../contract/wire/instances.ts'
import { isFilled } from '../api/facts.ts'
import { Isolate } from '../ui/Isolate.tsx'
import * as say from '../messages/file-restore.tsx'

/** What became of the instance's own data when a file was not loaded into it, and whether it runs with it. */
export function DataBefore({ instance }: { instance: InstanceWithView }) {
  const { name, status, afterglow } = instance
  if (afterglow.operation?.kind === 'go-back') {
    return say.isGoingBack(<Isolate>{name}</Isolate>)
  }
  if (status !== 'loading failed') return say.nothingOverwritten
  if (!isFilled(instance)) return null
  return say.stillHas(<Isolate>{name}</Isolate>)
}
