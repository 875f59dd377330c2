import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { checkName } from '../../contract/rules/names.ts'
import { plans } from '../../contract/rules/plans.ts'
import { statusDuring } from '../../contract/rules/transitions.ts'
import { isOpen, snapshotWindows, DAY_MS } from '../../contract/rules/windows.ts'
import { createTestApi, createTestBytes } from '../api/test-api.ts'
import { createControlPlane } from '../control-plane.ts'
import { backupDue, importDue } from '../due.ts'
import { createSimulatedFleet } from '../fleet/simulated.ts'
import { createMemoryStore } from '../memory-store.ts'
import { restoringReasons } from '../failures.ts'
import type { AnyRecord, RecordKind, Records } from '../records.ts'
import { createSeededRandom } from '../seeded-random.ts'
import { createVirtualClock } from '../virtual-clock.ts'
import { scheduledHistory } from './history.ts'
import {
  beginningOf,
  isScenarioId,
  scenarioIds,
  scenarioNamed,
  seedWorld,
  standardNow,
  standardSeed,
} from './registry.ts'

const runs = Number(process.env['AFTERGLOW_RUNS'] ?? 1)
const resting = ['running', 'paused', 'suspended', 'loading failed']
const standard = { now: standardNow, seed: standardSeed, role: null }

const of = <K extends RecordKind>(records: readonly AnyRecord[], kind: K): readonly Records[K][] =>
  records.flatMap((each) => (isOf(kind, each) ? [each.record] : []))
type OfKind<K extends RecordKind> = { readonly kind: K; readonly record: Records[K] }
const isOf = <K extends RecordKind>(kind: K, each: { readonly kind: RecordKind }): each is OfKind<K> =>
  each.kind === kind

describe('the registry', () => {
  it('knows its ids and no others', () => {
    for (const id of ['tour', 'empty', 'every-status', 'restore-failed-LegacyIndexes', 'failures'])
      expect(scenarioIds).toContain(id)
    expect(new Set(scenarioIds).size).toBe(scenarioIds.length)
    expect(scenarioIds.every(isScenarioId)).toBe(true)
    const failed = scenarioIds.filter((id) => id.startsWith('restore-failed-'))
    expect(failed).toEqual(restoringReasons.map((reason) => `restore-failed-${reason}`))
    expect(failed.length).toBeGreaterThan(10)
    expect(isScenarioId('tour')).toBe(true)
    for (const other of ['', 'Tour', 'toString', '__proto__']) expect(isScenarioId(other)).toBe(false)
  })

  it.each(scenarioIds)('%s: the same source gives the same world, another seed another one', (scenario) => {
    const one = JSON.stringify(seedWorld({ scenario, ...standard }))
    expect(JSON.stringify(seedWorld({ scenario, ...standard }))).toBe(one)
    expect(JSON.stringify(seedWorld({ scenario, ...standard, seed: 'another' }))).not.toBe(one)
    expect(JSON.stringify(seedWorld({ scenario, ...standard, now: standardNow + 1000 }))).not.toBe(one)
  })

  it('lets the role be chosen', () => {
    const [world] = of(seedWorld({ scenario: 'tour', ...standard, role: 'viewer' }), 'world')
    expect(world?.user).toEqual({ name: scenarioNamed('tour').user.name, role: 'viewer' })
  })
})

/** Those that differ from the tour in what surrounds it have its data, which is looked at once. */
const differing = scenarioIds.filter(
  (id) => id === 'tour' || scenarioNamed(id).seed !== scenarioNamed('tour').seed,
)

