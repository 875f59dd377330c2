import { beforeEach, describe, expect, it } from 'vitest'
import { dumps } from '../control-plane/api/test-archives.ts'
import { madeWorld } from '../control-plane/control.ts'
import { consentTo } from '../control-plane/import-life.ts'
import type { Bytes } from '../control-plane/ports.ts'
import type {
  InstanceRecord,
  OperationKind,
  OperationRecord,
  SnapshotRecord,
} from '../control-plane/records.ts'
import { beginningOf, type ScenarioId } from '../control-plane/scenarios/registry.ts'
import { createMemoryBytes } from '../control-plane/memory-bytes.ts'
import { recordedHost } from '../control-plane/testing/recorded-world.ts'
import { createMemoryDatabase, oneAtATime, type MemoryDatabase } from './testing/memory-database.ts'
import { openRecordedTab, type RecordedTab } from './testing/recorded-tab.ts'

let browser: MemoryDatabase
let bytes: Bytes
beforeEach(() => {
  browser = createMemoryDatabase()
  bytes = createMemoryBytes()
})

const open = (scenario: ScenarioId) => {
  const { source } = beginningOf(scenario)
  return openRecordedTab({ source, database: browser.database, bytes, exclusive: oneAtATime() })
}

const recordsOf = (tab: RecordedTab) => tab.world.request(async (life) => life.records())

/** Every record that is not as the scenario has it. */
const changesOf = (tab: RecordedTab) =>
  tab.world.request(async ({ store }) => (await store.changesSince(0)).changes)

async function instanceOf(
  tab: RecordedTab,
  makesSense: (instance: InstanceRecord) => boolean,
): Promise<InstanceRecord> {
  const all = (await recordsOf(tab)).flatMap((each) => (each.kind === 'instance' ? [each.record] : []))
  const found = all.find(makesSense)
  if (!found) throw new Error('There is no such instance.')
  return found
}

async function runningOf(tab: RecordedTab, kind: OperationKind) {
  const running = await tab.world.request(({ api }) => api.controlPlane.read((q) => q.running()))
  return running
    .filter(({ record }) => record.kind === kind)
    .toSorted((a, b) => b.record.startedAt - a.record.startedAt)[0]
}

async function operationOf(tab: RecordedTab, id: string): Promise<OperationRecord | undefined> {
  const all = (await recordsOf(tab)).flatMap((each) => (each.kind === 'operation' ? [each.record] : []))
  return all.find((each) => each.id === id)
}

async function snapshotOf(tab: RecordedTab, { id }: InstanceRecord): Promise<SnapshotRecord> {
  const found = (await recordsOf(tab))
    .flatMap((each) => (each.kind === 'snapshot' ? [each.record] : []))
    .filter((each) => each.instanceId === id && each.status === 'Completed' && each.kind === 'full')
    .toSorted((a, b) => b.timestamp - a.timestamp)[0]
  if (!found) throw new Error('There is no such snapshot.')
  return found
}

const orders = ({ name }: InstanceRecord) => name === 'inventory'
const confirmed = (id: string) => ({ 'Afterglow-Confirm': id })
const ours = (id: string) => `/afterglow/v1/instances/${id}`

async function load(tab: RecordedTab): Promise<void> {
  const instance = await instanceOf(tab, ({ name }) => name === 'customer-graph')
  const file = new Uint8Array(await (await dumps.sound()).arrayBuffer())
  const { instanceName, dataId } = consentTo(instance)
  await tab.call(`POST ${ours(instance.id)}/imports`, {
    headers: confirmed(instance.id),
    json: {
      file_name: 'people.dump',
      file_bytes: file.length,
      consent: { instance_name: instanceName, data_id: dataId },
    },
  })
  const uploading = (await recordsOf(tab)).flatMap((each) => (each.kind === 'import' ? [each.record] : []))
  const id = uploading.find(({ fileName }) => fileName === 'people.dump')?.id ?? ''
  await tab.call('POST /afterglow/v1/uploads', {
    headers: {
      'Tus-Resumable': '1.0.0',
      'Upload-Length': String(file.length),
      'Upload-Metadata': `import ${btoa(id)}`,
    },
  })
  await tab.send(id, file)
  await tab.world.alone(({ api }) => api.controlPlane.reconcile())
}

