/**
 * The customer's own keys: what one must be to encrypt an instance, and which key a copy may have.
 * Source: Aura documentation, "Customer managed keys". That a copy made from a snapshot follows the rules of a clone is our
 * reading of it.
 */
import { allowed, firstRefusal, refuse, type Decision } from './decision.ts'
import { planOf, type CloudProvider, type PlanType } from './plans.ts'
import { cloudNames, regionName } from './regions.ts'

/** Where a key can be used, and whether it can be by now. */
export interface KeyFacts {
  readonly id: string
  readonly name: string
  readonly type: PlanType
  readonly cloud: CloudProvider
  readonly region: string
  /** `pending` for about a minute after it was added, until the provider has granted the access. */
  readonly status: 'pending' | 'ready'
  /** The provider's own doing: whoever owns the key can take the access back there. */
  readonly access: 'granted' | 'revoked'
}

/** What a key has to fit: a new instance, or where a new key is to be used. */
export interface KeyPlace {
  readonly type: PlanType
  readonly cloud: CloudProvider
  readonly region: string
}

/** Whether instances of this type can have a key of the customer's at all. */
export function planTakesKeys(type: PlanType): Decision {
  const plan = planOf(type)
  return plan.customerManagedKeys
    ? allowed
    : refuse(
        'customer-managed-keys-not-offered',
        `${plan.name} is not offered with customer managed keys.`,
        'Leave the key out, or choose AuraDB Virtual Dedicated Cloud or AuraDS Enterprise.',
      )
}

/** Whether a new instance can be encrypted with a key: of its plan, cloud and region, ready, and not revoked. */
export function keyFits(key: KeyFacts, place: KeyPlace): Decision {
  return firstRefusal(
    planTakesKeys(place.type),
    key.type === place.type
      ? allowed
      : refuse(
          'key-of-another-type',
          `${key.name} is a key for ${planOf(key.type).name}.`,
          `Choose a key for ${planOf(place.type).name}, or add one.`,
        ),
    key.cloud === place.cloud && key.region === place.region
      ? allowed
      : refuse(
          'key-of-another-region',
          `${key.name} is a key in ${regionName(key.cloud, key.region)}.`,
          `Choose a key in ${regionName(place.cloud, place.region)}, or add one.`,
        ),
    key.access === 'granted'
      ? allowed
      : refuse(
          'key-revoked',
          `The access to ${key.name} was revoked.`,
          'Grant it again where the key is kept, or choose another key.',
        ),
    key.status === 'ready'
      ? allowed
      : refuse('key-pending', `${key.name} is not ready yet.`, 'Wait about a minute, then try again.'),
  )
}

/** Who makes a copy: a person in the console, or a client of the API, for which there are fewer ways. */
export type CopiedBy = 'console' | 'api'

/**
 * Whether data under one key may be copied to an instance under another. `null`: a key that Neo4j manages. Into the same
 * key always, and from Neo4j's keys into any; out of the customer's keys into Neo4j's never.
 */
export function keysAllowCopy(source: string | null, target: string | null, by: CopiedBy): Decision {
  if (source === null || source === target) return allowed
  if (target === null) {
    return refuse(
      'copy-leaves-customer-key',
      'The data is encrypted with a customer managed key, and a copy of it cannot have a Neo4j managed one.',
      by === 'console' ? 'Choose a key of your own, or an instance that has one.' : 'Use the same key.',
    )
  }
  return by === 'console'
    ? allowed
    : refuse(
        'copy-changes-customer-key',
        'The data is encrypted with another customer managed key, and the API copies with the same key only.',
        'Use the same key, or make the copy in the console.',
      )
}

/** What a person should know of a copy that `keysAllowCopy` lets be; null: nothing. */
export function copyKeyWarning(source: string | null, target: string | null): string | null {
  return source !== null && target !== null && source !== target
    ? 'The copy gets another key than its source: whoever can revoke the one cannot revoke the other.'
    : null
}

/** What a key is needed for. */
export interface KeyUse {
  /** Instances that it encrypts. */
  readonly active: number
  /** Deleted instances whose snapshots are under it, and until when (ms) those are kept. */
  readonly left: readonly { readonly name: string; readonly keptUntil: number }[]
  /** Of which instances data under it is being read: for a copy, an export or a backup. */
  readonly read: readonly string[]
}

/** Whether a key can be removed. The reason, and the words of one that encrypts an instance, are the API's. */
export function keyMayGo(id: string, { active, left, read }: KeyUse): Decision {
  const stays = (why: string, remedy: string) =>
    refuse('encryption-key-is-active', `Can not delete encryption key ${id}. ${why}`, remedy)
  if (active > 0) {
    return stays(
      'The key is linked to an active instance.',
      'Delete the instances that use it first. Their snapshots need it as long as they are kept.',
    )
  }
  const [last] = left.toSorted((a, b) => b.keptUntil - a.keptUntil)
  if (last) {
    const until = `${new Date(last.keptUntil).toISOString().slice(0, 19)}Z`
    return stays(
      `The snapshots that ${last.name} left when it was deleted are under it.`,
      `They are kept until ${until}. Remove it then.`,
    )
  }
  const [name] = read
  return name === undefined
    ? allowed
    : stays(`Data of ${name} under it is still being read.`, 'Wait until that has finished.')
}

const shapes = {
  aws: /^arn:aws[a-z-]*:kms:([a-z0-9-]+):\d+:key\/[\w-]+$/,
  azure: /^https:\/\/[a-z0-9-]+\.vault\.azure\.net\/keys\/[\w-]+(\/\w+)?$/i,
  gcp: /^projects\/[\w-]+\/locations\/([\w-]+)\/keyRings\/[\w-]+\/cryptoKeys\/[\w-]+$/,
} as const satisfies Record<CloudProvider, RegExp>

/** What the name of a key looks like in each cloud. */
export const keyIdExamples = {
  aws: 'arn:aws:kms:us-east-1:123456789012:key/1234abcd-12ab-34cd-56ef-1234567890ab',
  azure: 'https://northlight.vault.azure.net/keys/graph-key',
  gcp: 'projects/northlight/locations/europe-west1/keyRings/graphs/cryptoKeys/graph-key',
} as const satisfies Record<CloudProvider, string>

/**
 * The key that a text names, whichever way it is written: on Azure vaults and keys are named in either case, and the
 * version at the end is one of the same key.
 */
export function plainKeyId(cloud: CloudProvider, keyId: string): string {
  if (cloud !== 'azure') return keyId
  const [vault = '', name = ''] = keyId.split(/\/keys\//i)
  return `${vault}/keys/${name.split('/')[0]}`.toLowerCase()
}

/** Whether a text names a key of the cloud; on AWS the key must be in the region it is for, which its name tells. */
export function checkKeyId(keyId: string, { cloud, region }: Pick<KeyPlace, 'cloud' | 'region'>): Decision {
  const match = shapes[cloud].exec(keyId)
  if (!match) {
    return refuse(
      'key-id-malformed',
      `That is not how ${cloudNames[cloud]} names a key.`,
      `A name looks like ${keyIdExamples[cloud]}`,
    )
  }
  return cloud === 'aws' && match[1] !== region
    ? refuse(
        'key-id-of-another-region',
        `This key is in ${match[1] ?? 'another region'}, and only a key in ${region} can be used there.`,
        `Choose a key in ${region}, or the region of the key.`,
      )
    : allowed
}
