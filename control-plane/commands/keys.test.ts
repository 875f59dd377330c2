import { describe, expect, it } from 'vitest'
import { DAY_MS, HOUR_MS } from '../../contract/rules/windows.ts'
import { consentTo } from '../import-life.ts'
import type { InstanceRecord } from '../records.ts'
import { key } from '../testing/test-key.ts'
import {
  asked,
  described,
  instanceRecord,
  realDump,
  start,
  tenant,
  testWorld,
  upload,
  valueOf,
} from '../testing/test-world.ts'

const MINUTE = 60_000
const under = (id: string, name: string, more: Partial<InstanceRecord> = {}) =>
  instanceRecord('enterprise-db', '5', id, {
    name,
    nextSlotAt: null,
    customerManagedKeyId: key.id,
    content: described({ writesPerHour: 0, asOf: start }),
    ...more,
  })
const shop = under('aaaaaa01', 'Shop')
const lab = instanceRecord('enterprise-db', '5', 'aaaaaa02', { name: 'Lab', nextSlotAt: null })
const admin = () => ({ ...asked(), role: 'admin' }) as const
const person = () => ({ ...admin(), via: 'browser' }) as const

async function withSnapshot(more: Partial<InstanceRecord> = {}) {
  const world = testWorld({
    instances: [{ ...shop, ...more }, lab],
    more: [{ kind: 'customer-managed-key', record: key }],
  })
  const { snapshot } = valueOf(await world.plane.commands.takeSnapshot(asked(), { instanceId: shop.id }))
  await world.advance(10 * MINUTE)
  const access = async (to: 'granted' | 'revoked') =>
    valueOf(await world.plane.commands.setKeyAccess(admin(), { keyId: key.id, access: to }))
  return { world, snapshotId: snapshot.id, access }
}

