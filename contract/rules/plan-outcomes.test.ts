import { describe, expect, it } from 'vitest'
import { can, type InstanceFacts, type SnapshotFacts } from './can.ts'
import type { Decision } from './decision.ts'
import { planOf, plans, type PlanType, type Version } from './plans.ts'
import type { Retention, SnapshotKind, SnapshotProfile } from './statuses.ts'
import { DAY_MS, snapshotWindows } from './windows.ts'

/**
 * "Snapshot details" of the Aura documentation, cell by cell: plan, version, full, differential, restorable days,
 * exportable days, days of one on demand. Typed by hand, so that a number changed by mistake in the plan table fails.
 */
const page = `
AuraDB Free                    | 4, latest | N/A           | N/A    | N/A                  | N/A                  | N/A
AuraDB Professional            | 4, latest | Daily         | N/A    | 7                    | 7                    | 7
AuraDB Business Critical       | latest    | Daily         | Hourly | 30                   | 30 full              | 30
AuraDB Virtual Dedicated Cloud | 4         | Every 6 hours | N/A    | 60 (long), 7 (short) | 14 (long), 7 (short) | 90
AuraDB Virtual Dedicated Cloud | latest    | Daily         | Hourly | 60                   | 60 full              | 90
AuraDS Professional            | latest    | Daily         | N/A    | 7                    | 7                    | 30
AuraDS Enterprise              | latest    | Daily         | N/A    | 14                   | 7                    | 90
`

interface Row {
  readonly type: PlanType
  readonly version: Version
  readonly full: string
  readonly differential: string
  readonly restorable: string
  readonly exportable: string
  readonly onDemand: string
}

const typeOf = (name: string): PlanType => {
  const plan = Object.values(plans).find((each) => each.name === name)
  if (!plan) throw new Error(`There is no plan ${name}.`)
  return plan.type
}

const rows: readonly Row[] = page
  .trim()
  .split('\n')
  .flatMap((line) => {
    const [
      name = '',
      versions = '',
      full = '',
      differential = '',
      restorable = '',
      exportable = '',
      days = '',
    ] = line.split('|').map((cell) => cell.trim())
    return versions.split(', ').map((version) => ({
      type: typeOf(name),
      version: version === 'latest' ? ('5' as const) : ('4' as const),
      full,
      differential,
      restorable,
      exportable,
      onDemand: days,
    }))
  })

/** "60 (long), 7 (short)" of long: 60; "30 full": 30; "N/A": null. */
function daysIn(cell: string, retention: Retention | null): number | null {
  const part = cell.split(', ').find((each) => !each.includes('(') || each.includes(retention ?? ''))
  const days = Number.parseInt(part ?? '', 10)
  return Number.isNaN(days) ? null : days
}

interface Case {
  readonly type: PlanType
  readonly version: Version
  readonly profile: SnapshotProfile
  readonly kind: SnapshotKind
  readonly retention: Retention | null
  /** Whole days, exclusive; null: never; 'latest': as long as it is there. */
  readonly restorable: number | 'latest' | null
  readonly exportable: number | 'latest' | null
}

/** Every kind of snapshot that a row of the page knows. */
const cases = rows.flatMap((row): readonly Case[] => {
  const { type, version, full, differential, restorable, exportable, onDemand } = row
  const retentions = full === 'Every 6 hours' ? (['long', 'short'] as const) : [null]
  const scheduled = retentions.map((retention): Case => ({
    type,
    version,
    profile: 'Scheduled',
    kind: 'full',
    retention,
    restorable: daysIn(restorable, retention),
    exportable: daysIn(exportable, retention),
  }))
  // The prose: only the latest is kept, and it is all that Free has.
  const days = onDemand === 'N/A' ? 'latest' : daysIn(onDemand, null)
  const taken = { type, version, profile: 'AdHoc', kind: 'full', retention: null } as const
  return [
    ...(full === 'N/A' ? [] : scheduled),
    { ...taken, restorable: days, exportable: days },
    // The prose: a differential is not restorable, not exportable, and no instance can be made of it.
    ...(differential === 'Hourly'
      ? [
          {
            ...taken,
            profile: 'Scheduled',
            kind: 'differential',
            restorable: null,
            exportable: null,
          } as const,
        ]
      : []),
  ]
})

const taken = Date.UTC(2025, 2, 30, 0, 9, 12)

const instanceOf = (type: PlanType, version: Version): InstanceFacts => ({
  name: 'orders',
  type,
  version,
  status: 'running',
  takingSnapshot: false,
  keyRevoked: false,
  filled: true,
})

const outcome = (decision: Decision) => (decision.allowed ? 'yes' : decision.reason)

function expected(what: 'restorable' | 'exportable', one: Case, age: number): string {
  if (one.kind === 'differential') return 'snapshot-differential'
  const days = one[what]
  return days === 'latest' || (days !== null && age < days * DAY_MS) ? 'yes' : `snapshot-no-longer-${what}`
}

/** To the millisecond around every day, from the moment it is complete to ten days after the longest window. */
const ages = Array.from({ length: 101 }, (_, day) => [day * DAY_MS, (day + 1) * DAY_MS - 1]).flat()

describe('what can be done with a snapshot, by the page', () => {
  it.each(cases)('$type $version $profile $kind $retention', (one) => {
    const { type, version, profile, kind, retention } = one
    const windows = snapshotWindows({ type, version, profile, kind, retention, timestamp: taken })
    const snapshot: SnapshotFacts = { status: 'Completed', profile, kind, ...windows }
    const instance = instanceOf(type, version)
    for (const age of ages) {
      const asking = { role: 'member', now: taken + age } as const
      expect([
        age / DAY_MS,
        outcome(can.restore(snapshot, instance, asking)),
        outcome(can.export(snapshot, instance, asking)),
        outcome(can.create(snapshot, instance, asking)),
      ]).toEqual([
        age / DAY_MS,
        expected('restorable', one, age),
        expected('exportable', one, age),
        expected('exportable', one, age),
      ])
    }
  })

  it('knows every plan and version there is', () => {
    const known = Object.values(plans).flatMap(({ type }) =>
      Object.keys(planOf(type).snapshots ?? {}).map((version) => `${type} ${version}`),
    )
    expect(rows.map(({ type, version }) => `${type} ${version}`)).toEqual(known)
    expect(cases).toHaveLength(19)
  })

  it('lets nobody take one of a Sandbox', () => {
    const asking = { role: 'admin', now: taken } as const
    expect(outcome(can.take(instanceOf('sandbox', '5'), asking))).toBe('plan-without-snapshots')
    for (const { type, version } of rows) {
      expect([type, outcome(can.take(instanceOf(type, version), asking))]).toEqual([type, 'yes'])
    }
  })
})

describe('how often one is taken, by the page', () => {
  const cadences = { daily: 'Daily', 'six-hourly': 'Every 6 hours' } as const

  it.each(rows)('$type $version: $full, $differential', ({ type, version, full, differential }) => {
    const rule = planOf(type).snapshots?.[version]
    expect(rule?.full ? cadences[rule.full] : 'N/A').toBe(full)
    expect(rule?.differential ? 'Hourly' : 'N/A').toBe(differential)
  })
})
