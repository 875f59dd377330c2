// What somebody did to a world, printed as tests by the same code as in the studio: one for each kind of step that has a
// form of its own. tools/try-package.ts runs them.
import type { AnyRecord, InstanceRecord } from '../control-plane/records.ts'
import {
  createRecordedWorld,
  type RecordedCall,
  type RecordedWorld,
} from '../control-plane/testing/recorded-world.ts'
import { playwrightTest } from '../mocks/studio/playwright-test.ts'

type Day = (world: RecordedWorld) => Promise<void>

/** The texts of the tests, by what was done. Throws where it could not be done. */
export async function printedTests(): Promise<ReadonlyMap<string, string>> {
  const texts = new Map<string, string>()
  for (const [name, day] of Object.entries(days)) {
    const world = createRecordedWorld()
    await day(world)
    const recipe = await world.recipe()
    const records: AnyRecord[] = [
      ...world.records('instance').map((record) => ({ kind: 'instance' as const, record })),
      ...world.records('snapshot').map((record) => ({ kind: 'snapshot' as const, record })),
      ...world.records('operation').map((record) => ({ kind: 'operation' as const, record })),
    ]
    texts.set(name, playwrightTest(recipe, records))
  }
  return texts
}

const HOUR = 3_600_000

const days = {
  async snapshots(world) {
    const { id } = named(world, 'inventory')
    await made(world, `POST /v1/instances/${id}/snapshots`)
    await pass(world, HOUR)
    const [newest] = snapshotsOf(world, id)
    await made(world, `POST /afterglow/v1/instances/${id}/snapshots/${newest}/exports`)
    await pass(world, HOUR)
    await made(world, `POST /v1/instances/${id}/snapshots/${newest}/restore`, confirmed(id))
    await pass(world, 60_000)
  },
  async power(world) {
    const { id } = named(world, 'inventory')
    await made(world, `POST /v1/instances/${id}/pause`)
    await pass(world, HOUR)
    await made(world, `POST /v1/instances/${id}/resume`)
    await pass(world, HOUR + 1_234)
    await made(world, `POST /afterglow/v1/instances/${id}/backups`)
    await pass(world, HOUR)
    await made(world, `DELETE /v1/instances/${id}`, confirmed(id))
    await pass(world, HOUR)
  },
  async calls(world) {
    const { tenantId, type, version, cloud, region, memory } = named(world, 'inventory')
    const name = 'it\'s "new" \\ ${x}'
    const body = { name, type, version, cloud_provider: cloud, region, memory, tenant_id: tenantId }
    await made(world, 'POST /v1/instances', { json: body })
    const { id } = named(world, name)
    const refused = await world.call(`POST /v1/instances/${id}/pause`)
    if (refused.status !== 409) throw new Error(`Pausing what is created was answered ${refused.status}.`)
    await pass(world, HOUR)
    await made(world, `PATCH /v1/instances/${id}`, { json: { name: 'copy' } })
    await made(world, `DELETE /v1/instances/${id}`, confirmed(id))
    await pass(world, 1_000)
  },
  async verbs(world) {
    const { id } = named(world, 'inventory')
    await world.control('fail', { operation: 'pause', reason: 'pause-failed', instance: 'inventory' })
    await world.control('fail', { operation: 'backup', reason: 'backup-failed', when: 'always' })
    await made(world, `POST /v1/instances/${id}/pause`)
    await world.control('settle', {})
    await made(world, `POST /afterglow/v1/instances/${id}/backups`)
    await pass(world, HOUR)
    await world.control('clear-failures', {})
    await world.control('fail', { operation: 'restore', reason: 'restore-failed', when: 'every-3' })
    await world.control('role', { role: 'viewer' })
    await world.control('next-event', {})
    await world.control('role', { role: 'admin' })
    const [key] = world.records('customer-managed-key')
    if (!key) throw new Error('There is no key.')
    await world.control('key-access', { key: key.id, access: 'revoked' })
    await world.control('jump', { now: world.life().clock.now() + HOUR })
    await world.control('key-access', { key: key.name, access: 'granted' })
    await world.control('end-session', {})
    await made(world, 'POST /afterglow/v1/session')
    await pass(world, HOUR)
  },
} satisfies Record<string, Day>

async function made(world: RecordedWorld, line: string, call: RecordedCall = {}): Promise<void> {
  const answer = await world.call(line, call)
  if (!answer.ok) throw new Error(`${line} was answered ${answer.status}: ${await answer.text()}`)
}

const confirmed = (id: string): RecordedCall => ({ headers: { 'Afterglow-Confirm': id } })

async function pass(world: RecordedWorld, ms: number): Promise<void> {
  const { recorder, clock, api } = world.life()
  await recorder.control('advance', { ms }, true, async () => clock.advance(ms))
  await api.controlPlane.reconcile()
}

function named(world: RecordedWorld, name: string): InstanceRecord {
  const found = world.records('instance').find((each) => each.name === name)
  if (!found) throw new Error(`There is no instance ${name}.`)
  return found
}

/** Ids, newest first. */
function snapshotsOf(world: RecordedWorld, id: string): readonly string[] {
  const all = world.records('snapshot').filter((each) => each.instanceId === id)
  return all.toSorted((a, b) => b.timestamp - a.timestamp).map((each) => each.id)
}
