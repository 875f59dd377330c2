import { describe, expect, it } from 'vitest'
import { limits } from '../../contract/rules/limits.ts'
import { HOUR_MS } from '../../contract/rules/windows.ts'
import { key } from '../testing/test-key.ts'
import { asked, described, instanceRecord, start, tenant, testWorld, valueOf } from '../testing/test-world.ts'

const MINUTE = 60_000
const other = { ...key, id: '00000000-0000-4000-8000-00000000000b', keyId: `${key.keyId}2`, name: 'Other' }
const shop = instanceRecord('enterprise-db', '5', 'aaaaaa01', {
  name: 'Shop',
  nextSlotAt: null,
  storage: '128GB',
  customerManagedKeyId: key.id,
  content: described({ bytes: 60e9, writesPerHour: 0, asOf: start }),
})
const person = () => ({ ...asked(), role: 'admin', via: 'browser' }) as const

async function withSnapshot() {
  const world = testWorld({
    instances: [shop],
    more: [key, other].map((record) => ({ kind: 'customer-managed-key', record }) as const),
  })
  const { commands } = world.plane
  const { snapshot } = valueOf(await commands.takeSnapshot(asked(), { instanceId: shop.id }))
  await world.advance(HOUR_MS)
  const goes = async () => {
    valueOf(await commands.deleteInstance(person(), { instanceId: shop.id }))
    await world.advance(2 * MINUTE)
    expect(world.all('instance')).toEqual([])
  }
  const revoked = async () =>
    valueOf(await commands.setKeyAccess(person(), { keyId: key.id, access: 'revoked' }))
  const remove = () => commands.removeCustomerManagedKey(person(), { keyId: key.id })
  return { world, commands, snapshotId: snapshot.id, goes, revoked, remove }
}

const withoutKey = {
  state: 'failed',
  failure: { reason: 'key-revoked', message: expect.stringContaining('the key of Shop was revoked') },
}

describe('a revoked key stops, although the instance is deleted,', () => {
  it('an export and a backup that were under way', async () => {
    const { world, commands, snapshotId, goes, revoked } = await withSnapshot()
    const exported = valueOf(await commands.createExport(person(), { instanceId: shop.id, snapshotId }))
    const backup = valueOf(await commands.createBackup(person(), { instanceId: shop.id }))
    await goes()
    expect(world.one('export', exported.id).state).toBe('preparing')
    expect(world.one('backup', backup.id).state).toBe('running')
    await revoked()
    await world.advance(3 * HOUR_MS)
    expect(world.one('export', exported.id)).toMatchObject(withoutKey)
    expect(world.one('backup', backup.id)).toMatchObject(withoutKey)
  })

  it('what is made of its snapshot, also when that is past its days; nor can the key be removed before', async () => {
    const { world, commands, snapshotId, goes, revoked, remove } = await withSnapshot()
    await goes()
    expect(await remove()).toMatchObject({ message: expect.stringContaining('that Shop left'), status: 400 })
    await world.advance(limits.deletedKeptMs - 3 * MINUTE)
    const { instance } = valueOf(
      await commands.createInstance(person(), {
        tenantId: tenant.id,
        name: 'Copy',
        type: 'enterprise-db',
        version: '5',
        cloud: 'gcp',
        region: 'europe-west1',
        memory: '32GB',
        storage: '128GB',
        customerManagedKeyId: other.id,
        sourceInstanceId: shop.id,
        sourceSnapshotId: snapshotId,
      }),
    )
    await world.advance(2 * MINUTE)
    expect(world.all('deleted-instance')).toEqual([])
    expect(world.one('instance', instance.id).status).toBe('creating')
    expect(await remove()).toMatchObject({
      reason: 'encryption-key-is-active',
      message: expect.stringContaining('Data of Shop under it is still being read'),
    })
    await revoked()
    await world.advance(3 * HOUR_MS)
    expect(world.one('instance', instance.id)).toMatchObject({
      status: 'loading failed',
      failure: withoutKey.failure,
    })
    expect((await remove()).ok).toBe(true)
  })
})
