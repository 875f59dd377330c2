import { useEffect, useState } from 'react'
import { useConsole } from './context.tsx'
import type { DownloadState } from './use-download.ts'

/**
 * The file of a backup as an address of this page, for as long as it is shown, where the host hands out files itself.
 * Null: it does not, there are links.
 */
export function useHostFile(backupId: string): DownloadState | null {
  const { fileOf } = useConsole().host
  const [file, setFile] = useState<DownloadState>({ state: 'fetching' })
  // A `blob:` address holds the bytes until somebody lets go of it.
  useEffect(() => {
    if (!fileOf) return
    let gone = false
    let release = () => {}
    fileOf('backup', backupId).then(
      (taken) => {
        if (gone) return taken.release()
        release = taken.release
        setFile({ state: 'there', url: taken.url })
      },
      () => {
        if (!gone) setFile({ state: 'lost' })
      },
    )
    return () => {
      gone = true
      release()
    }
  }, [fileOf, backupId])
  return fileOf && file
}
