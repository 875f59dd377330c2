/** The words of where data lies, and under which key. Says encrypted only of what is. */
import type { ReactNode } from 'react'

export const neo4jKey = 'Neo4j managed key'
export const ownKey = (name: ReactNode) => <>Your key {name}</>
export const revoked = 'Revoked'
export const toKey = (name: string) => `Go to ${name}`
export const manage = 'Encryption keys'

/** What is true of what this host stores. */
export const stored = {
  described: 'Emulated: its data is only described, so there is nothing to encrypt.',
  browser: 'Emulated: the data of its file lies in this browser as it is, not encrypted.',
  node: 'Emulated: the data of its file lies on the server as it is, not encrypted.',
  encrypted: 'Encrypted at rest.',
  unknown: 'This host does not say whether what it stores is encrypted.',
} as const

export const liesIn = 'Lies in'
/** "GCP Belgium (europe-west1), under a Neo4j managed key (emulated)". `key`: the name of the customer's own. */
export const place = (region: string, key: ReactNode, emulated: boolean) => (
  <>
    {region}, under {key === null ? 'a Neo4j managed key' : <>your key {key}</>}
    {emulated && ' (emulated)'}
  </>
)
export const snapshotsLie = (where: ReactNode) => <>They lie in {where}.</>
