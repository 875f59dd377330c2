import { planOf, plans, type PlanType, type SnapshotRule, type Version } from '../../contract/rules/plans.ts'

/** One line of the table: a plan and the versions that share its rule. */
export interface PlanRow {
  readonly type: PlanType
  /** Oldest first. */
  readonly versions: readonly Version[]
  readonly rule: SnapshotRule
}

/** What a line of the table says of a rule; the export format stands elsewhere. */
const shownOf = ({ exportFormat: _, ...shown }: SnapshotRule) => JSON.stringify(shown)

/** The lines of the table of snapshot rules, in the order of the plans. A plan whose versions share their rule has one. */
export function planRows(): readonly PlanRow[] {
  return Object.values(plans).flatMap(({ type }) => {
    const rows: PlanRow[] = []
    for (const version of ['4', '5'] as const) {
      const rule = planOf(type).snapshots?.[version]
      if (!rule) continue
      const same = rows.findIndex((row) => shownOf(row.rule) === shownOf(rule))
      const before = rows[same]
      if (before) rows[same] = { ...before, versions: [...before.versions, version] }
      else rows.push({ type, versions: [version], rule })
    }
    return rows
  })
}

/** Whether a line is that of an instance. */
export const isRowOf = (row: PlanRow, type: PlanType, version: Version): boolean =>
  row.type === type && row.versions.includes(version)
