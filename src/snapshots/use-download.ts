import { useEffect, useState } from 'react'
import { useConsole } from '../api/context.tsx'

/** An address to save an export from. */
export type DownloadState =
  | { readonly state: 'fetching' }
  | { readonly state: 'there'; readonly url: string }
  /** The host has no such file any more. */
  | { readonly state: 'lost' }

/** Asks the host for the address of an export; let go of with the dialog. */
export function useDownload(exportId: string, fileUrl: string): DownloadState {
  const { host } = useConsole()
  const [download, setDownload] = useState<DownloadState>({ state: 'fetching' })
  // A `blob:` address holds the bytes until somebody lets go of it.
  useEffect(() => {
    let gone = false
    let release = () => {}
    host.download(exportId, fileUrl).then(
      (file) => {
        if (gone) return file.release()
        release = file.release
        setDownload({ state: 'there', url: file.url })
      },
      () => {
        if (!gone) setDownload({ state: 'lost' })
      },
    )
    return () => {
      gone = true
      release()
    }
  }, [host, exportId, fileUrl])
  return download
}
