import { describe, expect, it } from 'vitest'
import { planOf, plans, snapshotRuleOf, type PlanType, type Version } from './plans.ts'
import type { Retention, SnapshotKind, SnapshotProfile } from './statuses.ts'
import { DAY_MS, isOpen, snapshotWindows, type Until } from './windows.ts'

type Days = number | 'latest' | null

/**
 * The retention table of the Aura documentation, written down by hand:
 * plan, version, how it was taken, kind, retention, days restorable, days exportable.
 */
const table: readonly (readonly [
  PlanType,
  Version,
  SnapshotProfile,
  SnapshotKind,
  Retention | null,
  Days,
  Days,
])[] = [
  ['free-db', '4', 'Scheduled', 'full', null, null, null],
  ['free-db', '5', 'Scheduled', 'full', null, null, null],
  ['free-db', '4', 'AdHoc', 'full', null, 'latest', 'latest'],
  ['free-db', '5', 'AdHoc', 'full', null, 'latest', 'latest'],
  ['professional-db', '4', 'Scheduled', 'full', null, 7, 7],
  ['professional-db', '5', 'Scheduled', 'full', null, 7, 7],
  ['professional-db', '4', 'AdHoc', 'full', null, 7, 7],
  ['professional-db', '5', 'AdHoc', 'full', null, 7, 7],
  ['business-critical', '5', 'Scheduled', 'full', null, 30, 30],
  ['business-critical', '5', 'Scheduled', 'differential', null, null, null],
  ['business-critical', '5', 'AdHoc', 'full', null, 30, 30],
  ['enterprise-db', '4', 'Scheduled', 'full', 'long', 60, 14],
  ['enterprise-db', '4', 'Scheduled', 'full', 'short', 7, 7],
  ['enterprise-db', '4', 'AdHoc', 'full', null, 90, 90],
  ['enterprise-db', '5', 'Scheduled', 'full', null, 60, 60],
  ['enterprise-db', '5', 'Scheduled', 'differential', null, null, null],
  ['enterprise-db', '5', 'AdHoc', 'full', null, 90, 90],
  ['professional-ds', '5', 'Scheduled', 'full', null, 7, 7],
  ['professional-ds', '5', 'AdHoc', 'full', null, 30, 30],
  ['enterprise-ds', '5', 'Scheduled', 'full', null, 14, 7],
  ['enterprise-ds', '5', 'AdHoc', 'full', null, 90, 90],
  ['sandbox', '5', 'AdHoc', 'full', null, null, null],
]

const taken = Date.UTC(2025, 10, 14, 0, 9, 12)
const openOnDay = (days: Days, age: number) => days === 'latest' || (days !== null && age < days)

/** What the table says of a window at an age in ms: exclusive at its end. */
const opens = (until: Until, age: number) => isOpen(until, taken + age)

describe('the windows of a snapshot', () => {
  it.each(table)(
    '%s %s %s %s %s: restorable %s, exportable %s days',
    (type, version, profile, kind, retention, restorable, exportable) => {
      const windows = snapshotWindows({ type, version, profile, kind, retention, timestamp: taken })
      for (let age = 0; age <= 100; age++) {
        expect([age, opens(windows.restorableUntil, age * DAY_MS)]).toEqual([age, openOnDay(restorable, age)])
        expect([age, opens(windows.exportableUntil, age * DAY_MS)]).toEqual([age, openOnDay(exportable, age)])
      }
      if (typeof restorable === 'number') {
        expect(opens(windows.restorableUntil, restorable * DAY_MS - 1)).toBe(true)
        expect(windows.restorableUntil).toBe(taken + restorable * 86_400_000)
      }
      if (typeof exportable === 'number') {
        expect(opens(windows.exportableUntil, exportable * DAY_MS - 1)).toBe(true)
      }
    },
  )

  it('are in the table for every plan and version there is', () => {
    const types = Object.values(plans).map((plan) => plan.type)
    for (const type of types) {
      for (const version of ['4', '5'] as const) {
        const rows = table.filter((row) => row[0] === type && row[1] === version)
        expect([type, version, rows.length > 0]).toEqual([
          type,
          version,
          snapshotRuleOf(type, version) !== null || (type === 'sandbox' && version === '5'),
        ])
      }
    }
  })

  it('are days of 86 400 s, also across a change of the clocks', () => {
    const before = Date.UTC(2025, 9, 25, 12)
    const windows = snapshotWindows({
      type: 'professional-db',
      version: '5',
      profile: 'Scheduled',
      kind: 'full',
      retention: null,
      timestamp: before,
    })
    expect(windows.restorableUntil).toBe(Date.UTC(2025, 10, 1, 12))
  })
})

describe('the cadence', () => {
  const cadence: Readonly<Record<PlanType, readonly (readonly [Version, string | null, string | null])[]>> = {
    'free-db': [
      ['4', null, null],
      ['5', null, null],
    ],
    'professional-db': [
      ['4', 'daily', null],
      ['5', 'daily', null],
    ],
    'business-critical': [['5', 'daily', 'hourly']],
    'enterprise-db': [
      ['4', 'six-hourly', null],
      ['5', 'daily', 'hourly'],
    ],
    'professional-ds': [['5', 'daily', null]],
    'enterprise-ds': [['5', 'daily', null]],
    sandbox: [],
  }

  it('is that of the table', () => {
    for (const { type } of Object.values(plans)) {
      const rules = Object.entries(planOf(type).snapshots ?? {})
      expect([type, rules.map(([version, rule]) => [version, rule.full, rule.differential])]).toEqual([
        type,
        cadence[type],
      ])
    }
  })
})

describe('the export format', () => {
  it('is .backup for the latest AuraDB, .dump for 4.x, .tar for AuraDS', () => {
    const formats = Object.values(plans).flatMap(({ type }) =>
      Object.entries(planOf(type).snapshots ?? {}).map(([version, rule]) => [
        type,
        version,
        rule.exportFormat,
      ]),
    )
    expect(formats).toEqual([
      ['free-db', '4', 'dump'],
      ['free-db', '5', 'backup'],
      ['professional-db', '4', 'dump'],
      ['professional-db', '5', 'backup'],
      ['business-critical', '5', 'backup'],
      ['enterprise-db', '4', 'dump'],
      ['enterprise-db', '5', 'backup'],
      ['professional-ds', '5', 'tar'],
      ['enterprise-ds', '5', 'tar'],
    ])
  })
})
