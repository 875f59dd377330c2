/**
 * Moves everything forward that is due: one event, one commit, in the order of due time, each as of that time. An event
 * depends on the records and its due time alone, never on when it is handled; so one jump and many steps end in the same
 * world. Its cost follows the events: each reads the head of every kind's `due` index and what it is about.
 */
import { indexes } from './indexes.ts'
import { instanceDue } from './due.ts'
import { backupEvent } from './events/backup-events.ts'
import { importEvent } from './events/import-events.ts'
import { hasOtherSum } from './import-life.ts'
import { instanceEvent } from './events/instance-events.ts'
import { operationEvent } from './events/operation-events.ts'
import { taskOf, type Means } from './means.ts'
import type { ReadTx, Tx } from './ports.ts'
import type { ExportRecord } from './file-records.ts'
import type { RecordKind, Records } from './records.ts'
import { toWrite } from './backup-life.ts'
import { releaseBytes } from './bytes-use.ts'
import { retireInParts } from './snapshot-life.ts'
import type { Work, WorkResult } from './work.ts'

/** The kinds of records that become due, in the order of events of the same moment. */
const dueKinds = [
  'backup',
  'customer-managed-key',
  'deleted-instance',
  'export',
  'idempotency',
  'import',
  'instance',
  'operation',
  'snapshot',
  'sweep',
] as const satisfies readonly RecordKind[]

type DueKind = (typeof dueKinds)[number]

/** What is due: a record and when (ms). */
export type DueEvent<K extends DueKind = DueKind> = {
  readonly [P in K]: { readonly kind: P; readonly record: Records[P]; readonly at: number }
}[K]

/** Bytes that are being read or written right now: neither swept nor given up meanwhile. */
export interface Pins {
  readonly size: number
  has(bytesKey: string): boolean
}

function eventOf<K extends DueKind>(kind: K, record: Records[K]): DueEvent<K> | null {
  const at = indexes[kind]['due']?.(record)?.[0]
  return typeof at === 'number' ? { kind, record, at } : null
}

function isPinned(event: DueEvent, pins: Pins): boolean {
  switch (event.kind) {
    case 'sweep':
      return pins.has(event.record.id)
    case 'import':
      return event.record.state === 'uploading' && pins.has(event.record.bytesKey)
    default:
      return false
  }
}

async function firstOf(tx: ReadTx, kind: DueKind, until: number, pins: Pins): Promise<DueEvent | null> {
  const limit = kind === 'import' || kind === 'sweep' ? 1 + pins.size : 1
  for (const record of await tx.range(kind, 'due', { to: [until], limit })) {
    const event = eventOf<DueKind>(kind, record)
    if (event && !isPinned(event, pins)) return event
  }
  return null
}

/** The first event due until `until` (ms), of all kinds but those left out. */
export async function nextEvent(
  tx: ReadTx,
  until: number,
  pins: Pins,
  without?: ReadonlySet<DueKind>,
): Promise<DueEvent | null> {
  let first: DueEvent | null = null
  for (const kind of dueKinds) {
    if (without?.has(kind)) continue
    const event: DueEvent | null = await firstOf(tx, kind, Math.min(until, first?.at ?? until), pins)
    if (event && (first === null || event.at < first.at)) first = event
  }
  return first
}

/** The work on bytes that has to be done before the event can be handled; null: none. */
export async function workOf(tx: ReadTx, means: Means, event: DueEvent): Promise<Work | null> {
  if (event.kind === 'import') {
    const { record } = event
    return record.state === 'verifying' && !hasOtherSum(record)
      ? { kind: 'verify', id: `verify/${record.id}`, record }
      : null
  }
  if (event.kind !== 'operation') return null
  const operation = event.record
  if (operation.kind !== 'export' && operation.kind !== 'backup') return null
  if (operation.state !== 'running' || operation.source === null) return null
  if (!means.fleet.poll(taskOf(operation), event.at).outcome?.ok) return null
  const content = operation.source
  if (operation.kind === 'export') {
    const record = await tx.get('export', operation.exportId ?? '')
    return record ? { kind: 'write', id: `write/${record.id}`, of: 'export', record, content } : null
  }
  const record = await tx.get('backup', operation.backupId ?? '')
  if (record?.state !== 'running') return null
  return { kind: 'write', id: `write/${record.id}`, of: 'backup', record: toWrite(record), content }
}

/** Handles one event, in one commit, as of the time it was due. Returns whether it goes on: the same one is due again. */
export async function handle(
  tx: Tx,
  means: Means,
  event: DueEvent,
  result: WorkResult | null,
): Promise<boolean> {
  if (event.kind === 'snapshot') return retireInParts(tx, event.record, event.at)
  await handleWhole(tx, means, event, result)
  return false
}

async function handleWhole(
  tx: Tx,
  means: Means,
  event: Exclude<DueEvent, { readonly kind: 'snapshot' }>,
  result: WorkResult | null,
): Promise<void> {
  const { at } = event
  switch (event.kind) {
    case 'backup':
      return backupEvent(tx, means, at, event.record)
    case 'customer-managed-key':
      return tx.put('customer-managed-key', { ...event.record, pendingUntil: null })
    case 'export':
      return exportEvent(tx, at, event.record)
    case 'deleted-instance':
    case 'idempotency':
    case 'sweep':
      return tx.delete(event.kind, event.record.id)
    case 'import':
      return importEvent(tx, means, at, event.record, result)
    case 'instance': {
      const due = instanceDue(event.record)
      if (due) await instanceEvent(tx, means, at, event.record, due.event)
      return
    }
    case 'operation':
      return event.record.state === 'running'
        ? operationEvent(tx, means, at, event.record, result)
        : tx.delete('operation', event.record.id)
  }
}

async function exportEvent(tx: Tx, at: number, record: ExportRecord): Promise<void> {
  if (record.state !== 'ready') return tx.delete('export', record.id)
  const { bytes: _bytes, crc32: _crc32, expiresAt: _expiresAt, ...base } = record
  await tx.put('export', { ...base, state: 'expired', endedAt: at })
  await releaseBytes(tx, record.bytesKey, at)
}
