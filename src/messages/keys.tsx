/** The words of encryption keys, and of where data lies and under which key. */
import type { ReactNode } from 'react'
import type { CloudProvider } from '../../contract/rules/plans.ts'
import { listed } from './format.ts'

export const title = 'Encryption keys'
export const loading = 'The encryption keys are loading'
export const failed = 'The encryption keys could not be loaded'
export const what =
  'An instance of AuraDB Virtual Dedicated Cloud or AuraDS Enterprise can be encrypted with a key of your own, which stays with your cloud provider. The key is chosen when the instance is created; to change it, clone the instance.'
export const whatRevoked =
  'Whoever owns a key can revoke it there: then nobody can read the data under it or its snapshots, until the access is granted again.'
export const emulated =
  'These keys are emulated: no provider is asked, and nothing is encrypted with them. Everything else behaves as it would.'
export const none = 'No key of your own'
export const noneText = 'Every instance of this project is encrypted with a key that Neo4j manages.'
export const list = 'Keys, in the order in which they were added'
export const add = 'Add key'
export const adding = 'Adding'
export const cancel = 'Cancel'
export const done = 'Back to where you were'

export const ready = 'Ready'
export const pending = (left: string) => `Pending, ready in about ${left}`
export const revoked = 'Revoked'
export const revokedTitle = 'The access to this key was revoked'
export const revokedStops = (names: ReactNode) => (
  <>
    The data of {names} and its snapshots cannot be read: no snapshot is taken, nothing is exported, restored
    or copied. Grant the access again where the key is kept.
  </>
)
export const revokedLeft = (names: string) =>
  `The snapshots that ${names} left cannot be read: no instance is created from them. Grant the access again where the key is kept.`
export const revokedUnused = 'No instance uses it. Grant the access again where the key is kept.'
export const keyId = 'Key'
export const keyIdName = (name: string) => `key ID of ${name}`
export const forPlan = 'For'
export const region = 'Region'
export const encrypts = 'Encrypts'
export const encryptsNothing = 'Nothing'
export const encryptsLeft = (name: ReactNode, until: ReactNode) => (
  <>
    Snapshots of {name} (deleted), until {until}
  </>
)
export const added = 'Added'
export const addedBy = (when: ReactNode, who: ReactNode) => (
  <>
    {when}, by {who}
  </>
)

export const remove = 'Remove'
export const removeNamed = (name: string) => `Remove ${name}`
export const removing = 'Removing'
export const removeTitle = (name: ReactNode) => <>Remove {name}?</>
export const removeText =
  'It can be chosen for no new instance then. The key itself stays with your provider, and can be added again.'
export const inUse = (names: readonly string[]) => ({
  message: `It encrypts ${listed(names)}.`,
  remedy: 'Delete what it encrypts first, or clone it to an instance with another key.',
})
export const leftUnder = (names: readonly string[], until: string) => ({
  message: `The snapshots that ${listed(names)} left are under it.`,
  remedy: `They are kept until ${until}. Remove it then.`,
})
export const missing = 'This key is not there'
export const missingMore = {
  message: 'It was removed meanwhile, or the link is cut off.',
  remedy: 'The keys of this project are in the list.',
}
export const toKeys = 'Go to the encryption keys'

export const addTitle = 'Add encryption key'
export const addText =
  'Make the key at your cloud provider first, in the region of the instances, and let Aura use it there.'
export const name = 'Name'
export const cloud = 'Cloud'
export const idLabels: Record<CloudProvider, string> = {
  aws: 'Key ARN',
  azure: 'Key identifier',
  gcp: 'Key resource name',
}
export const looksLike = (example: ReactNode) => <>It looks like {example}</>

export const notNamed = 'The key is not named yet.'

/** The field of a new instance. */
export const field = 'Encryption key'
export const neo4jKey = 'Neo4j managed key'
export const ownKey = (name: ReactNode) => <>Your key {name}</>
export const option = (name: string, state: string) => `${name} (${state})`
export const states = { pending: 'pending', revoked: 'revoked' } as const
export const otherPlan =
  'Choose a plan with keys of your own: AuraDB Virtual Dedicated Cloud or AuraDS Enterprise.'
export const sameAsSource = (name: string) => `${name} (as the source)`
export const chosenOnce = 'It cannot be changed later.'
export const noneHere = (where: string) => `There is no key for ${where} yet.`
export const manage = 'Manage encryption keys'
export const manageElsewhere = 'Manage encryption keys (opens in a new tab)'
