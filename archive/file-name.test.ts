import { describe, expect, it } from 'vitest'
import { exportFileName } from './file-name.ts'

describe('the name of an export', () => {
  const requestedAt = '2024-09-12T15:51:45.678+02:00'

  it('is that of a backup by neo4j-admin, in UTC', () => {
    const name = exportFileName({ databaseName: 'neo4j', requestedAt, format: 'backup' })
    expect(name).toBe('neo4j-2024-09-12T13-51-45.backup')
  })

  it.each([
    ['movies.2024_v1', 'movies.2024_v1'],
    ['../../etc/passwd', 'etc-passwd'],
    ['a b\u202Ec', 'a-b-c'],
    ['数据', 'database'],
    ['', 'database'],
    ['x'.repeat(200), 'x'.repeat(63)],
  ])('keeps to safe characters: %j', (databaseName, safe) => {
    expect(exportFileName({ databaseName, requestedAt, format: 'dump' })).toBe(
      `${safe}-2024-09-12T13-51-45.dump`,
    )
  })

  it('refuses what is no instant', () => {
    const name = (): string => exportFileName({ databaseName: 'neo4j', requestedAt: 'soon', format: 'tar' })
    expect(name).toThrow(RangeError)
  })
})
