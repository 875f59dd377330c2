import { lazy, Suspense } from 'react'
import type { LoadableFile } from '../../contract/rules/load-commands.ts'
import { Disclosure } from '../ui/Disclosure.tsx'
import * as say from '../messages/commands.tsx'

const LoadCommands = lazy(async () => ({ default: (await import('./LoadCommands.tsx')).LoadCommands }))

/** How a file that holds a store is loaded on the person's own server, behind one line. */
export function LoadHelp({ file }: { file: LoadableFile }) {
  return (
    <Disclosure summary={say.load}>
      <Suspense>
        <LoadCommands file={file} />
      </Suspense>
    </Disclosure>
  )
}
