/** What a copy or another size is told by, while it is made and afterwards. */
import type { ReactNode } from 'react'

export const dataOf = (source: ReactNode) => <>with the data of {source}</>

/** "to 16 GB memory, 64 GB storage", of sizes as the API writes them. */
export const toSize = ({ memory, storage }: { readonly memory: string; readonly storage: string }) =>
  `to ${memory.replace('GB', ' GB')} memory, ${storage.replace('GB', ' GB')} storage`

export const resizing = 'Resizing'
