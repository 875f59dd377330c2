/** Every failure of a file that Neo4j knows, reached by a real property of the file or of the instance. */
import { beforeEach, describe, expect, it } from 'vitest'
import { HOUR_MS } from '../../contract/rules/windows.ts'
import { containing, like } from './matching.ts'
import { dumps, figuresArchive } from './test-archives.ts'
import { createTestApi, type TestApi } from './test-api.ts'
import { uploadCalls } from './upload-calls.ts'

let world: TestApi
beforeEach(() => {
  world = createTestApi()
})

const { send, stateOf } = uploadCalls(() => world)

const viewOf = async (name: string): Promise<unknown> =>
  (await world.call(`GET /v1/instances/${world.instance(name).id}?view=afterglow`)).body

const later = async (ms: number) => {
  world.clock.advance(ms)
  await world.api.controlPlane.reconcile()
}

/** A running Free instance, which has the limits. */
async function createFree(): Promise<void> {
  await world.call('POST /v1/instances', {
    json: {
      version: '5',
      region: 'europe-west1',
      memory: '1GB',
      name: 'free-one',
      type: 'free-db',
      tenant_id: world.instance('inventory').tenantId,
      cloud_provider: 'gcp',
    },
  })
  await later(HOUR_MS / 6)
}

describe('found by the verification: the instance is not touched and runs on', () => {
  it.each([
    [
      'ImportExceedsMaxSize',
      'inventory',
      () => figuresArchive({ bytes: 123_400_000_000 }),
      'The data needs 123 GB of storage; this instance has 16 GB.',
      'Use an instance with at least 123 GB of storage.',
    ],
    [
      'UnsupportedStoreFormat',
      'inventory',
      dumps.sound,
      'written by Neo4j 5 or later (record-aligned-1.1); this instance runs Neo4j 4.4.',
      'Use an instance of the latest version.',
    ],
    [
      'LogicalRestrictions',
      'free-one',
      () => figuresArchive({ nodes: 1_234_567 }),
      'The data has 1,234,567 nodes; AuraDB Free takes 200,000.',
      'Delete nodes before the file is made',
    ],
    [
      'Fallback',
      'customer-graph',
      dumps.withoutDatabase,
      'The archive is whole, but no Neo4j database is in it.',
      'Use the .dump or .backup that neo4j-admin wrote for the database.',
    ],
  ] as const)('%s', async (reason, name, file, message, remedy) => {
    if (name === 'free-one') await createFree()
    const before = world.instance(name)
    const id = await send(name, await file())
    expect(await stateOf(id)).toMatchObject({
      data: {
        state: 'failed',
        operation_id: null,
        failure: { reason, message: containing(message), remedy: containing(remedy) },
      },
    })
    expect(world.instance(name)).toEqual(before)
    await later(HOUR_MS / 4)
    expect(world.instance(name)).toMatchObject({ status: 'running', dataId: before.dataId })
    expect(world.records('operation').filter((each) => each.importId === id)).toEqual([])
    expect(world.defects).toEqual([])
  })
})

describe('found while loading: the old data is whole, and one call goes back to it', () => {
  it.each([
    [
      'InconsistentData',
      dumps.inconsistent,
      /^The store in the file is inconsistent\. .*node/,
      'neo4j-admin database check',
    ],
    ['InconsistentData', dumps.incomplete, /neostore\.propertystore\.db/, 'neo4j-admin database check'],
    [
      'LegacyIndexes',
      () => dumps.legacyIndexes(),
      /no longer has: native-btree-1\.0\.$/,
      'Recreate these indexes in Neo4j 4.4 or later',
    ],
    ['UnknownError', dumps.unknownFormat, /store format, mesh-graph-1\.1, is not known/, 'contact support'],
  ] as const)('%s', async (reason, file, message, remedy) => {
    const name = 'customer-graph'
    const id = await send(name, await file())
    const { content, dataId } = world.instance(name)
    expect(await viewOf(name)).toMatchObject({ data: { status: 'loading' } })
    expect(await stateOf(id)).toMatchObject({ data: { state: 'loading' } })
    await later(30_000)
    expect(await viewOf(name)).toMatchObject({
      data: { status: 'loading', afterglow: { operation: { kind: 'load-file', state: 'running' } } },
    })
    await later(10 * 60_000)

    const failure = { reason, message: like(message), remedy: containing(remedy) }
    expect(await viewOf(name)).toMatchObject({
      data: {
        status: 'loading failed',
        afterglow: { failure, data_id: dataId, actions: { go_back: { allowed: true } } },
      },
    })
    expect(await stateOf(id)).toMatchObject({ data: { state: 'failed', failure } })
    expect(world.instance(name).content).toEqual(content)

    const back = await world.call(`POST /afterglow/v1/instances/${world.instance(name).id}/go-back`)
    expect([back.status, back.body]).toMatchObject([
      202,
      { data: { status: 'restoring', afterglow: { operation: { kind: 'go-back' } } } },
    ])
    await later(60_000)
    expect(await viewOf(name)).toMatchObject({
      data: {
        status: 'running',
        afterglow: { failure: null, data_id: dataId, actions: { go_back: { allowed: false } } },
      },
    })
    expect({ ...world.instance(name).content, asOf: null }).toEqual({ ...content, asOf: null })
    expect(world.defects).toEqual([])
  })

  it('an index that Neo4j 4.4 still has is no hindrance to an instance of that version', async () => {
    const id = await send('inventory', await dumps.legacyIndexes('AF4.3.0'))
    await later(10 * 60_000)
    expect(await stateOf(id)).toMatchObject({ data: { state: 'done' } })
    expect(world.instance('inventory').status).toBe('running')
  })
})
