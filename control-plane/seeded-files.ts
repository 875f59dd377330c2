/** Files that a scenario begins with: they are promised by their records, and written when they are first needed. */
import { toWrite } from './backup-life.ts'
import { BytesFull, type Alone, type Bytes, type Random, type Store } from './ports.ts'
import { doWork } from './work.ts'

/**
 * Makes sure that the file of a seeded backup is there; of any other backup it is. Rejects with `BytesFull` where there is
 * no room for it.
 */
export function createSeededFiles(ports: {
  readonly store: Store
  readonly bytes: Bytes
  readonly random: Random
  readonly alone?: Alone
}): (backupId: string) => Promise<void> {
  const { store, bytes, random } = ports
  const underWay = new Map<string, Promise<void>>()
  const alone: Alone = ports.alone ?? ((_name, work) => work())

  const write = async (backupId: string) => {
    const record = await store.read((tx) => tx.get('backup', backupId))
    if (record?.state !== 'ready' || !record.figures) return
    // One that was cut short is written again.
    if ((await bytes.size(record.bytesKey)) === record.bytes) return
    const id = `write/${record.id}`
    const work = {
      kind: 'write',
      id,
      of: 'backup',
      record: toWrite(record),
      content: record.figures,
    } as const
    const result = await doWork(work, bytes, random)
    if (result.kind === 'failed') throw new BytesFull()
  }

  return (backupId) => {
    const known = underWay.get(backupId)
    if (known) return known
    const job = alone(`write/${backupId}`, () => write(backupId)).finally(() => underWay.delete(backupId))
    underWay.set(backupId, job)
    return job
  }
}