describe.each(differing)('the world %s', (scenario) => {
  const begin = beginningOf(scenario).source
  const records = seedWorld(begin)
  const ids = (kind: RecordKind) =>
    new Set(records.filter((each) => each.kind === kind).map((each) => each.record.id))

  it('refers to nothing that is not there', () => {
    const [tenants, instances, snapshots, operations] = [
      ids('tenant'),
      ids('instance'),
      ids('snapshot'),
      ids('operation'),
    ]
    for (const id of ids('deleted-instance')) instances.add(id)
    for (const each of of(records, 'instance')) {
      expect(tenants).toContain(each.tenantId)
      for (const id of [each.operationId, each.takingId]) if (id !== null) expect(operations).toContain(id)
    }
    for (const each of of(records, 'snapshot')) {
      expect(instances).toContain(each.instanceId)
      if (each.baseSnapshotId !== null) expect(snapshots).toContain(each.baseSnapshotId)
      if (each.kind === 'differential') expect(each.baseSnapshotId).not.toBeNull()
    }
    for (const each of of(records, 'operation')) {
      expect(instances).toContain(each.instanceId)
      if (each.snapshotId !== null) expect(snapshots).toContain(each.snapshotId)
    }
    const seen = records.map((each) => `${each.kind} ${each.record.id}`)
    expect(new Set(seen).size).toBe(seen.length)
  })

  it('keeps what the plan table keeps, and nothing longer', () => {
    const types = new Map(of(records, 'instance').map((each) => [each.id, each.type]))
    const left = new Map(of(records, 'deleted-instance').map((each) => [each.id, each.keptUntil]))
    for (const each of of(records, 'snapshot')) {
      const keptUntil = left.get(each.instanceId)
      if (keptUntil !== undefined) {
        const until = { restorableUntil: keptUntil, exportableUntil: keptUntil, purgeAt: keptUntil }
        expect(each).toMatchObject({ kind: 'full', status: 'Completed', ...until })
        continue
      }
      const { version, profile, kind, retention, timestamp } = each
      const type = types.get(each.instanceId) ?? 'sandbox'
      const windows = snapshotWindows({ type, version, profile, kind, retention, timestamp })
      expect(each).toMatchObject(windows)
      const open = isOpen(each.restorableUntil, begin.now) || isOpen(each.exportableUntil, begin.now)
      if (kind === 'full') expect([each.id, open]).toEqual([each.id, true])
    }
  })

  it('comes to rest and goes on for three days without a defect', async () => {
    const world = createTestApi({ scenario })
    expect(await world.api.controlPlane.reconcile()).toMatchObject({ handled: 0 })
    for (let day = 1; day <= 3; day++) {
      world.clock.advance(DAY_MS)
      await world.api.controlPlane.reconcile()
      for (const each of world.records('operation'))
        if (each.state === 'running') expect(each.startedAt).toBeGreaterThan(world.clock.now() - DAY_MS)
      for (const { id } of world.records('instance')) {
        const { status } = await world.call(`GET /v1/instances/${id}?view=afterglow`)
        expect(status).toBe(200)
      }
    }
    expect(world.defects).toEqual([])
  })

  it('has instances in statuses that what holds them leads to', () => {
    const operations = new Map(of(records, 'operation').map((each) => [each.id, each]))
    for (const each of of(records, 'instance')) {
      const operation = each.operationId === null ? null : operations.get(each.operationId)
      if (operation) expect(each.status).toBe(statusDuring(operation.kind, operation.previousStatus))
      // The provider suspends by itself.
      else expect([...resting, 'suspending']).toContain(each.status)
      if (each.takingId !== null) expect(operations.get(each.takingId)?.state).toBe('running')
      expect(checkName(each.name)).toEqual({ ok: true })
      expect(each.statusSince).toBeLessThanOrEqual(begin.now)
    }
  })

  it('has nothing that comes from the future, and nothing that should be gone', () => {
    for (const each of of(records, 'operation')) {
      expect(each.startedAt).toBeLessThanOrEqual(begin.now)
      if (each.state !== 'running') expect(each.endedAt).toBeLessThanOrEqual(begin.now)
      else expect(each.pollAt).toBeGreaterThan(begin.now)
    }
    for (const each of of(records, 'snapshot')) expect(each.timestamp).toBeLessThanOrEqual(begin.now)
    for (const each of of(records, 'import')) expect(importDue(each) ?? Infinity).toBeGreaterThan(begin.now)
    for (const each of of(records, 'backup')) expect(backupDue(each) ?? Infinity).toBeGreaterThan(begin.now)
  })
})

