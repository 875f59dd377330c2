import { useEffect, useState } from 'react'
import { dataOf, mutationHeaders } from './client.ts'
import { useConsole } from './context.tsx'
import { instant } from './facts.ts'
import { useNow } from './now.ts'

/** An address to save an export from. */
export type DownloadState =
  | { readonly state: 'fetching' }
  /** `until`: when a link ends (ms); null: in this browser, and for as long as this is shown. */
  | { readonly state: 'there'; readonly url: string; readonly until: number | null }
  /** The host has no such file any more. */
  | { readonly state: 'lost' }

/**
 * The address of an export, for as long as it is shown: a link that is made anew before it ends, or what the host hands
 * out itself.
 */
export function useDownload(exportId: string): DownloadState {
  const { host, client, base } = useConsole()
  const now = useNow()
  const [download, setDownload] = useState<DownloadState>({ state: 'fetching' })
  const ended = download.state === 'there' && download.until !== null && now >= download.until - SPARE
  // A `blob:` address holds the bytes until somebody lets go of it.
  useEffect(() => {
    let gone = false
    let release = () => {}
    const take = async (): Promise<DownloadState> => {
      if (host.fileOf) {
        const file = await host.fileOf('export', exportId)
        if (gone) file.release()
        else release = file.release
        return { state: 'there', url: file.url, until: null }
      }
      const link = await dataOf(
        client.afterglow.v1.exports[':id'].link.$post({
          param: { id: exportId },
          header: mutationHeaders(),
        }),
      )
      return { state: 'there', url: absolute(link.url, base), until: instant(link.expires_at) }
    }
    take().then(
      (taken) => {
        if (!gone) setDownload(taken)
      },
      () => {
        if (!gone) setDownload({ state: 'lost' })
      },
    )
    return () => {
      gone = true
      release()
    }
  }, [host, client, base, exportId, ended])
  return download
}

/** Left of a link when another one is taken, ms. */
const SPARE = 120_000

/** The whole address of a link, which the API tells relative to itself. */
export const absolute = (url: string, base: string): string => new URL(url, base).href
