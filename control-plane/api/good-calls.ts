/** For tests: a world in which every route has a call that succeeds, so that a bad one is bad for one reason only. */
import { expect } from 'vitest'
import { crc32 } from '../../archive/crc32.ts'
import { keyIdExamples } from '../../contract/rules/keys.ts'
import { ErrorBody } from '../../contract/wire/errors.ts'
import { routes, type OperationId } from '../../contract/wire/routes.ts'
import { consentTo } from '../import-life.ts'
import { figuresArchive } from './test-archives.ts'
import { createTestApi, type Answer, type Call, type TestApi, type TestOptions } from './test-api.ts'

/** A call in parts, so that a test can spoil one of them. */
export interface GoodCall {
  readonly method: string
  /** With its parameters in braces, as in the contract. */
  readonly path: string
  readonly params: Readonly<Record<string, string>>
  readonly query: Readonly<Record<string, string>>
  readonly headers: Readonly<Record<string, string>>
  readonly json: Readonly<Record<string, unknown>> | null
  readonly body: string | null
}

/** Sends a call, in parts or spoilt. */
export function send(world: TestApi, good: GoodCall, more: Call = {}): Promise<Answer> {
  const path = good.path.replaceAll(/\{(\w+)\}/g, (_, name: string) =>
    encodeURIComponent(good.params[name] ?? ''),
  )
  const query = new URLSearchParams(good.query).toString()
  const json = good.json === null ? {} : { json: good.json }
  const body = good.body === null ? {} : { body: good.body }
  const headers = { ...good.headers, ...more.headers }
  return world.call(`${good.method} ${path}${query && `?${query}`}`, { ...json, ...body, ...more, headers })
}

export const tus = { 'Tus-Resumable': '1.0.0' }
const content = '0123456789'
export const fileBytes = content.length

export interface GoodWorld {
  readonly world: TestApi
  readonly calls: Readonly<Record<OperationId, GoodCall>>
  /** An export that is still being prepared. */
  readonly preparing: string
}

