import { bytesKeyOf, type Content } from './content.ts'
import type { ReadTx, Tx } from './ports.ts'
import type { RecordKind } from './records.ts'

const holders = [
  'instance',
  'snapshot',
  'operation',
  'import',
  'export',
  'backup',
] as const satisfies readonly RecordKind[]

/** Whether any record refers to the bytes: an instance, a snapshot, a running operation, an upload, an export or a backup. */
export async function bytesInUse(tx: ReadTx, key: string): Promise<boolean> {
  for (const kind of holders) {
    if ((await tx.count(kind, 'bytes', { from: [key], to: [key] })) > 0) return true
  }
  return false
}

/** Has the bytes deleted if nothing refers to them any more. To be called after the last of them was let go. */
export async function releaseBytes(tx: Tx, key: string, at: number): Promise<void> {
  if (!(await bytesInUse(tx, key))) await tx.put('sweep', { id: key, at })
}

/** The same for the bytes of a content that was let go, if it had any. */
export async function releaseContent(tx: Tx, content: Content | null, at: number): Promise<void> {
  const key = bytesKeyOf(content)
  if (key !== null) await releaseBytes(tx, key, at)
}