describe('a revoked key', () => {
  it('refuses whatever needs the data, changes nothing by that, and lets the rest be', async () => {
    const { world, snapshotId, access } = await withSnapshot()
    await access('revoked')
    const { commands } = world.plane
    const instanceId = shop.id
    const before = world.store.version
    const refused = [
      await commands.takeSnapshot(admin(), { instanceId }),
      await commands.restoreSnapshot(admin(), { instanceId, snapshotId }),
      await commands.createExport(admin(), { instanceId, snapshotId }),
      await commands.createBackup(admin(), { instanceId }),
      await commands.overwriteInstance(person(), { instanceId, sourceInstanceId: lab.id }),
      await commands.overwriteInstance(person(), { instanceId: lab.id, sourceInstanceId: instanceId }),
      await commands.createImport(admin(), { instanceId, fileName: 'a.dump', fileBytes: 10 }),
      await commands.createInstance(person(), {
        tenantId: tenant.id,
        name: 'Copy',
        type: 'enterprise-db',
        version: '5',
        cloud: 'gcp',
        region: 'europe-west1',
        memory: '2GB',
        sourceInstanceId: instanceId,
        sourceSnapshotId: snapshotId,
      }),
    ]
    expect(refused.map((each) => (each.ok ? 'done' : each.reason))).toEqual(refused.map(() => 'key-revoked'))
    expect(world.store.version).toBe(before)
    expect((await commands.renameInstance(admin(), { instanceId, name: 'Store' })).ok).toBe(true)
    expect((await commands.deleteInstance(admin(), { instanceId })).ok).toBe(true)
  })

  it('is over when the access is granted again', async () => {
    const { world, access } = await withSnapshot()
    await access('revoked')
    await access('granted')
    expect((await world.plane.commands.takeSnapshot(admin(), { instanceId: shop.id })).ok).toBe(true)
  })

  it('fails what was running, and leaves the data of before', async () => {
    const { world, snapshotId, access } = await withSnapshot()
    const at = { instanceId: shop.id, snapshotId }
    const exported = valueOf(await world.plane.commands.createExport(admin(), at))
    const { operation } = valueOf(await world.plane.commands.restoreSnapshot(admin(), at))
    const { content } = world.one('instance', shop.id)
    await access('revoked')
    await world.advance(HOUR_MS)
    expect(world.one('operation', operation.id)).toMatchObject({
      state: 'failed',
      failure: { reason: 'key-revoked' },
    })
    expect(world.one('export', exported.id)).toMatchObject({
      state: 'failed',
      failure: { reason: 'key-revoked' },
    })
    expect(world.one('instance', shop.id)).toMatchObject({ status: 'running', keyRevoked: true })
    expect({ ...world.one('instance', shop.id).content, asOf: null }).toEqual({ ...content, asOf: null })
  })

  it('fails a copy into another instance that was under way', async () => {
    const { world, snapshotId, access } = await withSnapshot()
    const other = valueOf(
      await world.plane.commands.createInstance(person(), {
        tenantId: tenant.id,
        name: 'Copy',
        type: 'enterprise-db',
        version: '5',
        cloud: 'gcp',
        region: 'europe-west1',
        memory: '2GB',
        customerManagedKeyId: key.id,
        sourceInstanceId: shop.id,
        sourceSnapshotId: snapshotId,
      }),
    )
    await access('revoked')
    await world.advance(HOUR_MS)
    expect(world.one('instance', other.instance.id)).toMatchObject({
      status: 'loading failed',
      failure: { reason: 'key-revoked' },
    })
  })

  it('lets a file wait that arrives meanwhile, and says why, until it is granted again', async () => {
    const { world, access } = await withSnapshot()
    const { commands } = world.plane
    const importId = await upload(world, shop.id, await realDump())
    await access('revoked')
    await world.plane.reconcile()
    expect(world.one('import', importId)).toMatchObject({ state: 'waiting', changed: ['key-revoked'] })
    const agree = () =>
      commands.consentToImport(asked(), { importId, consent: consentTo(world.one('instance', shop.id)) })
    expect(await agree()).toMatchObject({ ok: false, reason: 'key-revoked' })
    await access('granted')
    expect(valueOf(await agree()).state).toBe('loading')
  })

  it('fails scheduled snapshots, which say so, until it is granted again', async () => {
    const { world, access } = await withSnapshot({ nextSlotAt: start + HOUR_MS })
    await access('revoked')
    await world.advance(3 * HOUR_MS)
    const scheduled = () =>
      world
        .all('snapshot')
        .filter(({ profile }) => profile === 'Scheduled')
        .toSorted((a, b) => a.timestamp - b.timestamp)
    expect(scheduled().length).toBeGreaterThan(1)
    for (const each of scheduled())
      expect(each).toMatchObject({ status: 'Failed', failure: { reason: 'key-revoked' }, content: null })
    await access('granted')
    await world.advance(2 * HOUR_MS)
    expect(scheduled().at(-1)?.status).toBe('Completed')
  })
})

describe('a key', () => {
  it('is added and removed by an admin only', async () => {
    const { world } = await withSnapshot()
    const { type, cloud, region } = key
    const order = { tenantId: tenant.id, name: 'Another', keyId: `${key.keyId}2`, type, cloud, region }
    const { commands } = world.plane
    const before = world.store.version
    for (const role of ['member', 'viewer'] as const) {
      const by = { ...asked(), role }
      const refused = [
        await commands.addCustomerManagedKey(by, order),
        await commands.removeCustomerManagedKey(by, { keyId: key.id }),
      ]
      expect(refused).toMatchObject(refused.map(() => ({ ok: false, reason: `role-${role}` })))
    }
    expect(world.store.version).toBe(before)
    const added = valueOf(await commands.addCustomerManagedKey(admin(), order))
    expect((await commands.removeCustomerManagedKey(admin(), { keyId: added.id })).ok).toBe(true)
  })

  it('stays while an instance has it, and as long as what that one has left', async () => {
    const { world } = await withSnapshot()
    const remove = () => world.plane.commands.removeCustomerManagedKey(admin(), { keyId: key.id })
    expect(await remove()).toMatchObject({ reason: 'encryption-key-is-active', status: 400 })
    valueOf(await world.plane.commands.deleteInstance(admin(), { instanceId: shop.id }))
    await world.advance(HOUR_MS)
    expect(world.all('instance').map(({ id }) => id)).toEqual([lab.id])
    expect(await remove()).toMatchObject({ reason: 'encryption-key-is-active' })
    await world.advance(8 * DAY_MS)
    expect((await remove()).ok).toBe(true)
  })
})
