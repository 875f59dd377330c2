/** Watches every commit of a world and throws where one breaks what must always hold. */
import { planOf, sizeInBytes } from '../../contract/rules/plans.ts'
import { isMoving } from '../../contract/rules/statuses.ts'
import { bytesKeyOf, contentAt, storeBytes, type Content } from '../content.ts'
import { KEPT_MS } from '../due.ts'
import type { MemoryBytes } from './test-world.ts'
import type { Clock, RecordChange } from '../ports.ts'
import type {
  AnyRecord,
  InstanceRecord,
  OperationRecord,
  RecordKind,
  Records,
  SnapshotRecord,
} from '../records.ts'
import { roomOf } from '../rule-facts.ts'
import { expectThat, mustBeAllowed } from './allowed.ts'
import { createBackupWatch } from './backup-watch.ts'
import { createLifeWatch } from './life-watch.ts'
import { createImportWatch } from './import-watch.ts'
import { createKeyWatch } from './key-watch.ts'
import { createNetworkWatch } from './network-watch.ts'

type Shadow = { readonly [K in RecordKind]: Map<string, Records[K]> }
/** The records before a commit. */
type Before = <K extends RecordKind>(kind: K, id: string | null) => Records[K] | undefined

export interface Monitor {
  /** To be called with the changes of every commit, before it is acknowledged. */
  commit(changes: readonly RecordChange[], version: number): void
  /** To be called before bytes are deleted. */
  deleteBytes(key: string): void
  /** What must hold at rest. */
  rest(): void
  /** How often what happened: "restore succeeded", "snapshot purged". */
  readonly seen: ReadonlyMap<string, number>
}

const filling = ['create', 'restore', 'overwrite', 'load-file'] as const
const isFilling = (kind: string) => filling.some((each) => each === kind)
const isExclusive = (operation: OperationRecord) =>
  !['take-snapshot', 'export', 'backup'].includes(operation.kind)

/** The data itself, without how it goes on. */
const dataOf = (content: Content | null): string =>
  JSON.stringify(content?.kind === 'described' ? { ...content, asOf: null, writesPerHour: 0 } : content)