/** Makes the world and the calls, each of which would succeed on its own. */
export async function createGoodWorld(options: TestOptions = {}): Promise<GoodWorld> {
  const world = createTestApi(options)
  const instance = world.instance('customer-graph')
  const paused = world.instance('reporting')
  const unusedKey =
    world.records('customer-managed-key').find(({ region }) => region === 'europe-west1')?.id ?? ''
  const operation = world.records('operation').find((each) => each.state === 'running')
  const [network] = world.records('network-access')
  const deleted = world.records('deleted-instance')[0]?.id ?? ''
  const of = { id: instance.id }
  const ofFull = newestFull(world, instance.name)
  const call = (line: string, facts: Partial<GoodCall> = {}): GoodCall => {
    const [method = '', path = ''] = line.split(' ')
    return { method, path, params: {}, query: {}, headers: {}, json: null, body: null, ...facts }
  }
  const confirmed = { 'Afterglow-Confirm': instance.id }
  const createImport = call('POST /afterglow/v1/instances/{id}/imports', {
    params: of,
    headers: confirmed,
    json: {
      file_name: 'orders.dump',
      file_bytes: fileBytes,
      unpacked_bytes: 20,
      crc32: crc32(new TextEncoder().encode(content)),
      consent: consentOf(world, instance.name),
    },
  })
  const createExport = call('POST /afterglow/v1/instances/{id}/snapshots/{snapshotId}/exports', {
    params: ofFull,
  })
  const tusCreate = (id: string, length: number) =>
    call('POST /afterglow/v1/uploads', {
      headers: { ...tus, 'Upload-Length': String(length), 'Upload-Metadata': `import ${btoa(id)}` },
    })

  // A small one, ready before anything else in this world has moved on.
  const ready = await send(world, { ...createExport, params: newestFull(world, 'inventory') })
  world.clock.advance(60_000)
  await world.api.controlPlane.reconcile()
  const preparing = await send(world, { ...createExport, params: newestFull(world, 'embeddings-lab') })
  const backups = await goodBackups(world)
  const waiting = await waitingImport(world, createImport, tusCreate)
  const announced = idOf(await send(world, into(createImport, world.instance('fraud-rings').id, {})))
  const opened = idOf(await send(world, into(createImport, world.instance('inventory').id, {})))
  await send(world, tusCreate(opened, fileBytes))
  const upload = { params: { id: opened }, headers: tus }
  const byBackup = (id: string, line: string, facts: Partial<GoodCall> = {}) =>
    call(line, { params: { id }, ...facts })
  const [link, backupLink] = [
    await linkOf(world, `/afterglow/v1/exports/${idOf(ready)}/link`),
    await linkOf(world, `/afterglow/v1/backups/${backups.ready}/link`),
  ]

  return {
    world,
    preparing: idOf(preparing),
    calls: {
      listTenants: call('GET /v1/tenants'),
      getTenant: call('GET /v1/tenants/{id}', { params: { id: instance.tenantId } }),
      listInstances: call('GET /v1/instances', { query: { tenantId: instance.tenantId, view: 'afterglow' } }),
      getInstance: call('GET /v1/instances/{id}', { params: of, query: { view: 'afterglow' } }),
      createInstance: call('POST /v1/instances', {
        json: {
          version: '5',
          region: 'europe-west1',
          memory: '64GB',
          storage: '384GB',
          name: 'Copy',
          type: 'enterprise-db',
          tenant_id: instance.tenantId,
          cloud_provider: 'gcp',
          vector_optimized: false,
          graph_analytics_plugin: false,
          source_instance_id: instance.id,
          source_snapshot_id: ofFull.snapshotId,
        },
      }),
      updateInstance: call('PATCH /v1/instances/{id}', { params: of, json: { name: 'Renamed' } }),
      deleteInstance: call('DELETE /v1/instances/{id}', { params: of, headers: confirmed }),
      pauseInstance: call('POST /v1/instances/{id}/pause', { params: of }),
      resumeInstance: call('POST /v1/instances/{id}/resume', { params: { id: paused.id } }),
      overwriteInstance: call('POST /v1/instances/{id}/overwrite', {
        params: of,
        headers: confirmed,
        json: { source_instance_id: instance.id, source_snapshot_id: ofFull.snapshotId },
      }),
      listCustomerManagedKeys: call('GET /v1/customer-managed-keys', {
        query: { tenantId: instance.tenantId, view: 'afterglow' },
      }),
      addCustomerManagedKey: call('POST /v1/customer-managed-keys', {
        json: {
          key_id: keyIdExamples.aws,
          name: 'Production Key',
          cloud_provider: 'aws',
          instance_type: 'enterprise-db',
          region: 'us-east-1',
          tenant_id: instance.tenantId,
        },
      }),
      getCustomerManagedKey: call('GET /v1/customer-managed-keys/{id}', { params: { id: unusedKey } }),
      removeCustomerManagedKey: call('DELETE /v1/customer-managed-keys/{id}', { params: { id: unusedKey } }),
      listSnapshots: call('GET /v1/instances/{id}/snapshots', {
        params: of,
        query: { date: '2025-11-14', from: '2025-11-13T00:00:00Z', to: '2025-11-15T00:00:00Z' },
      }),
      takeSnapshot: call('POST /v1/instances/{id}/snapshots', { params: of }),
      getSnapshot: call('GET /v1/instances/{id}/snapshots/{snapshotId}', { params: ofFull }),
      restoreSnapshot: call('POST /v1/instances/{id}/snapshots/{snapshotId}/restore', {
        params: ofFull,
        headers: confirmed,
      }),
      getMeta: call('GET /afterglow/v1/meta'),
      listChanges: call('GET /afterglow/v1/changes', { query: { after: 'abc-1' } }),
      listOperations: call('GET /afterglow/v1/operations', {
        query: { tenantId: instance.tenantId, instanceId: instance.id, state: 'succeeded', limit: '20' },
      }),
      getOperation: call('GET /afterglow/v1/operations/{id}', { params: { id: operation?.id ?? '' } }),
      createExport,
      getExport: call('GET /afterglow/v1/exports/{id}', { params: { id: idOf(ready) } }),
      getExportFile: call('GET /afterglow/v1/exports/{id}/file', {
        params: { id: idOf(ready) },
        query: link,
        headers: { Range: 'bytes=0-9' },
      }),
      createExportLink: call('POST /afterglow/v1/exports/{id}/link', { params: { id: idOf(ready) } }),
      createBackup: call('POST /afterglow/v1/instances/{id}/backups', { params: of }),
      listInstanceBackups: call('GET /afterglow/v1/instances/{id}/backups', { params: of }),
      listBackups: call('GET /afterglow/v1/backups', { query: { tenantId: instance.tenantId } }),
      getBackup: byBackup(backups.queued, 'GET /afterglow/v1/backups/{id}'),
      cancelBackup: byBackup(backups.queued, 'DELETE /afterglow/v1/backups/{id}'),
      createBackupLink: byBackup(backups.ready, 'POST /afterglow/v1/backups/{id}/link'),
      getBackupFile: byBackup(backups.ready, 'GET /afterglow/v1/backups/{id}/file', {
        query: backupLink,
        headers: { Range: 'bytes=0-9' },
      }),
      sendBackup: byBackup(backups.ready, 'POST /afterglow/v1/backups/{id}/send', {
        headers: { 'Afterglow-Confirm': world.instance('drug-discovery').id },
        json: { instance_id: world.instance('drug-discovery').id },
      }),
      createImport,
      listProjectImports: call('GET /afterglow/v1/imports', { query: { tenantId: instance.tenantId } }),
      listImports: call('GET /afterglow/v1/instances/{id}/imports', { params: of }),
      getImport: call('GET /afterglow/v1/imports/{id}', { params: { id: opened } }),
      cancelImport: call('DELETE /afterglow/v1/imports/{id}', { params: { id: opened } }),
      consentToImport: call('POST /afterglow/v1/imports/{id}/consent', {
        params: { id: waiting.importId },
        headers: { 'Afterglow-Confirm': waiting.instanceId },
        json: waiting.consent,
      }),
      goBack: call('POST /afterglow/v1/instances/{id}/go-back', {
        params: { id: world.instance('fraud-rings').id },
      }),
      listNetworkAccess: call('GET /afterglow/v1/network-access', { query: { tenantId: instance.tenantId } }),
      getNetworkAccess: call('GET /afterglow/v1/network-access/{id}', { params: { id: network?.id ?? '' } }),
      createNetworkAccess: call('POST /afterglow/v1/network-access', {
        json: { tenant_id: instance.tenantId, cloud_provider: 'aws', region: 'us-east-1' },
      }),
      changeNetworkAccess: call('PATCH /afterglow/v1/network-access/{id}', {
        params: { id: network?.id ?? '' },
        json: { public_traffic: 'disabled' },
      }),
      extendInstance: call('POST /afterglow/v1/instances/{id}/extend', {
        params: { id: world.instance('movies-sandbox').id },
      }),
      listDeletedInstances: call('GET /afterglow/v1/deleted-instances', {
        query: { tenantId: instance.tenantId },
      }),
      getDeletedInstance: call('GET /afterglow/v1/deleted-instances/{id}', { params: { id: deleted } }),
      listDeletedSnapshots: call('GET /afterglow/v1/deleted-instances/{id}/snapshots', {
        params: { id: deleted },
      }),
      getSession: call('GET /afterglow/v1/session'),
      beginSession: call('POST /afterglow/v1/session'),
      endSession: call('DELETE /afterglow/v1/session'),
      tusOptions: call('OPTIONS /afterglow/v1/uploads'),
      tusCreate: tusCreate(announced, fileBytes),
      tusHead: call('HEAD /afterglow/v1/uploads/{id}', upload),
      tusPatch: call('PATCH /afterglow/v1/uploads/{id}', {
        ...upload,
        headers: { ...tus, 'Upload-Offset': '0', 'Content-Type': 'application/offset+octet-stream' },
        body: content,
      }),
      tusDelete: call('DELETE /afterglow/v1/uploads/{id}', upload),
    },
  }
}

