// What every dialog says that makes a new instance: its name, its place, its credentials.
import type { ReactNode } from 'react'

export const name = 'Name'
export const cloud = 'Cloud'
export const region = 'Region'
export const size = 'Size'
export const sizeOf = (memory: string, storage: string, cpu: number) =>
  `${memory} memory, ${storage} storage, ${cpu} CPU`
export const tooSmall = (size: string) => `Too small: ${size}`
export const dataTakes = (size: string) => `The data takes ${size} of it.`
export const storageTaken = 'Storage that the data takes'
export const takenOf = (size: string, storage: string) => `${size} of ${storage}`

export const fromSnapshot = 'Create instance from snapshot'
export const fromSnapshotOf = (instance: ReactNode, when: string, stays: ReactNode) => (
  <>
    A new instance with the data of {instance} as of {when}. {stays}
  </>
)

export const credentialsOf = (instance: ReactNode) => <>Credentials of {instance}</>
export const shownBefore = 'The password was shown before and cannot be read again.'
export const shownOnce = 'The password is shown this once. Nobody can read it again later.'
export const toPassword = 'Back to the password'
export const closeWithout = 'Close without it'
export const download = 'Download as a file'
export const close = 'Close'
export const notSaved = 'The password is not saved'
export const notSavedText =
  'Nobody can sign in to this instance without it. Copy it or download the file first.'
export const password = 'Password'
export const copyPassword = 'Copy password'
export const copied = 'Copied.'
export const notCopied = 'Not copied: the browser does not allow it here. Download the file instead.'
export const downloaded = 'The file is with your downloads.'
export const username = 'Username'
export const usernameName = 'username'
export const connectionUri = 'Connection URI'
export const connectionUriName = 'connection URI'
export const id = 'ID'
