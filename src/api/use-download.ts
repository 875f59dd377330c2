import { useEffect, useState } from 'react'
import { limits } from '../../contract/rules/limits.ts'
import { dataOf, mutationHeaders } from './client.ts'
import { useConsole } from './context.tsx'
import { useNow } from './now.ts'

/** An address to save an export from. */
export type DownloadState =
  | { readonly state: 'fetching' }
  | { readonly state: 'there'; readonly url: string }
  /** The host has no such file any more, or cannot be asked. */
  | { readonly state: 'lost' }

/**
 * The address of an export, for as long as it is shown and the file is kept (`keptUntil`, ms): a link that is made anew before
 * it ends, or what the host hands out itself.
 */
export function useDownload(exportId: string, keptUntil: number): DownloadState {
  const { host, client, base } = useConsole()
  const now = useNow()
  const [download, setDownload] = useState<DownloadState>({ state: 'fetching' })
  // A link is made anew while half of its time is left; a file of this browser stays, and one that is gone is not asked for.
  const turn = now >= keptUntil ? null : host.fileOf ? 0 : Math.floor((2 * now) / limits.exportLinkMs)
  // A `blob:` address holds the bytes until somebody lets go of it.
  useEffect(() => {
    if (turn === null) return
    let gone = false
    let release = () => {}
    const take = async (): Promise<DownloadState> => {
      if (host.fileOf) {
        const file = await host.fileOf('export', exportId)
        if (gone) file.release()
        else release = file.release
        return { state: 'there', url: file.url }
      }
      const link = await dataOf(
        client.afterglow.v1.exports[':id'].link.$post({
          param: { id: exportId },
          header: mutationHeaders(),
        }),
      )
      return { state: 'there', url: absolute(link.url, base) }
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
  }, [host, client, base, exportId, turn])
  return download
}

/** The whole address of a link, which the API tells relative to itself. */
export const absolute = (url: string, base: string): string => new URL(url, base).href
