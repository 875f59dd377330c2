import { beforeAll, expect, it } from 'vitest'
import { routes } from '../../contract/wire/routes.ts'
import { createGoodWorld, operationIds, send, type GoodWorld } from './good-calls.ts'

let good: GoodWorld
beforeAll(async () => {
  good = await createGoodWorld()
})

/** What no id looks like, and ids of either kind that name nothing: one of them is looked up. */
const ids = ['nonsense!', '__proto__', '00000000', '00000000-0000-4000-8000-000000000000']

/** What a path ends in an id of, and the reason that names it. */
const reasons: readonly [RegExp, string][] = [
  [/\/snapshots\/\{snapshotId\}/, 'snapshot-not-found'],
  [/\/v1\/(deleted-)?instances\/\{id\}/, 'db-not-found'],
  [/\/v1\/tenants\/\{id\}/, 'tenant-not-found'],
  [/\/v1\/customer-managed-keys\/\{id\}/, 'encryption-key-not-found'],
  [/\/v1\/network-access\/\{id\}/, 'network-access-not-found'],
  [/\/v1\/operations\/\{id\}/, 'operation-not-found'],
  [/\/v1\/exports\/\{id\}/, 'export-not-found'],
  [/\/v1\/backups\/\{id\}/, 'backup-not-found'],
  [/\/v1\/imports\/\{id\}/, 'import-not-found'],
  [/\/v1\/uploads\/\{id\}/, 'upload-not-found'],
]

/** Without those that a signature is asked for first: it is to one file only, and tells of no other. */
const withIds = operationIds.filter((id) => /\{.*\}(?!\/file)/.test(routes[id].path))

it.each(withIds)('%s names what is not there, whatever the id looks like', async (operation) => {
  const call = good.calls[operation]
  const name = Object.keys(call.params).at(-1)
  const expected = reasons.find(([path]) => path.test(call.path))?.[1]
  for (const id of ids) {
    const { status, text } = await send(good.world, { ...call, params: { ...call.params, [name ?? '']: id } })
    expect([id, status]).toEqual([id, 404])
    if (call.method !== 'HEAD') expect(text).toContain(`"reason":"${expected}"`)
  }
})