/** The same announcement for another instance, with other fields. */
const into = (createImport: GoodCall, id: string, json: Readonly<Record<string, unknown>>): GoodCall => ({
  ...createImport,
  params: { id },
  headers: { 'Afterglow-Confirm': id },
  json: { file_name: 'orders.dump', file_bytes: fileBytes, ...json },
})

/** What would be agreed to by whoever overwrites the instance now. */
export function consentOf(world: TestApi, name: string): Readonly<Record<string, string>> {
  const { instanceName, dataId } = consentTo(world.instance(name))
  return { instance_name: instanceName, data_id: dataId }
}

/** A whole file that waits for a consent: its instance was renamed since it was announced. */
async function waitingImport(
  world: TestApi,
  createImport: GoodCall,
  tusCreate: (id: string, length: number) => GoodCall,
) {
  const { id: instanceId, name } = world.instance('embeddings-lab')
  const file = await figuresArchive()
  const importId = idOf(await send(world, into(createImport, instanceId, { file_bytes: file.size })))
  await send(world, tusCreate(importId, file.size))
  await world.call(`PATCH /v1/instances/${instanceId}`, { json: { name: `${name} 2` } })
  await world.call(`PATCH /afterglow/v1/uploads/${importId}`, {
    headers: { ...tus, 'Upload-Offset': '0', 'Content-Type': 'application/offset+octet-stream' },
    body: file,
  })
  await world.api.controlPlane.reconcile()
  return { importId, instanceId, consent: consentOf(world, `${name} 2`) }
}

