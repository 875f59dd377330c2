import { describe, expect, it } from 'vitest'
import { copyOver, sizeTakes, sizeWished, type CopySource, type CopyTarget } from './copies.ts'
import type { Decision } from './decision.ts'
import type { PlanType } from './plans.ts'
import type { Role } from './roles.ts'

const source: CopySource = {
  instanceId: 'aaaaaa01',
  instanceName: 'Shop',
  tenantId: 'commerce',
  version: '5',
  graph: { unpackedBytes: 5_000_000_000, nodes: 100_000, relationships: 300_000 },
  storeFormat: 'block-block-1.1',
  keyId: null,
}
const target: CopyTarget = {
  id: 'aaaaaa02',
  name: 'Lab',
  tenantId: 'commerce',
  type: 'professional-db',
  version: '5',
  status: 'running',
  takingSnapshot: false,
  keyRevoked: false,
  filled: true,
  storage: '8GB',
  keyId: null,
}
const asking = { role: 'member', now: 0 } as const
const reason = (decision: Decision) => (decision.allowed ? 'yes' : decision.reason)

describe('whether an instance can be overwritten with a copy', () => {
  it.each<readonly [string, Partial<CopyTarget>, Partial<CopySource>, Role, string]>([
    ['one that fits', {}, {}, 'member', 'yes'],
    ['by a viewer', {}, {}, 'viewer', 'role-viewer'],
    ['by an admin', {}, {}, 'admin', 'yes'],
    ['a paused one', { status: 'paused' }, {}, 'member', 'instance-paused'],
    ['one that is being resized', { status: 'updating' }, {}, 'member', 'ongoing-database-operation'],
    ['a Sandbox', { type: 'sandbox' }, {}, 'member', 'plan-takes-no-files'],
    ['one that takes a snapshot', { takingSnapshot: true }, {}, 'member', 'yes'],
    ['one of another project', { tenantId: 'research' }, {}, 'member', 'copy-leaves-project'],
    ['one of an older version', { version: '4' }, {}, 'member', 'copy-to-older-version'],
    ['one of a newer version', {}, { version: '4' }, 'member', 'yes'],
    ['one too small', { storage: '4GB' }, {}, 'member', 'ImportExceedsMaxSize'],
    ['one just large enough', { storage: '5GB' }, {}, 'member', 'yes'],
    [
      'a Free one with too many nodes',
      { type: 'free-db' },
      { graph: { ...source.graph, nodes: 200_001 } },
      'member',
      'LogicalRestrictions',
    ],
    ['out of a customer key', {}, { keyId: 'one' }, 'member', 'copy-leaves-customer-key'],
    ['under the same key', { keyId: 'one' }, { keyId: 'one' }, 'member', 'yes'],
    ['under another key', { keyId: 'two' }, { keyId: 'one' }, 'member', 'yes'],
    ['of a format that is too old', {}, { storeFormat: 'AF4.1.0' }, 'member', 'UnsupportedStoreFormat'],
    ['of a format that nobody knows', {}, { storeFormat: null }, 'member', 'yes'],
    ['of one that is still read', {}, { version: '4', storeFormat: 'AF4.3.0' }, 'member', 'yes'],
    ['another plan', { type: 'enterprise-ds' }, {}, 'member', 'yes'],
    [
      'the project weighs more than the key',
      { tenantId: 'research' },
      { keyId: 'one' },
      'member',
      'copy-leaves-project',
    ],
    [
      'the project weighs more than the size',
      { tenantId: 'research', storage: '2GB' },
      {},
      'member',
      'copy-leaves-project',
    ],
  ])('%s', (_, differs, of, role, expected) => {
    expect(
      reason(copyOver({ ...source, ...of }, { ...target, ...differs }, 'console', { ...asking, role })),
    ).toBe(expected)
  })

  it('is for a client of the API never under another key', () => {
    const keyed = { ...source, keyId: 'one' }
    expect(reason(copyOver(keyed, { ...target, keyId: 'two' }, 'api', asking))).toBe(
      'copy-changes-customer-key',
    )
    expect(reason(copyOver(keyed, { ...target, keyId: 'one' }, 'api', asking))).toBe('yes')
  })

  it('says of a Sandbox that it is not overwritten, whatever it is overwritten with', () => {
    expect(copyOver(source, { ...target, type: 'sandbox' }, 'console', asking)).toMatchObject({
      message: 'A Sandbox cannot be overwritten.',
      remedy: 'Clone to a new instance.',
    })
  })

  it('says which versions there are, and what helps', () => {
    expect(copyOver(source, { ...target, version: '4' }, 'console', asking)).toMatchObject({
      message: 'The data is of Neo4j 2025.10, and Lab runs Neo4j 4.4.',
      remedy: 'Use an instance of Neo4j 2025.10 or later.',
    })
  })
})

describe('the size that is wished', () => {
  const of = (type: PlanType, memory: string, storage: string) => ({ type, memory, storage })
  it.each([
    ['another memory', of('professional-db', '4GB', '8GB'), { memory: '8GB' }, '8GB/16GB'],
    [
      'memory and storage',
      of('enterprise-db', '8GB', '16GB'),
      { memory: '16GB', storage: '64GB' },
      '16GB/64GB',
    ],
    [
      'another storage of the same memory',
      of('enterprise-db', '16GB', '32GB'),
      { storage: '64GB' },
      '16GB/64GB',
    ],
    [
      'another memory that keeps the storage',
      of('enterprise-db', '16GB', '64GB'),
      { memory: '32GB' },
      '32GB/64GB',
    ],
    [
      'another memory that cannot keep it',
      of('enterprise-db', '16GB', '64GB'),
      { memory: '8GB' },
      '8GB/16GB',
    ],
    ['a memory not on offer', of('professional-db', '4GB', '8GB'), { memory: '512GB' }, 'none'],
    [
      'a storage that the memory does not go with',
      of('professional-db', '4GB', '8GB'),
      { storage: '16GB' },
      'none',
    ],
  ])('%s', (_, instance, wish, expected) => {
    const size = sizeWished(instance, wish)
    expect(size ? `${size.memory}/${size.storage}` : 'none').toBe(expected)
  })
})

describe('whether an instance can have another size', () => {
  const instance = { type: 'professional-db', version: '5', memory: '4GB', storage: '8GB' } as const
  it.each([
    ['a larger one', '8GB', '16GB', 'yes'],
    ['the same', '4GB', '8GB', 'size-unchanged'],
    ['a smaller one that holds the data', '3GB', '5GB', 'yes'],
    ['a smaller one that does not', '2GB', '4GB', 'ImportExceedsMaxSize'],
  ])('%s', (_, memory, storage, expected) => {
    expect(reason(sizeTakes(instance, { memory, storage }, source.graph))).toBe(expected)
  })
})
