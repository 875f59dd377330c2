import { createControlPlane, type ControlPlane } from '../control-plane/control-plane.ts'
import { createMemoryStore, type MemoryStore } from '../control-plane/memory-store.ts'
import type { Bytes } from '../control-plane/ports.ts'
import type { AnyRecord } from '../control-plane/records.ts'
import { createSeededRandom } from '../control-plane/seeded-random.ts'
import { createVirtualClock, type VirtualClock } from '../control-plane/virtual-clock.ts'
import { benchDay } from './bench-day.ts'

const hourMs = 3_600_000
const start = Date.UTC(2026, 0, 1)
const tenantId = '00000000-0000-4000-8000-000000000001'

type World = { plane: ControlPlane; store: MemoryStore; clock: VirtualClock }

/** What one due event costs with 10 instances and with 1000: it follows the work that is due, so the ratios are near 1. */
export async function benchReconcile(): Promise<string[]> {
  const few = await costOf(await worldOf(10), 30 * 24)
  const many = await costOf(await worldOf(1000), 12)
  const reads = many.reads / few.reads
  const time = many.ms / few.ms
  return [
    `reconcile: ${few.reads.toFixed(1)} records read per event with 10 instances, ${many.reads.toFixed(1)} with 1000: ${reads.toFixed(2)} times`,
    `reconcile: an event with 1000 instances takes ${time.toFixed(2)} times as long as one with 10 (${many.handled} and ${few.handled} events)`,
    ...(await benchDay(noBytes)),
  ]
}

async function costOf({ plane, store, clock }: World, hours: number) {
  const readsBefore = store.reads
  const startedAt = performance.now()
  let handled = 0
  for (let hour = 0; hour < hours; hour += 1) {
    clock.advance(hourMs)
    handled += (await plane.reconcile()).handled
  }
  const [reads, ms] = [store.reads - readsBefore, performance.now() - startedAt]
  return { handled, reads: reads / handled, ms: ms / handled }
}

/** A world with so many running instances, made by the commands that anyone would use. */
async function worldOf(instances: number): Promise<World> {
  const clock = createVirtualClock({ now: start })
  const tenant = {
    kind: 'tenant',
    record: { id: tenantId, name: 'Bench', createdAt: start },
  } satisfies AnyRecord
  const store = createMemoryStore({ base: [tenant] })
  const plane = createControlPlane({
    clock,
    store,
    random: createSeededRandom('bench'),
    bytes: noBytes,
    host: { host: 'node', build: 'bench', downloads: 'http', control: false, maxUploadBytes: null },
  })
  for (let index = 0; index < instances; index += 1) {
    const asked = { user: 'bench', role: 'admin', requestId: `bench-${index}` } as const
    const outcome = await plane.commands.createInstance(asked, {
      tenantId,
      name: `bench-${index}`,
      type: 'business-critical',
      version: '5',
      cloud: 'gcp',
      region: 'europe-west1',
      memory: '8GB',
    })
    if (!outcome.ok) throw new Error(`${outcome.message} ${outcome.remedy}`)
    clock.advance(1000)
  }
  clock.advance(hourMs)
  await plane.reconcile()
  return { plane, store, clock }
}

/** Described content moves no bytes. */
const noBytes: Bytes = {
  size: () => Promise.resolve(null),
  append: () => Promise.reject(new Error('The bench stores no bytes.')),
  read: () => new ReadableStream({ start: (controller) => controller.close() }),
  delete: () => Promise.resolve(),
  async *keys() {},
}
