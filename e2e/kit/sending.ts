import type { App } from './app.ts'
import { people } from './archives.ts'
import type { Connection } from './connection.ts'
import { expect } from './expect.ts'
import type { GivenFile } from './files.ts'
import type { World } from './world.ts'

/** About a third of people.dump. */
export const PART = 60_000

/** Confirms a file for an instance whose tab is open; the upload stands still with a part of it on the host. */
export async function standing(app: App, connection: Connection, file: GivenFile = people()): Promise<void> {
  const arrived = await connection.hold(file, PART)
  await app.file.drop(file)
  await app.file.confirm()
  await arrived()
  await expect(app.file.upload.pause).toBeVisible()
}

/** An upload that stands still goes on from what the host has. */
export async function goOn(app: App): Promise<void> {
  await app.file.upload.pause.click()
  await app.file.upload.resume.click()
}

/** The file has arrived and is loaded to its end. */
export async function expectLoaded(app: App, world: World): Promise<void> {
  await expect(app.file.progress).toHaveAccessibleName(/Loading into/)
  await world.settle()
  await expect(app.page.getByText('1,204 nodes and 3,377 relationships were loaded.')).toBeVisible()
}

/** What the instance of the sheet holds, as its overview says. */
export async function held(app: App): Promise<readonly string[]> {
  await app.sheet.open('Overview')
  await expect(app.sheet.row('Nodes')).toHaveText(/\d/)
  return [await app.sheet.row('Nodes').innerText(), await app.sheet.row('Relationships').innerText()]
}
