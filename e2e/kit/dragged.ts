import { join } from 'node:path'
import type { Locator } from '@playwright/test'
import type { GivenFile } from './files.ts'

/** Thu 13 Nov 2025, 09:41 UTC. */
const YESTERDAY = Date.UTC(2025, 10, 13, 9, 41)

/** A file as Playwright gives it to a file input. */
export const asChosen = ({ name, bytes }: GivenFile) => ({
  name,
  mimeType: 'application/octet-stream',
  buffer: bytes,
})

/** Events of a drag from outside, made in the page. */
async function drag(target: Locator, files: readonly GivenFile[], events: readonly string[]): Promise<void> {
  const given = files.map(({ name, bytes, lastModified = YESTERDAY }) => ({
    name,
    base64: bytes.toString('base64'),
    lastModified,
  }))
  const dataTransfer = await target.page().evaluateHandle((all) => {
    const transfer = new DataTransfer()
    for (const { name, base64, lastModified } of all) {
      const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0))
      transfer.items.add(new File([bytes], name, { lastModified }))
    }
    return transfer
  }, given)
  for (const type of events) await target.dispatchEvent(type, { dataTransfer })
}

/** Drags files from outside over `target`, where they stay. */
export const dragOver = (target: Locator, files: readonly GivenFile[]) =>
  drag(target, files, ['dragenter', 'dragover'])

/** Drops files from outside on `target`. */
export const dropOn = (target: Locator, files: readonly GivenFile[]) =>
  drag(target, files, ['dragenter', 'dragover', 'drop'])

type Step = 'dragEnter' | 'dragOver' | 'drop'

/**
 * Drags from the disk, as the system does it: the browser tells what it is no earlier than at the drop, and can keep where it
 * is. Names are of archives/; '.' is that folder. Chromium's.
 */
export async function dragFromDisk(
  target: Locator,
  names: readonly string[],
  steps: readonly Step[],
): Promise<void> {
  const box = await target.boundingBox()
  if (!box) throw new Error('There is nothing to drag to.')
  const session = await target.page().context().newCDPSession(target.page())
  const place = { x: box.x + box.width / 2, y: box.y + box.height / 2 }
  const files = names.map((name) => join(import.meta.dirname, '..', 'archives', name))
  const data = { items: [], files, dragOperationsMask: 1 }
  for (const type of steps) await session.send('Input.dispatchDragEvent', { type, ...place, data })
}
