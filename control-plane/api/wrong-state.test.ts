/** What is refused because of how things stand, and that it changes nothing. */
import { beforeAll, describe, expect, it } from 'vitest'
import type { OperationId } from '../../contract/wire/routes.ts'
import { createGoodWorld, expectRefused, type GoodCall, type GoodWorld } from './good-calls.ts'
import type { TestApi } from './test-api.ts'

let good: GoodWorld
let world: TestApi
beforeAll(async () => {
  good = await createGoodWorld()
  ;({ world } = good)
})

describe('a wrong state', () => {
  const at = (name: string) => ({ id: world.instance(name).id })
  const states: readonly (readonly [
    what: string,
    id: OperationId,
    call: () => Partial<GoodCall>,
    expected: number,
    reason: string,
  ])[] = [
    [
      'pause while restoring',
      'pauseInstance',
      () => ({ params: at('orders-eu') }),
      409,
      'ongoing-database-operation',
    ],
    ['pause what is paused', 'pauseInstance', () => ({ params: at('reporting') }), 409, 'instance-paused'],
    [
      'pause a Free one',
      'pauseInstance',
      () => ({ params: at('poc-recommendations') }),
      409,
      'plan-pauses-by-itself',
    ],
    ['resume what runs', 'resumeInstance', () => ({ params: at('customer-graph') }), 409, 'instance-running'],
    ['take of a paused one', 'takeSnapshot', () => ({ params: at('reporting') }), 409, 'instance-paused'],
    [
      'take after a failed load',
      'takeSnapshot',
      () => ({ params: at('fraud-rings') }),
      409,
      'instance-loading-failed',
    ],
    [
      'take of a Sandbox',
      'takeSnapshot',
      () => ({ params: at('movies-sandbox'), query: { view: 'afterglow' } }),
      409,
      'plan-without-snapshots',
    ],
    [
      'take of a Sandbox by the Aura API',
      'takeSnapshot',
      () => ({ params: at('movies-sandbox') }),
      404,
      'db-not-found',
    ],
    [
      'delete while restoring',
      'deleteInstance',
      () => ({ params: at('orders-eu') }),
      409,
      'ongoing-database-operation',
    ],
    [
      'overwrite a paused one',
      'overwriteInstance',
      () => ({ params: at('reporting') }),
      409,
      'instance-paused',
    ],
    [
      'overwrite with the data of another project',
      'overwriteInstance',
      () => ({ json: { source_instance_id: world.instance('embeddings-lab 2').id } }),
      409,
      'copy-leaves-project',
    ],
    [
      'overwrite with data of a newer version',
      'overwriteInstance',
      () => ({
        params: at('inventory'),
        headers: { 'Afterglow-Confirm': at('inventory').id },
        json: { source_instance_id: world.instance('customer-graph').id },
      }),
      422,
      'copy-to-older-version',
    ],
    [
      'resize while restoring',
      'updateInstance',
      () => ({ params: at('orders-eu'), json: { memory: '64GB' } }),
      409,
      'ongoing-database-operation',
    ],
    [
      'resize to less than the data',
      'updateInstance',
      () => ({ json: { memory: '8GB' } }),
      422,
      'ImportExceedsMaxSize',
    ],
    [
      'resize to what is not on offer',
      'updateInstance',
      () => ({ json: { storage: '2GB' } }),
      400,
      'storage-not-offered',
    ],
    [
      'resize a Free one',
      'updateInstance',
      () => ({ params: at('poc-recommendations'), json: { memory: '2GB' } }),
      409,
      'plan-one-size',
    ],
    [
      'load a file into a Sandbox',
      'createImport',
      () => ({ params: at('movies-sandbox') }),
      409,
      'plan-takes-no-files',
    ],
    [
      'load a file into a paused one',
      'createImport',
      () => ({ params: at('reporting') }),
      409,
      'instance-paused',
    ],
    [
      'load a file that is too large',
      'createImport',
      () => ({ json: { file_name: 'a.dump', file_bytes: 10, unpacked_bytes: 500_000_000_000 } }),
      422,
      'ImportExceedsMaxSize',
    ],
    [
      'restore a differential',
      'restoreSnapshot',
      () => ({ params: snapshotOf('differential') }),
      409,
      'snapshot-differential',
    ],
    [
      'export a differential',
      'createExport',
      () => ({ params: snapshotOf('differential') }),
      409,
      'snapshot-differential',
    ],
    [
      'restore a failed one',
      'restoreSnapshot',
      () => ({ params: snapshotOf('failed') }),
      409,
      'snapshot-failed',
    ],
    [
      'cancel an import that has ended',
      'cancelImport',
      () => ({ params: { id: endedImport() } }),
      409,
      'import-ended',
    ],
    [
      'upload to the import of somebody else',
      'tusPatch',
      () => ({ params: { id: endedImport() } }),
      403,
      'upload-not-yours',
    ],
    [
      'load two files into one instance',
      'createImport',
      () => {
        const { id } = world.instance('inventory')
        return {
          params: { id },
          headers: { 'Afterglow-Confirm': id },
          json: { file_name: 'a.dump', file_bytes: 10 },
        }
      },
      409,
      'import-in-progress',
    ],
    [
      'load a file into what was not seen',
      'createImport',
      () => ({
        json: {
          ...good.calls.createImport.json,
          consent: { instance_name: 'customer-graph', data_id: 'other' },
        },
      }),
      409,
      'consent-stale',
    ],
    [
      'agree to what has changed again',
      'consentToImport',
      () => ({ json: { ...good.calls.consentToImport.json, instance_name: 'embeddings-lab' } }),
      409,
      'consent-stale',
    ],
    [
      'agree to what does not wait',
      'consentToImport',
      () => ({
        params: { id: good.calls.getImport.params['id'] ?? '' },
        headers: { 'Afterglow-Confirm': world.instance('inventory').id },
      }),
      409,
      'import-not-waiting',
    ],
    [
      'go back from nothing',
      'goBack',
      () => ({ params: at('customer-graph') }),
      409,
      'nothing-to-go-back-from',
    ],
    [
      'go back while restoring',
      'goBack',
      () => ({ params: at('orders-eu') }),
      409,
      'ongoing-database-operation',
    ],
    [
      'get a link to what is being prepared',
      'createExportLink',
      () => ({ params: { id: good.preparing } }),
      409,
      'export-preparing',
    ],
    [
      'request a backup of a paused one',
      'createBackup',
      () => ({ params: at('reporting') }),
      409,
      'instance-paused',
    ],
    [
      'request a backup while one is being made',
      'createBackup',
      () => ({ params: at('inventory') }),
      409,
      'backup-in-progress',
    ],
    [
      'request a backup while one waits',
      'createBackup',
      () => ({ params: at('drug-discovery') }),
      409,
      'backup-in-progress',
    ],
    ['cancel a backup that is being made', 'cancelBackup', () => backup('running'), 409, 'backup-running'],
    ['cancel a backup that is ready', 'cancelBackup', () => backup('ready'), 409, 'backup-ended'],
    [
      'get a link to a backup that waits',
      'createBackupLink',
      () => backup('queued'),
      409,
      'backup-not-ready',
    ],
    ['send a backup that is being made', 'sendBackup', () => backup('running'), 409, 'backup-not-ready'],
    [
      'send a backup into a Sandbox',
      'sendBackup',
      () => ({ json: { instance_id: at('movies-sandbox').id } }),
      409,
      'plan-takes-no-files',
    ],
    [
      'send a backup where another file is on its way',
      'sendBackup',
      () => ({ json: { instance_id: at('inventory').id } }),
      409,
      'import-in-progress',
    ],
    [
      'send a backup nowhere',
      'sendBackup',
      () => ({ json: { instance_id: '00000000' } }),
      404,
      'db-not-found',
    ],
    [
      'create what is not on offer',
      'createInstance',
      () => ({ json: { ...good.calls.createInstance.json, memory: '7GB' } }),
      400,
      'memory-not-offered',
    ],
    [
      'create in a region of another cloud',
      'createInstance',
      () => ({ json: { ...good.calls.createInstance.json, region: 'westeurope' } }),
      400,
      'region-not-offered',
    ],
    [
      'create smaller than its source',
      'createInstance',
      () => ({ json: { ...good.calls.createInstance.json, memory: '8GB', storage: '16GB' } }),
      422,
      'ImportExceedsMaxSize',
    ],
    [
      'create in an unknown project',
      'createInstance',
      () => ({
        json: { ...good.calls.createInstance.json, tenant_id: '00000000-0000-4000-8000-000000000000' },
      }),
      404,
      'tenant-not-found',
    ],
  ]

  const snapshotOf = (which: 'differential' | 'failed') => {
    const instance = world.instance('customer-graph')
    const found = world
      .snapshots(instance)
      .find((each) =>
        which === 'failed'
          ? each.status === 'Failed'
          : each.kind === 'differential' && each.status === 'Completed',
      )
    return { id: instance.id, snapshotId: found?.id ?? '' }
  }
  const backup = (state: string) => ({
    params: { id: world.records('backup').find((each) => each.state === state)?.id ?? '' },
  })
  const endedImport = () => world.records('import').find((each) => each.state === 'failed')?.id ?? ''

  it.each(states)('%s', async (what, id, change, expected, reason) => {
    const answer = await expectRefused(world, what, { call: { ...good.calls[id], ...change() }, expected })
    expect(answer.text).toContain(`"${reason}"`)
  })
})