/** How an operation of each kind begins; a new kind has to be here, too. */
const beginnings: Readonly<Record<OperationKind, (tab: RecordedTab) => Promise<unknown>>> = {
  create: async (tab) => {
    const instance = await instanceOf(tab, orders)
    await tab.call('POST /v1/instances', {
      json: {
        version: '5',
        region: 'us-east-1',
        memory: '8GB',
        name: 'copy',
        type: 'enterprise-db',
        tenant_id: instance.tenantId,
        cloud_provider: 'aws',
        customer_managed_key_id: instance.customerManagedKeyId,
        source_instance_id: instance.id,
        source_snapshot_id: (await snapshotOf(tab, instance)).id,
      },
    })
  },
  'take-snapshot': async (tab) =>
    tab.call(`POST /v1/instances/${(await instanceOf(tab, orders)).id}/snapshots`),
  export: async (tab) => {
    const instance = await instanceOf(tab, orders)
    const { id } = await snapshotOf(tab, instance)
    await tab.call(`POST ${ours(instance.id)}/snapshots/${id}/exports`)
  },
  backup: async (tab) => tab.call(`POST ${ours((await instanceOf(tab, orders)).id)}/backups`),
  restore: async (tab) => {
    const instance = await instanceOf(tab, orders)
    const { id } = await snapshotOf(tab, instance)
    const headers = confirmed(instance.id)
    await tab.call(`POST /v1/instances/${instance.id}/snapshots/${id}/restore`, { headers })
  },
  overwrite: async (tab) => {
    const instance = await instanceOf(tab, orders)
    const snapshot = await snapshotOf(tab, instance)
    await tab.call(`POST /v1/instances/${instance.id}/overwrite`, {
      headers: confirmed(instance.id),
      json: { source_instance_id: instance.id, source_snapshot_id: snapshot.id },
    })
  },
  'load-file': load,
  'go-back': async (tab) => {
    const { id } = await instanceOf(tab, ({ status }) => status === 'loading failed')
    await tab.call(`POST ${ours(id)}/go-back`, { headers: confirmed(id) })
  },
  pause: async (tab) => tab.call(`POST /v1/instances/${(await instanceOf(tab, orders)).id}/pause`),
  resume: async (tab) => {
    const { id } = await instanceOf(tab, ({ status }) => status === 'paused')
    await tab.call(`POST /v1/instances/${id}/resume`)
  },
  resize: async (tab) => {
    const { id } = await instanceOf(tab, orders)
    await tab.call(`PATCH /v1/instances/${id}`, { json: { memory: '16GB' } })
  },
  delete: async (tab) => {
    const { id } = await instanceOf(tab, orders)
    await tab.call(`DELETE /v1/instances/${id}`, { headers: confirmed(id) })
  },
  'network-access': async (tab) => {
    const { tenantId } = await instanceOf(tab, orders)
    await tab.call('POST /afterglow/v1/network-access', {
      json: { tenant_id: tenantId, cloud_provider: 'aws', region: 'us-east-1' },
    })
  },
}
const isKind = (name: string): name is OperationKind => Object.hasOwn(beginnings, name)
const kinds = Object.keys(beginnings).filter(isKind)

async function copyOf(from: Bytes): Promise<Bytes> {
  const copy = createMemoryBytes()
  for await (const key of from.keys()) {
    const size = (await from.size(key)) ?? 0
    await copy.append(key, 0, size > 0 ? from.read(key, 0, size) : new Blob().stream())
  }
  return copy
}

describe('a reload in the middle', () => {
  it.each(kinds)('of %s changes nothing', async (kind) => {
    const stays = await open(kind === 'go-back' ? 'every-status' : 'tour')
    await beginnings[kind](stays)
    const begun = await runningOf(stays, kind)
    if (!begun) throw new Error('Nothing runs.')
    const { now } = await stays.control('state', {})
    const ms = Math.floor((begun.progress.endsAt - Date.parse(now)) / 2)
    expect(ms).toBeGreaterThan(0)
    await stays.control('advance', { ms })
    expect((await runningOf(stays, kind))?.record.id).toBe(begun.record.id)

    // From here on one page stays, and another one opens what was stored.
    const there = { database: browser.copy().database, bytes: await copyOf(bytes) }
    const { source } = stays.world.current()
    const reloaded = await openRecordedTab({ source, ...there, exclusive: oneAtATime() })
    expect(await changesOf(reloaded)).toEqual(await changesOf(stays))
    expect(await reloaded.recipe()).toEqual(await stays.recipe())
    for (const tab of [stays, reloaded]) await tab.control('settle', {})
    expect((await operationOf(stays, begun.record.id))?.state).toBe('succeeded')
    expect(await changesOf(reloaded)).toEqual(await changesOf(stays))
    expect(await reloaded.recipe()).toEqual(await stays.recipe())
  })
})

describe('two pages of a world', () => {
  it('do the steps of one, and either tells them all', async () => {
    const exclusive = oneAtATime()
    const { source } = beginningOf('tour')
    const options = { source, database: browser.database, bytes, exclusive }
    const [here, there] = [await openRecordedTab(options), await openRecordedTab(options)]
    const { id } = await instanceOf(here, orders)
    await here.call(`POST /v1/instances/${id}/snapshots`)
    await there.control('advance', { ms: 90_000 })
    await there.call(`PATCH /v1/instances/${id}`, { json: { name: 'renamed there' } })
    await here.control('fail', { operation: 'pause', reason: 'pause-failed' })
    await there.call(`POST /v1/instances/${id}/pause`)
    await here.control('settle', {})
    const recipe = await here.recipe()
    expect(recipe.steps.map((step) => (step.kind === 'control' ? step.verb : step.kind))).toEqual([
      'call',
      'advance',
      'call',
      'fail',
      'call',
      'settle',
    ])
    expect(await there.recipe()).toEqual(recipe)
    expect((await instanceOf(there, (each) => each.id === id)).status).toBe('running')
    expect((await madeWorld(recipe, recordedHost)).digest).toBe(recipe.digest)
    expect(await (await openRecordedTab(options)).recipe()).toEqual(recipe)
  })
})
