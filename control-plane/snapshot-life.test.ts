import { expect, it } from 'vitest'
import { HOUR_MS } from '../contract/rules/windows.ts'
import { asked, described, instanceRecord, start, testWorld, valueOf } from './testing/test-world.ts'

it('a differential takes as long as what came since its full one, not as long as everything', async () => {
  const [bytes, writesPerHour] = [45_000_000_000, 20_000_000]
  const world = testWorld({
    instances: [
      instanceRecord('business-critical', '5', 'aa000001', {
        storage: '128GB',
        content: described({ bytes, writesPerHour, asOf: start - 60_000 }),
      }),
    ],
  })
  await world.advance(6 * HOUR_MS)
  const took = world
    .all('snapshot')
    .toSorted((a, b) => a.timestamp - b.timestamp)
    .map(({ kind, timestamp, completedAt }) => ({ kind, seconds: ((completedAt ?? 0) - timestamp) / 1000 }))
  const [full, ...differentials] = took
  expect(full?.kind).toBe('full')
  // 45 GB at 150 MB/s and 12 s to begin with, a little more or less.
  expect(full?.seconds).toBeGreaterThan(250)
  expect(full?.seconds).toBeLessThan(350)
  expect(differentials.length).toBeGreaterThanOrEqual(5)
  // Under 2 GB an hour.
  differentials.forEach(({ kind, seconds }, i) => {
    expect(kind).toBe('differential')
    expect(seconds).toBeLessThan(15 + 15 * (i + 1))
  })
  expect(differentials.at(-1)?.seconds).toBeGreaterThan(differentials[0]?.seconds ?? Infinity)
})

it('an AuraDB instance with the Graph Analytics plugin is exported as a .backup', async () => {
  const instance = instanceRecord('professional-db', '5', 'aa000001', { graphAnalytics: true })
  const world = testWorld({ instances: [instance] })
  await world.advance(HOUR_MS)
  const [snapshot] = world.all('snapshot')
  const made = valueOf(
    await world.plane.commands.createExport(asked(), {
      instanceId: instance.id,
      snapshotId: snapshot?.id ?? '',
    }),
  )
  await world.advance(HOUR_MS)
  const record = world.one('export', made.id)
  expect([record.state, record.format, record.fileName.slice(-7)]).toEqual(['ready', 'backup', '.backup'])
})
