import { createControlPlane } from '../control-plane/control-plane.ts'
import { createSimulatedFleet } from '../control-plane/fleet/simulated.ts'
import { createMemoryStore } from '../control-plane/memory-store.ts'
import type { Bytes } from '../control-plane/ports.ts'
import type { AnyRecord, InstanceRecord, SnapshotRecord } from '../control-plane/records.ts'
import { historyStart, scheduledHistory } from '../control-plane/scenarios/history.ts'
import { createSeededRandom } from '../control-plane/seeded-random.ts'
import { newSnapshot, purgeAtOf } from '../control-plane/snapshot-life.ts'
import { countingStore } from '../control-plane/testing/counting-store.ts'
import { described, instanceRecord, tenant } from '../control-plane/testing/test-world.ts'
import { createVirtualClock } from '../control-plane/virtual-clock.ts'

const dayMs = 86_400_000
const now = Date.UTC(2026, 0, 1, 12)
const instances = 1000
/** Taken by hand, one a day, of each instance. */
const onDemand = 72

/**
 * A simulated day of a thousand hourly instances with two months of snapshots behind them: seconds of one jump, and what
 * an event reads and writes.
 */
export async function benchDay(bytes: Bytes): Promise<string[]> {
  const random = createSeededRandom('bench')
  const clock = createVirtualClock({ now })
  const store = createMemoryStore({ base: world(random) })
  const counting = countingStore(store)
  const plane = createControlPlane({
    clock,
    random,
    bytes,
    store: counting.store,
    host: { host: 'node', build: 'bench', downloads: 'http', control: false, maxUploadBytes: null },
  })
  const count = () => store.read((tx) => tx.count('snapshot', 'base', {}))
  // What made the world is not of the day: indexes are made when they are first asked for.
  await plane.reconcile()
  const differentials = await count()
  const [readsBefore, commitsBefore] = [store.reads, counting.writes.length]
  clock.advance(dayMs)
  const startedAt = performance.now()
  const { handled } = await plane.reconcile()
  const seconds = (performance.now() - startedAt) / 1000
  const startedIdle = performance.now()
  const idleReads = store.reads
  const ticks = 1000
  for (let tick = 0; tick < ticks; tick += 1) await plane.reconcile()
  const idleMs = performance.now() - startedIdle
  const writes = counting.writes.slice(commitsBefore)
  const all = writes.reduce((sum, each) => sum + each, 0)
  const snapshots = differentials + instances * (onDemand + 61)
  return [
    `reconcile: a day of ${instances} hourly instances with about ${(snapshots / 1e6).toFixed(2)} million snapshots in the world took ${seconds.toFixed(1)} s (${handled} events, ${((seconds * 1e6) / handled).toFixed(0)} µs each)`,
    `reconcile: ${((idleReads - readsBefore) / handled).toFixed(1)} records read and ${(all / handled).toFixed(2)} written per event there, at most ${writes.reduce((most, each) => Math.max(most, each), 0)}`,
    `reconcile: a tick with nothing due there reads ${store.reads - idleReads} records and takes ${((idleMs * 1000) / ticks).toFixed(0)} µs`,
  ]
}

/** Made one by one while the store takes them over, so that only the store holds them. */
function* world(random: ReturnType<typeof createSeededRandom>): Iterable<AnyRecord> {
  yield { kind: 'tenant', record: tenant }
  const fleet = createSimulatedFleet(random)
  for (let index = 0; index < instances; index += 1) {
    const instance = instanceOf(index)
    const since = historyStart(instance, now)
    const history = scheduledHistory(instance, { since, until: now, now }, { random, fleet })
    for (const record of history.snapshots) yield { kind: 'snapshot', record }
    for (let day = 1; day <= onDemand; day += 1) yield { kind: 'snapshot', record: taken(instance, day) }
    const { taking, nextSlotAt } = history
    // One that is being taken would be finished in the first moments of the day: it is as if it had not begun.
    yield { kind: 'instance', record: { ...instance, nextSlotAt: taking ? now : nextSlotAt } }
  }
}

function instanceOf(index: number): InstanceRecord {
  const since = now - 90 * dayMs
  return instanceRecord('enterprise-db', '5', (0xaa000000 + index).toString(16), {
    createdAt: since,
    statusSince: since,
    content: described({ asOf: since }),
  })
}

function taken(instance: InstanceRecord, day: number): SnapshotRecord {
  const at = now - day * dayMs
  const begun = newSnapshot({
    id: `${instance.id}-${day}`,
    instance,
    at,
    profile: 'AdHoc',
    plan: { kind: 'full', retention: null },
    baseSnapshotId: null,
    operationId: `${instance.id}-${day}`,
    requestedBy: 'bench',
  })
  const completed: SnapshotRecord = { ...begun, status: 'Completed', completedAt: at + 20_000 }
  return { ...completed, purgeAt: purgeAtOf(completed) }
}
