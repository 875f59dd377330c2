import type { Console } from '../api/context.tsx'
import type { FileReading } from './reading.ts'
import type { RememberedUploads } from './remembered.ts'
import type { TabLocks } from './tab-lock.ts'
import type { Page } from './worth-trying.ts'

/** What the upload into one instance needs of the outside. */
export interface UploadPorts {
  readonly api: Console
  readonly instanceId: string
  readonly page: Page
  readonly reading: FileReading
  readonly remembered: RememberedUploads
  readonly locks: TabLocks
}
