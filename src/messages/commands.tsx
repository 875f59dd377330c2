// Around commands that a person runs in a terminal.
import type { ReactNode } from 'react'

export const load = 'Load it on your own server'
export const steps = 'Steps'
export const ways = 'Ways'
/** Behind the title of commands. */
export const oneOf = ', in one of these ways'
export const notWritten =
  'This command holds a character that the shell would change, so it is not written here.'
export const ownFolder = (folder: ReactNode) => <>Put your own folder for {folder}.</>
export const ownFolderAndDatabase = (folder: ReactNode, database: ReactNode) => (
  <>
    Put your own folder for {folder}, and the name of your database for {database}.
  </>
)
export const shell = 'Shell'
export const posix = 'bash or zsh'
export const powershell = 'PowerShell'
