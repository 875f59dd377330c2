import { describe, expect, it } from 'vitest'
import type { Decision } from './decision.ts'
import { failedByKey, keyAllows } from './key-access.ts'
import {
  checkKeyId,
  copyKeyWarning,
  keyFits,
  keyIdExamples,
  keyMayGo,
  keysAllowCopy,
  planTakesKeys,
  type KeyFacts,
} from './keys.ts'
import { plans } from './plans.ts'
import { verbs } from './roles.ts'
import { instanceStatuses, type Action } from './statuses.ts'

const reason = (decision: Decision) => (decision.allowed ? 'yes' : decision.reason)

describe('a key of the customer', () => {
  it('is for Virtual Dedicated Cloud and AuraDS Enterprise', () => {
    const takers = Object.values(plans).filter(({ type }) => planTakesKeys(type).allowed)
    expect(takers.map(({ type }) => type)).toEqual(['enterprise-db', 'enterprise-ds'])
  })

  const key: KeyFacts = {
    id: 'k',
    name: 'Graph key',
    type: 'enterprise-db',
    cloud: 'aws',
    region: 'us-east-1',
    status: 'ready',
    access: 'granted',
  }
  const place = { type: 'enterprise-db', cloud: 'aws', region: 'us-east-1' } as const

  it.each<[string, Partial<KeyFacts>, string]>([
    ['ready, in its place', {}, 'yes'],
    ['pending', { status: 'pending' }, 'key-pending'],
    ['revoked', { access: 'revoked' }, 'key-revoked'],
    ['revoked while pending', { access: 'revoked', status: 'pending' }, 'key-revoked'],
    ['of another region', { region: 'us-west-2' }, 'key-of-another-region'],
    ['of another cloud', { cloud: 'gcp', region: 'us-east-1' }, 'key-of-another-region'],
    ['of another plan', { type: 'enterprise-ds' }, 'key-of-another-type'],
  ])('%s', (_, differs, expected) => {
    expect(reason(keyFits({ ...key, ...differs }, place))).toBe(expected)
  })

  it('is of no use where the plan takes none', () => {
    expect(reason(keyFits(key, { ...place, type: 'professional-db' }))).toBe(
      'customer-managed-keys-not-offered',
    )
  })

  it('stays while an instance has it in the words of the API, and else says until when', () => {
    const left = [
      { name: 'Shop', keptUntil: Date.UTC(2025, 10, 21, 9, 4, 0, 7) },
      { name: 'Lab', keptUntil: Date.UTC(2025, 10, 20) },
    ]
    const stays = (message: string, remedy: string) => ({
      allowed: false,
      reason: 'encryption-key-is-active',
      message: `Can not delete encryption key k. ${message}`,
      remedy,
    })
    expect(keyMayGo('k', { active: 0, left: [], read: [] })).toEqual({ allowed: true })
    expect(keyMayGo('k', { active: 1, left, read: ['Shop'] })).toEqual(
      stays(
        'The key is linked to an active instance.',
        'Delete the instances that use it first. Their snapshots need it as long as they are kept.',
      ),
    )
    expect(keyMayGo('k', { active: 0, left, read: ['Shop'] })).toEqual(
      stays(
        'The snapshots that Shop left when it was deleted are under it.',
        'They are kept until 2025-11-21T09:04:00Z. Remove it then.',
      ),
    )
    expect(keyMayGo('k', { active: 0, left: [], read: ['Shop'] })).toEqual(
      stays('Data of Shop under it is still being read.', 'Wait until that has finished.'),
    )
  })
})