/** A monitor over a world that begins with `base`. */
export function createMonitor(base: readonly AnyRecord[], clock: Clock, bytes: MemoryBytes): Monitor {
  const now = emptyShadow()
  const running = new Map<string, OperationRecord>()
  const begun = new Set<string>()
  const sweptInUse: string[] = []
  const seen = new Map<string, number>()
  const note = (what: string) => void seen.set(what, (seen.get(what) ?? 0) + 1)
  let last = 0
  const backups = createBackupWatch({ clock, bytes, backups: now.backup, operations: now.operation, note })
  const imports = createImportWatch({ clock, bytes, imports: now.import, operations: now.operation, note })
  const networks = createNetworkWatch({
    networks: now['network-access'],
    instances: now.instance,
    operations: now.operation,
    note,
  })
  const lives = createLifeWatch({
    clock,
    instances: now.instance,
    gone: now['deleted-instance'],
    snapshots: now.snapshot,
    operations: now.operation,
    note,
  })
  const keys = createKeyWatch({
    clock,
    keys: now['customer-managed-key'],
    instances: now.instance,
    gone: now['deleted-instance'],
    running,
    note,
  })
  for (const each of base) set<RecordKind>(now, each)

  const runningOf = (instanceId: string) =>
    [...running.values()].filter((each) => each.instanceId === instanceId)

  const users = (key: string) => [
    ...[...now.instance.values()].filter((each) => bytesKeyOf(each.content) === key),
    ...[...now.snapshot.values()].filter((each) => bytesKeyOf(each.content) === key),
    ...[...running.values()].filter((each) => bytesKeyOf(each.source) === key),
    ...[...now.import.values()].filter(
      (each) => each.bytesKey === key && (each.state === 'verifying' || each.state === 'waiting'),
    ),
    ...[...now.export.values()].filter((each) => each.bytesKey === key && each.state === 'ready'),
    ...[...now.backup.values()].filter((each) => each.state === 'ready' && each.bytesKey === key),
  ]

  const mustBeStored = (content: Content | null, what: string) => {
    if (content?.kind !== 'held') return
    const stored = bytes.files.get(content.bytesKey)?.length
    expectThat(stored === content.fileBytes, `${what} holds ${content.fileBytes} bytes, ${stored} are stored`)
  }

  /** A copy that cannot go on before a snapshot of that instance is completed. */
  const waitsFor = ({ kind, snapshotId }: OperationRecord, before: Before, instanceId: string | null) => {
    if (kind !== 'create' && kind !== 'overwrite') return false
    const snapshot = before('snapshot', snapshotId)
    return snapshot?.instanceId === instanceId && snapshot?.completedAt === null
  }

  const began = (operation: OperationRecord, before: Before) => {
    const name = `${operation.kind} of ${operation.requestId}`
    expectThat(operation.requestId === 'automatic' || !begun.has(name), `${name} was begun twice`)
    begun.add(name)
    const snapshot = before('snapshot', operation.snapshotId)
    const owner = snapshot && before('instance', snapshot.instanceId)
    const copy = [...running.values()].find((each) => waitsFor(each, before, operation.instanceId))
    const instance = before('instance', operation.instanceId)
    mustBeAllowed(operation, instance, snapshot, owner, copy?.instanceName ?? null)
    if (snapshot && !owner && operation.kind === 'create') note('create from what was left')
    if (operation.source && snapshot)
      expectThat(
        dataOf(operation.source) === dataOf(snapshot.content),
        `${name} has other data than its snapshot`,
      )
  }

  const operationChanged = (
    was: OperationRecord | undefined,
    is: OperationRecord | undefined,
    before: Before,
  ) => {
    if (!is) {
      expectThat(was !== undefined, 'an operation that never was is gone')
      const forgotten = was.endedAt !== null && clock.now() >= was.endedAt + KEPT_MS
      const scheduled = was.kind === 'take-snapshot' && was.requestId === 'automatic'
      expectThat(forgotten || scheduled, `${was.kind} of ${was.requestId} was lost`)
      return
    }
    if (!was) return began(is, before)
    expectThat(was.state === 'running', `${is.kind} was ended twice`)
    if (is.state === 'running') return
    note(`${is.kind} ${is.state}`)
    keys.ended(is)
    const instance = is.instanceId === null ? undefined : now.instance.get(is.instanceId)
    const old = before('instance', is.instanceId)
    if (!isFilling(is.kind) || !instance || !old) return
    if (is.state === 'failed') {
      expectThat(dataOf(instance.content) === dataOf(old.content), `a failed ${is.kind} changed the data`)
      return
    }
    const source = was.source ?? before('snapshot', was.snapshotId)?.content ?? old.content
    expectThat(dataOf(instance.content) === dataOf(source), `a ${is.kind} left other data than its source`)
  }

  const instanceChanged = (was: InstanceRecord | undefined, is: InstanceRecord) => {
    expectThat(
      (is.operationId !== null) === isMoving(is.status),
      `${is.status} with operation ${is.operationId}`,
    )
    const exclusive = runningOf(is.id).filter(isExclusive)
    expectThat(exclusive.length <= 1, `${exclusive.length} operations have ${is.name} to themselves`)
    expectThat((exclusive[0]?.id ?? null) === is.operationId, `${is.name} names another operation`)
    const taking = runningOf(is.id).filter((each) => each.kind === 'take-snapshot')
    expectThat(taking.length <= 1, `${taking.length} snapshots of ${is.name} are taken at once`)
    expectThat((taking[0]?.id ?? null) === is.takingId, `${is.name} names another snapshot being taken`)
    mustBeStored(is.content, is.name)
    const used = storeBytes(contentAt(is.content, clock.now(), roomOf(is)))
    expectThat(used <= sizeInBytes(is.storage), `${is.name} holds ${used} bytes in ${is.storage}`)
    if (!was) return
    const ends = was.operationId === null ? undefined : now.operation.get(was.operationId)
    const size = ends?.kind === 'resize' && ends.state === 'succeeded' ? ends.size : was
    expectThat(
      is.memory === size?.memory && is.storage === size.storage && is.cpu === size.cpu,
      `${is.name} has a size that nobody gave it`,
    )
    const filled = was.operationId !== null && isFilling(now.operation.get(was.operationId)?.kind ?? '')
    const ended = was.operationId !== null && is.operationId === null
    if (filled && ended) return
    const grown = contentAt(was.content, is.statusSince, roomOf(was))
    expectThat(
      [dataOf(was.content), dataOf(grown)].includes(dataOf(is.content)),
      `the data of ${is.name} changed by itself`,
    )
  }

  const snapshotChanged = (
    was: SnapshotRecord | undefined,
    is: SnapshotRecord | undefined,
    before: Before,
  ) => {
    if (is) {
      if (is.status === 'Completed') {
        expectThat(is.content !== null, 'a completed snapshot holds nothing')
        mustBeStored(is.content, `snapshot ${is.id}`)
      }
      const base = is.baseSnapshotId === null ? null : now.snapshot.get(is.baseSnapshotId)
      expectThat(base === null || base?.status === 'Completed', 'a differential has no full one')
      if (was?.content && is.content)
        expectThat(dataOf(was.content) === dataOf(is.content), 'a snapshot changed')
      return
    }
    expectThat(was !== undefined, 'a snapshot that never was is gone')
    const users = [...running.values()].filter((each) => each.snapshotId === was.id)
    expectThat(users.length === 0, `a snapshot in use by ${users[0]?.kind} was purged`)
    note('snapshot purged')
    lives.snapshotGone(was, before('instance', was.instanceId))
    const instance = now.instance.get(was.instanceId)
    if (!instance) return
    const past = was.purgeAt !== null && clock.now() >= was.purgeAt
    const replaced =
      planOf(instance.type).type === 'free-db' &&
      [...now.snapshot.values()].some(
        (each) =>
          each.instanceId === was.instanceId && each.status === 'Completed' && each.timestamp > was.timestamp,
      )
    // It goes right before its full one, whose time is over then.
    const base = was.baseSnapshotId === null ? was : now.snapshot.get(was.baseSnapshotId)
    const withBase = !base || (base !== was && base.purgeAt !== null && clock.now() >= base.purgeAt)
    expectThat(past || replaced || withBase, 'a snapshot was purged within its days')
  }

  return {
    seen,
    commit(changes, version) {
      expectThat(version === last + 1, `version ${version} after ${last}`)
      last = version
      const old = emptyShadow()
      for (const { kind, id } of changes) {
        const was = inShadow<RecordKind>(now, kind, id)
        if (was) set<RecordKind>(old, was)
      }
      const changed = new Set(changes.map(({ kind, id }) => `${kind} ${id}`))
      const before: Before = (kind, id) =>
        id === null ? undefined : (changed.has(`${kind} ${id}`) ? old : now)[kind].get(id)
      for (const change of changes) {
        set<RecordKind>(now, change)
        if (change.kind !== 'operation') continue
        if (change.record?.state === 'running') running.set(change.id, change.record)
        else running.delete(change.id)
      }
      for (const { kind, id } of changes) {
        switch (kind) {
          case 'operation':
            operationChanged(before('operation', id), now.operation.get(id), before)
            break
          case 'backup': {
            const is = now.backup.get(id)
            const was = before('backup', id)
            backups.changed(was, is, before('instance', (is ?? was)?.instanceId ?? null))
            break
          }
          case 'import': {
            const is = now.import.get(id)
            const was = before('import', id)
            imports.changed(was, is, before('instance', (is ?? was)?.instanceId ?? null))
            break
          }
          case 'network-access':
            networks.changed(before('network-access', id), now['network-access'].get(id))
            break
          case 'customer-managed-key':
            keys.changed(before('customer-managed-key', id), now['customer-managed-key'].get(id))
            break
          case 'snapshot':
            snapshotChanged(before('snapshot', id), now.snapshot.get(id), before)
            break
          case 'instance': {
            const is = now.instance.get(id)
            if (is) instanceChanged(before('instance', id), is)
            lives.instance(before('instance', id), is)
            break
          }
          case 'deleted-instance':
            lives.deleted(before('deleted-instance', id), now['deleted-instance'].get(id))
            break
          default:
        }
      }
      backups.all()
      imports.all()
      networks.all()
      keys.all()
    },
    deleteBytes(key) {
      // Told at rest: whoever sweeps may well go on after an error.
      if (users(key).length > 0) sweptInUse.push(key)
      note('bytes swept')
    },
    rest() {
      expectThat(sweptInUse.length === 0, `bytes ${sweptInUse.join()} were deleted in use`)
      for (const key of bytes.files.keys()) {
        const uploading = [...now.import.values()].some(
          (each) => each.bytesKey === key && each.state === 'uploading',
        )
        expectThat(uploading || users(key).length > 0 || now.sweep.has(key), `bytes ${key} were left behind`)
      }
      for (const each of now.export.values()) {
        if (each.state !== 'ready') continue
        expectThat(bytes.files.get(each.bytesKey)?.length === each.bytes, 'a ready export has not its bytes')
      }
      backups.rest()
      lives.rest()
      for (const each of now.snapshot.values()) {
        for (const id of each.holds)
          expectThat(now.operation.get(id)?.state === 'running', 'a snapshot is held by nobody')
      }
    },
  }
}

type Put<K extends RecordKind> = {
  readonly [P in K]: { readonly kind: P; readonly id?: string; readonly record: Records[P] | null }
}[K]

function set<K extends RecordKind>(shadow: Shadow, put: Put<K>): void {
  if (put.record) shadow[put.kind].set(put.record.id, put.record)
  else if (put.id !== undefined) shadow[put.kind].delete(put.id)
}

function inShadow<K extends RecordKind>(shadow: Shadow, kind: K, id: string): Put<K> | null {
  const record = shadow[kind].get(id)
  return record ? { kind, record } : null
}

function emptyShadow(): Shadow {
  return {
    world: new Map(),
    tenant: new Map(),
    instance: new Map(),
    'deleted-instance': new Map(),
    snapshot: new Map(),
    operation: new Map(),
    export: new Map(),
    backup: new Map(),
    import: new Map(),
    'network-access': new Map(),
    idempotency: new Map(),
    'customer-managed-key': new Map(),
    sweep: new Map(),
  }
}
