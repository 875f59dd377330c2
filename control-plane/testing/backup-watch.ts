/** What must always hold of backups, commit by commit. */
import { limits } from '../../contract/rules/limits.ts'
import { contentAt } from '../content.ts'
import { KEPT_MS } from '../due.ts'
import type { Clock } from '../ports.ts'
import type { BackupRecord } from '../file-records.ts'
import type { InstanceRecord, OperationRecord } from '../records.ts'
import { roomOf } from '../rule-facts.ts'
import { expectThat } from './allowed.ts'
import type { MemoryBytes } from './test-world.ts'

interface Watched {
  readonly clock: Clock
  readonly bytes: MemoryBytes
  readonly backups: ReadonlyMap<string, BackupRecord>
  readonly operations: ReadonlyMap<string, OperationRecord>
  note(what: string): void
}

export interface BackupWatch {
  /** `instance`: as it was before the commit. */
  changed(
    was: BackupRecord | undefined,
    is: BackupRecord | undefined,
    instance: InstanceRecord | undefined,
  ): void
  /** After every commit. */
  all(): void
  /** What must hold at rest. */
  rest(): void
}

const isOpen = ({ state }: BackupRecord) => state === 'queued' || state === 'running'

/** Which states follow which; one that ended stays as it ended. */
const next: Readonly<Record<BackupRecord['state'], readonly BackupRecord['state'][]>> = {
  queued: ['queued', 'running', 'failed', 'cancelled'],
  running: ['ready', 'failed'],
  ready: ['ready', 'expired'],
  failed: [],
  cancelled: [],
  expired: [],
}

/** Watches the backups of a world. */
export function createBackupWatch({ clock, bytes, backups, operations, note }: Watched): BackupWatch {
  const mustBeStored = (record: BackupRecord) => {
    if (record.state !== 'ready') return
    expectThat(bytes.files.get(record.bytesKey)?.length === record.bytes, 'a ready backup has not its bytes')
  }

  const ended = (was: BackupRecord) => {
    if (was.state === 'ready') {
      expectThat(clock.now() >= was.keptUntil, 'a backup went within its days')
      note('backup expired')
    }
  }

  const began = (is: Extract<BackupRecord, { state: 'running' }>, instance: InstanceRecord | undefined) => {
    const source = operations.get(is.operationId)?.source
    expectThat(source !== undefined && instance !== undefined, 'a backup began without its instance')
    const then = contentAt(instance.content, is.dataAt, roomOf(instance))
    expectThat(
      JSON.stringify(source) === JSON.stringify(then),
      'a backup has other data than that of its begin',
    )
  }

  return {
    changed(was, is, instance) {
      if (!is) {
        expectThat(was !== undefined && 'endedAt' in was, 'a backup was lost')
        expectThat(clock.now() >= was.endedAt + KEPT_MS, 'a backup was forgotten too soon')
        return
      }
      if (was)
        expectThat(next[was.state].includes(is.state), `a backup went from ${was.state} to ${is.state}`)
      if (was && was.state !== is.state) ended(was)
      if (was?.state !== is.state) note(`backup ${is.state}`)
      if (is.state === 'running') began(is, instance)
      if (was?.state === 'ready' && is.state === 'ready' && was.linkUntil !== is.linkUntil)
        note('backup linked')
      mustBeStored(is)
    },

    all() {
      const open = [...backups.values()].filter(isOpen)
      const running = open.filter(({ state }) => state === 'running')
      expectThat(running.length <= limits.backupWorkers, `${running.length} backups run at once`)
      const busy = new Set(open.map(({ instanceId }) => instanceId))
      expectThat(busy.size === open.length, 'two backups of one instance are under way')
      if (running.length === limits.backupWorkers) return
      for (const record of open) {
        if (record.state === 'queued')
          expectThat(record.retryAt !== null, 'a backup waits beside a free worker')
      }
    },

    rest() {
      for (const record of backups.values()) mustBeStored(record)
    },
  }
}
