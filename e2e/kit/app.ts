import type { Locator, Page } from '@playwright/test'
import { activityPage, type ActivityPage } from './activity.ts'
import { backupsTab, type BackupsTab } from './backups.ts'
import { copies, type Copies } from './copies.ts'
import { deletedSheet, type DeletedSheet } from './deleted.ts'
import { dialogs, type Dialogs } from './dialogs.ts'
import { fileCheck, type FileCheck } from './file-check.ts'
import { fileTab, type FileTab } from './files.ts'
import { inspectSheet, type InspectSheet, type Tab } from './inspect.ts'
import { instancesPage, type InstancesPage } from './instances.ts'
import { keysPage, type KeysPage } from './keys.ts'
import { menu, messages, type MenuPart, type Messages } from './parts.ts'
import { networkPage, type NetworkPage } from './network.ts'
import { snapshotsTab, type SnapshotsTab } from './snapshots.ts'
import type { World } from './world.ts'

/** The console as a person meets it: everything by role, label and word. */
export interface App {
  readonly page: Page
  /** Opens the list of the first project. */
  open(): Promise<void>
  /** Opens a tab of an instance from its card. */
  inspect(name: string, tab?: Tab): Promise<void>
  readonly projects: MenuPart
  readonly theme: MenuPart
  readonly person: Locator
  readonly instances: InstancesPage
  readonly sheet: InspectSheet
  readonly snapshots: SnapshotsTab
  readonly backups: BackupsTab
  readonly deleted: DeletedSheet
  readonly file: FileTab
  readonly fileCheck: FileCheck
  readonly network: NetworkPage
  readonly keys: KeysPage
  readonly activity: ActivityPage
  readonly copies: Copies
  readonly dialogs: Dialogs
  readonly messages: Messages
}

/** The console in `page`, over `world`. Another page of the same context shows the same world. */
export function createApp(page: Page, world: World): App {
  const instances = instancesPage(page)
  const sheet = inspectSheet(page)
  return {
    page,
    async open() {
      await world.open('/', page)
      await instances.heading.waitFor()
    },
    async inspect(name, tab = 'Overview') {
      await instances.card(name).name.click()
      if (tab !== 'Overview') await sheet.open(tab)
    },
    projects: menu(
      page,
      page.getByRole('navigation', { name: 'Organisation and project' }).getByRole('button'),
    ),
    theme: menu(page, page.getByRole('button', { name: 'Theme' })),
    person: page.getByText('Signed in as'),
    instances,
    sheet,
    snapshots: snapshotsTab(page),
    backups: backupsTab(page),
    deleted: deletedSheet(page),
    file: fileTab(page),
    fileCheck: fileCheck(page),
    network: networkPage(page),
    keys: keysPage(page),
    activity: activityPage(page),
    copies: copies(page),
    dialogs: dialogs(page),
    messages: messages(page),
  }
}