describe('the tour', () => {
  const records = seedWorld({ scenario: 'tour', ...standard })

  it('has every plan, and something in every state that matters', () => {
    const types = of(records, 'instance').map((each) => each.type)
    expect([...new Set(types)].toSorted()).toEqual(Object.keys(plans).toSorted())
    const states = of(records, 'instance').map((each) => each.status)
    for (const state of ['running', 'restoring', 'loading failed', 'paused']) expect(states).toContain(state)
    expect(
      of(records, 'instance').some((each) => each.type === 'enterprise-db' && each.version === '4'),
    ).toBe(true)
    expect(of(records, 'snapshot').some((each) => each.status === 'Failed')).toBe(true)
    expect(of(records, 'snapshot').some((each) => each.status === 'InProgress')).toBe(true)
    expect(of(records, 'snapshot').length).toBeGreaterThan(2_000)
  })

  it('has nothing overdue whenever it begins', async () => {
    const begin = fc.record({
      now: fc.integer({ min: Date.UTC(2020, 0), max: Date.UTC(2035, 0) }),
      seed: fc.stringMatching(/^[a-z]{1,8}$/),
    })
    await fc.assert(
      fc.asyncProperty(begin, async ({ now, seed }) => {
        const random = createSeededRandom(seed)
        const base = seedWorld({ scenario: 'tour', now, seed, role: null })
        const store = createMemoryStore({ base })
        const plane = createControlPlane({ ...portsAt(now), random, store })
        expect(await plane.reconcile()).toMatchObject({ handled: 0 })
        expect(of(base, 'operation').filter((each) => each.state === 'running').length).toBeGreaterThan(1)
      }),
      { numRuns: 5 * runs },
    )
  })
})

function portsAt(now: number) {
  return {
    clock: createVirtualClock({ now }),
    bytes: createTestBytes(Infinity),
    host: { host: 'node', build: 'test', downloads: 'http', control: false, maxUploadBytes: null },
  } as const
}

it('ten thousand are ten thousand, in one list', () => {
  const records = seedWorld({ scenario: 'ten-thousand', ...standard })
  expect(of(records, 'snapshot')).toHaveLength(10_000)
  expect(new Set(of(records, 'snapshot').map((each) => each.instanceId)).size).toBe(1)
})

it('in failures, what is begun fails', async () => {
  const world = createTestApi({ scenario: 'failures' })
  const { id } = world.instance('customer-graph')
  await world.call(`POST /v1/instances/${id}/snapshots`)
  world.clock.advance(DAY_MS / 24)
  await world.api.controlPlane.reconcile()
  const taken = world.snapshots(world.instance('customer-graph')).find((each) => each.profile === 'AdHoc')
  expect(taken).toMatchObject({ status: 'Failed', failure: { reason: 'storage-unreachable' } })
})

it('a seeded history is the one that the reconciler makes, to the id', async () => {
  const world = createTestApi({ scenario: 'empty' })
  const [tenant] = world.records('tenant')
  const orders = [
    { type: 'business-critical', version: '5', memory: '8GB' },
    { type: 'enterprise-db', version: '4', memory: '8GB' },
    { type: 'professional-ds', version: '5', memory: '8GB' },
  ] as const
  for (const order of orders) {
    const { status } = await world.call('POST /v1/instances', {
      json: { ...order, name: order.type, region: 'us-east-1', cloud_provider: 'aws', tenant_id: tenant?.id },
    })
    expect(status).toBe(202)
  }
  world.clock.advance(34 * DAY_MS)
  await world.api.controlPlane.reconcile()
  const random = createSeededRandom(standardSeed)
  const means = { random, fleet: createSimulatedFleet(random) }
  for (const instance of world.records('instance')) {
    const time = { since: instance.statusSince, until: world.clock.now(), now: world.clock.now() }
    const { snapshots, taking } = scheduledHistory(instance, time, means)
    const made = world.snapshots(instance).toReversed()
    expect(made.length).toBeGreaterThan(6)
    expect(taking ? [...snapshots, taking.snapshot] : snapshots).toEqual(made)
  }
})
