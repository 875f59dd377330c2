import type { InstanceWithView } from '../../contract/wire/instances.ts'
import { Isolate } from '../ui/Isolate.tsx'

/** What became of the instance's own data when a file was not loaded into it, and whether it runs with it. */
export function DataBefore({ instance: { name, status, afterglow } }: { instance: InstanceWithView }) {
  if (afterglow.operation?.kind === 'go-back') {
    return (
      <>
        <Isolate>{name}</Isolate> is going back to the data from before.
      </>
    )
  }
  if (status !== 'loading failed') return 'Nothing was overwritten.'
  return (
    <>
      <Isolate>{name}</Isolate> still has the data from before, and does not run until it has gone back to it.
    </>
  )
}
