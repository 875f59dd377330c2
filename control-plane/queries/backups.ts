import { limits } from '../../contract/rules/limits.ts'
import { hasOpenBackup } from '../backup-life.ts'
import type { Means } from '../means.ts'
import type { ReadTx } from '../ports.ts'
import type { BackupRecord } from '../file-records.ts'
import { operationView } from './progress.ts'
import type { BackupSummary, BackupView } from './queries.ts'

type Place = NonNullable<BackupView['place']>

/** How an instance is provided with backups. */
export async function backupSummary(tx: ReadTx, instanceId: string): Promise<BackupSummary> {
  const everything = { from: [instanceId], to: [instanceId, Infinity] }
  const [last] = await tx.range('backup', 'ready', { ...everything, reverse: true, limit: 1 })
  return {
    ready: await tx.count('backup', 'ready', everything),
    lastDataAt: last?.state === 'ready' ? last.dataAt : null,
    open: await hasOpenBackup(tx, instanceId),
  }
}

/** The backups as they stand at `now` (ms), in the order given. */
export async function backupViews(
  tx: ReadTx,
  means: Means,
  records: readonly BackupRecord[],
  now: number,
): Promise<readonly BackupView[]> {
  const waits = records.some(({ state }) => state === 'queued')
  const places = waits ? await queue(tx, means, now) : new Map<string, Place>()
  const views: BackupView[] = []
  for (const record of records) {
    const running = record.state === 'running' ? await tx.get('operation', record.operationId) : undefined
    const operation = running ? operationView(means, running, now) : null
    views.push({ record, operation, place: places.get(record.id) ?? null })
  }
  return views
}

/** Everything that waits, with when it starts if each takes as long as its bytes say. */
async function queue(tx: ReadTx, means: Means, now: number): Promise<ReadonlyMap<string, Place>> {
  const free: number[] = Array.from({ length: limits.backupWorkers }, () => now)
  for (const [worker, record] of (await tx.range('backup', 'running', {})).entries()) {
    const operation = record.state === 'running' ? await tx.get('operation', record.operationId) : undefined
    if (operation) free[worker] = operationView(means, operation, now).progress.endsAt
  }
  const places = new Map<string, Place>()
  for (const record of await tx.range('backup', 'queued', {})) {
    const worker = free.indexOf(Math.min(...free))
    const retryAt = record.state === 'queued' ? (record.retryAt ?? now) : now
    const startsAt = Math.max(now, free[worker] ?? now, retryAt)
    places.set(record.id, { position: places.size + 1, startsAt })
    free[worker] = means.fleet.poll(
      {
        id: record.id,
        kind: 'backup',
        instanceName: record.instanceName,
        startedAt: startsAt,
        bytes: record.contents.unpackedBytes ?? 0,
        queues: false,
        fault: null,
        flaw: null,
      },
      startsAt,
    ).endsAt
  }
  return places
}
