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
  /** The menu of organisation and project in the head of the page. */
  readonly projects: MenuPart
  /** The menu of light and dark. */
  readonly theme: MenuPart
  /** Who is signed in, with their role. */
  readonly person: Locator
  /** The list of the project: one card for each instance. */
  readonly instances: InstancesPage
  /** The sheet over the list about one instance, whichever of its tabs is open. */
  readonly sheet: InspectSheet
  /** Its tab Snapshots. */
  readonly snapshots: SnapshotsTab
  /** Its tab Backups. */
  readonly backups: BackupsTab
  /** Recently deleted: what is left of instances for some days. */
  readonly deleted: DeletedSheet
  /** Its tab Restore from backup file, of the instance in the sheet. */
  readonly file: FileTab
  /** A file that is dropped on the list, and what every card answers. */
  readonly fileCheck: FileCheck
  /** The page Network access. */
  readonly network: NetworkPage
  /** The page of the customer's own keys. */
  readonly keys: KeysPage
  /** The page Activity. */
  readonly activity: ActivityPage
  /** The dialogs that clone and resize. */
  readonly copies: Copies
  /** Every other dialog. */
  readonly dialogs: Dialogs
  /** The messages in the corner. */
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
