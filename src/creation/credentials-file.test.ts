import { expect, it } from 'vitest'
import { credentialsFile, credentialsFileName } from './credentials-file.ts'

it('holds what a driver needs, one line each, under a name without the name of the instance', () => {
  const created = {
    id: '2f49c2b3',
    name: 'a/b: c',
    tenant_id: '6981ace7-efe8-4f5c-b7c5-267b5162ce91',
    connection_url: 'neo4j+s://2f49c2b3.databases.neo4j.io',
    username: 'neo4j',
    password: 'p=w',
    cloud_provider: 'gcp',
    region: 'europe-west1',
    type: 'professional-db',
  } as const
  expect(credentialsFileName(created)).toBe('neo4j-2f49c2b3-credentials.txt')
  expect(credentialsFile(created)).toBe(
    [
      'NEO4J_URI=neo4j+s://2f49c2b3.databases.neo4j.io',
      'NEO4J_USERNAME=neo4j',
      'NEO4J_PASSWORD=p=w',
      'NEO4J_DATABASE=neo4j',
      'AURA_INSTANCEID=2f49c2b3',
      'AURA_INSTANCENAME=a/b: c',
      '',
    ].join('\n'),
  )
})
