import { lazy, Suspense } from 'react'
import { useSearchParams } from 'react-router'
import type { InstanceWithView } from '../../contract/wire/instances.ts'
import { SHELL_PARAMETER, SOURCE_PARAMETER } from '../commands/use-search-choice.ts'
import { Disclosure } from '../ui/Disclosure.tsx'
import * as say from '../messages/file-restore.tsx'

const UploadCommands = lazy(async () => ({ default: (await import('./UploadCommands.tsx')).UploadCommands }))

/** The other way for a file: from the command line. Open at once where the address says what was chosen in it. */
export function UploadHelp({ instance }: { instance: InstanceWithView }) {
  const [search] = useSearchParams()
  return (
    <Disclosure summary={say.help} open={search.has(SOURCE_PARAMETER) || search.has(SHELL_PARAMETER)}>
      <Suspense>
        <UploadCommands instance={instance} />
      </Suspense>
    </Disclosure>
  )
}
