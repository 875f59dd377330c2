import { lstatSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** The folder of this user's servers among the system's temporary files. e2e/kit/control-token.ts looks there, too. */
export const privateFolder = join(tmpdir(), `afterglow-${process.getuid?.() ?? 'user'}`)

/** Where the token of the control on `port` stands. */
const tokenFile = (port: number) => join(privateFolder, `control-${port}`)

/** Writes the control's token where its user alone can read it, and gives the file. Throws where it cannot. */
export function writeToken(port: number, token: string): string {
  const file = tokenFile(port)
  rmSync(file, { force: true })
  writeFileSync(file, token, { mode: 0o600, flag: 'wx' })
  return file
}

/** Takes the token of an earlier server on `port` away; whoever read it would be refused. */
export function removeToken(port: number): void {
  rmSync(tokenFile(port), { force: true })
}

/**
 * Makes the folder. Why it cannot be used, or null: the names among temporary files are anybody's, and somebody else may
 * have made it, or be able to look into it.
 */
export function privateFolderFault(): string | null {
  mkdirSync(privateFolder, { recursive: true, mode: 0o700 })
  const found = lstatSync(privateFolder)
  const user = process.getuid?.()
  // Where there are no users by number, temporary files are the user's own.
  if (user === undefined) return null
  if (found.isDirectory() && found.uid === user && (found.mode & 0o077) === 0) return null
  return `${privateFolder} is not yours alone. Delete it, or set TMPDIR to a folder of your own.`
}
