// What the dialog says that makes a file of a snapshot.
import type { ReactNode } from 'react'

export const title = 'Export'
export const titleOf = (instance: ReactNode, when: string) => (
  <>
    Export {instance} of {when}
  </>
)
export const what = (isFull: boolean, when: string) =>
  `The ${isFull ? 'full' : 'differential'} snapshot of ${when}, as a file.`
export const close = 'Close'
export const cancel = 'Cancel'
export const notLoaded = 'The export could not be loaded'
export const isGone = 'The file is gone, a day after it was made'
export const isGoneText = 'Prepare it again; the snapshot is not affected.'
export const prepare = 'Prepare the file'
export const prepareAgain = 'Prepare it again'
export const preparing = 'Preparing'
export const preparingOf = (instance: string) => `Preparing the file of ${instance}`
export const left = (time: string) => `${time} left`
export const goesOn = 'It goes on when you close this. A message says when the file is ready.'

export const format = 'Format'
export const data = 'Data'
export const unpacked = (size: ReactNode) => <>{size} unpacked</>
export const opensWith = 'Opens with'
export const file = 'File'
export const checksum = 'CRC-32'
export const keptUntil = 'File kept until'
export const backup = 'Full backup, .backup'
export const dump = 'Database dump, .dump'
export const tar = 'Dump with the graph data science catalogue, .tar'
export const figuresOnly =
  'It is made of the figures of an emulated instance and holds no store: no database can start from it. This console reads it back.'

export const download = 'Download'
export const fetching = 'Fetching the link'
export const notReached = {
  message: 'The file could not be reached.',
  remedy: 'Close this and open it again. Where the file is gone by then, prepare it anew.',
}