describe('a copy', () => {
  // Source: Aura documentation of clones under customer managed keys; each row written by hand.
  it.each([
    ['Neo4j to Neo4j', null, null, 'yes', 'yes'],
    ['Neo4j to a key', null, 'a', 'yes', 'yes'],
    ['the same key', 'a', 'a', 'yes', 'yes'],
    ['another key', 'a', 'b', 'yes', 'copy-changes-customer-key'],
    ['a key to Neo4j', 'a', null, 'copy-leaves-customer-key', 'copy-leaves-customer-key'],
  ])('%s', (_, source, target, console, api) => {
    expect(reason(keysAllowCopy(source, target, 'console'))).toBe(console)
    expect(reason(keysAllowCopy(source, target, 'api'))).toBe(api)
    expect(copyKeyWarning(source, target) !== null).toBe(source === 'a' && target === 'b')
  })
})

describe('the name of a key', () => {
  it.each([
    ['aws', 'us-east-1', keyIdExamples.aws, 'yes'],
    ['aws', 'us-west-2', 'arn:aws:kms:us-west-2:123456789:key/11111-a222-1212-x789-1212f1212f', 'yes'],
    ['aws', 'eu-west-1', keyIdExamples.aws, 'key-id-of-another-region'],
    ['aws', 'us-east-1', 'arn:aws:s3:::bucket', 'key-id-malformed'],
    ['azure', 'eastus', keyIdExamples.azure, 'yes'],
    ['azure', 'eastus', `${keyIdExamples.azure}/0a1b2c`, 'yes'],
    ['azure', 'eastus', 'http://northlight.vault.azure.net/keys/graph-key', 'key-id-malformed'],
    ['gcp', 'europe-west1', keyIdExamples.gcp, 'yes'],
    ['gcp', 'europe-west1', keyIdExamples.aws, 'key-id-malformed'],
    ['gcp', 'europe-west1', '', 'key-id-malformed'],
  ] as const)('%s %s: %s', (cloud, region, keyId, expected) => {
    expect(reason(checkKeyId(keyId, { cloud, region }))).toBe(expected)
  })
})

describe('a revoked key', () => {
  const isAction = (verb: string): verb is Action =>
    Object.values(instanceStatuses).some(({ allows }) => allows.some((each) => each === verb))
  const actions = Object.keys(verbs).filter(isAction)

  it('stops what reads or writes the data, and nothing else', () => {
    const stopped = actions.filter((action) => !keyAllows(action, { name: 'a', keyRevoked: true }).allowed)
    expect(actions.filter((action) => !stopped.includes(action)).toSorted()).toEqual([
      'delete',
      'extend',
      'pause',
      'rename',
    ])
    for (const action of actions) {
      expect(keyAllows(action, { name: 'a', keyRevoked: false })).toEqual({ allowed: true })
    }
  })

  it.each([
    [false, true, /^Its key\.$/, /^Grant .* kept, then delete it and create it again\.$/],
    [
      false,
      false,
      /while orders was being created, so it never held data/,
      /^Delete it and create it again\.$/,
    ],
    [true, true, /^Its key\.$/, /^Grant .* kept, then go back to the data before, or load the file again\.$/],
    [true, false, /while a file was loaded into orders/, /^Go back to the data before, or load/],
  ])('is told of only as long as it is: filled %s, revoked %s', (filled, keyRevoked, message, remedy) => {
    const instance = { name: 'orders', filled, keyRevoked }
    const told = failedByKey({ reason: 'key-revoked', message: 'Its key.', remedy: 'Grant it.' }, instance)
    expect(told).toEqual({
      reason: 'key-revoked',
      message: expect.stringMatching(message),
      remedy: expect.stringMatching(remedy),
    })
    const other = { reason: 'create-failed', message: 'm', remedy: 'r' }
    expect(failedByKey(other, instance)).toBe(other)
  })

  it('says which instance, what it stops, and what to do', () => {
    expect(keyAllows('take', { name: 'orders', keyRevoked: true })).toEqual({
      allowed: false,
      reason: 'key-revoked',
      message: 'The access to the key of orders was revoked, and taking a snapshot needs its data.',
      remedy: 'Grant the access again where the key is kept.',
    })
  })
})