/** The `id` in the data of an answer. Throws where there is none: then the world is not as the test needs it. */
export function idOf(answer: Answer): string {
  const data = dataOf(answer)
  if (typeof data === 'object' && data !== null && 'id' in data && typeof data.id === 'string') return data.id
  throw new Error(`Answered ${answer.status} without an id: ${answer.text}`)
}

/** The query of a link that was just made. */
async function linkOf(world: TestApi, path: string): Promise<Readonly<Record<string, string>>> {
  const data = dataOf(await world.call(`POST ${path}`))
  if (typeof data !== 'object' || data === null || !('url' in data) || typeof data.url !== 'string') {
    throw new Error(`${path} answered without a link.`)
  }
  return Object.fromEntries(new URL(data.url, 'http://api.test').searchParams)
}

/** One that is ready, and one that waits behind two that run. */
async function goodBackups(world: TestApi): Promise<{ readonly ready: string; readonly queued: string }> {
  const backup = async (name: string) =>
    idOf(await world.call(`POST /afterglow/v1/instances/${world.instance(name).id}/backups`))
  const ready = await backup('movies-sandbox')
  world.clock.advance(60_000)
  await world.api.controlPlane.reconcile()
  await backup('inventory')
  await backup('embeddings-lab')
  return { ready, queued: await backup('drug-discovery') }
}

function dataOf({ body }: Answer): unknown {
  return typeof body === 'object' && body !== null && 'data' in body ? body.data : null
}

function newestFull(world: TestApi, name: string) {
  const instance = world.instance(name)
  const found = world.snapshots(instance).find((each) => each.kind === 'full' && each.status === 'Completed')
  return { id: instance.id, snapshotId: found?.id ?? '' }
}

/** Every route there is. */
export const operationIds = Object.keys(routes).filter((id): id is OperationId => Object.hasOwn(routes, id))

/** What is wrong with a call, and the status it is refused with. */
export interface Spoilt {
  readonly call: GoodCall
  readonly more?: Call
  readonly expected: number
}

/** Sends it and holds that it is refused in the envelope, as expected, and that no record was written. */
export async function expectRefused(api: TestApi, what: string, spoilt: Spoilt): Promise<Answer> {
  const { version } = api.store
  const answer = await send(api, spoilt.call, spoilt.more)
  expect([what, answer.status, api.defects]).toEqual([what, spoilt.expected, []])
  if (spoilt.call.method !== 'HEAD') {
    expect([what, ErrorBody.safeParse(answer.body).success]).toEqual([what, true])
    const ours = spoilt.call.path.startsWith('/afterglow/') || spoilt.call.query['view'] === 'afterglow'
    expect([what, answer.text.includes('"remedy"')]).toEqual([what, ours])
  }
  expect(answer.headers.get('x-request-id')).not.toBeNull()
  expect([what, api.store.version]).toEqual([what, version])
  return answer
}
