/**
 * The plan table: every fact that depends on the plan of an instance, as data.
 * Source of the snapshot rules: Aura documentation, "Snapshot details"; of the sizes: the public API's accepted values.
 */

/** The instance types of the Aura API, and the Sandbox, which is not one of them. */
export type PlanType =
  | 'free-db'
  | 'professional-db'
  | 'business-critical'
  | 'enterprise-db'
  | 'professional-ds'
  | 'enterprise-ds'
  | 'sandbox'

/** The version of the Aura API: `5` stands for the latest generation. */
export type Version = '4' | '5'
export type CloudProvider = 'gcp' | 'aws' | 'azure'
export type ExportFormat = 'backup' | 'dump' | 'tar'

/** How long a snapshot can be used, in whole days of 86 400 s from its timestamp. */
export interface Windows {
  readonly restorableDays: number
  readonly exportableDays: number
}

export type Cadence = 'daily' | 'six-hourly'

/** What is snapshotted, when, and for how long it can be used. */
export interface SnapshotRule {
  readonly full: Cadence | null
  readonly differential: 'hourly' | null
  /** `short` exists where only the first full snapshot of a UTC day is kept long. */
  readonly scheduled: { readonly long: Windows; readonly short: Windows | null } | null
  readonly onDemand: Windows | 'latest-only'
  /**
   * The prose of the documentation says that a differential cannot be restored, exported or made an instance of;
   * its table only says "not exportable", and the real console shows a restore arrow. We follow the prose.
   */
  readonly differentialUse: 'none' | 'restore'
  readonly exportFormat: ExportFormat
}

/** One size on offer. Memory and storage as the API writes them ("8GB"). */
export interface Size {
  readonly memory: string
  readonly storage: string
  readonly cpu: number
}

export interface Plan {
  readonly type: PlanType
  readonly name: string
  readonly shortName: string
  /** The version generations that exist, and their snapshot rules; `null`: this plan has no snapshots. */
  readonly snapshots: Readonly<Partial<Record<Version, SnapshotRule>>> | null
  /** The versions a new instance can be created with, newest first; empty: not created here. */
  readonly offeredVersions: readonly Version[]
  readonly sizes: readonly Size[]
  readonly clouds: readonly CloudProvider[]
  /** Region ids this plan is limited to, or every region of its clouds. */
  readonly regions: readonly string[] | 'all'
  readonly graphLimits: { readonly nodes: number; readonly relationships: number } | null
  readonly pause:
    | { readonly by: 'hand'; readonly resumesAfterDays: number }
    | { readonly by: 'idleness'; readonly afterHours: number; readonly deletedAfterDays: number }
    | { readonly by: 'nothing' }
  /** Whole days an instance lives, and the days it can be extended by, once. */
  readonly lifetime: { readonly days: number; readonly extendableByDays: number } | null
  readonly takesFiles: boolean
  /** Private endpoints, and the choice whether the internet reaches it. */
  readonly networkAccess: boolean
  /** Whether an instance can be encrypted with a key of the customer's. */
  readonly customerManagedKeys: boolean
}

const both = (days: number): Windows => ({ restorableDays: days, exportableDays: days })

const daily = (scheduled: Windows, onDemandDays: number, exportFormat: ExportFormat): SnapshotRule => ({
  full: 'daily',
  differential: null,
  scheduled: { long: scheduled, short: null },
  onDemand: both(onDemandDays),
  differentialUse: 'none',
  exportFormat,
})

const free = (exportFormat: ExportFormat): SnapshotRule => ({
  full: null,
  differential: null,
  scheduled: null,
  onDemand: 'latest-only',
  differentialUse: 'none',
  exportFormat,
})

const hourly = (days: number, onDemandDays: number): SnapshotRule => ({
  full: 'daily',
  differential: 'hourly',
  scheduled: { long: both(days), short: null },
  onDemand: both(onDemandDays),
  differentialUse: 'none',
  exportFormat: 'backup',
})

const virtualDedicatedCloud4: SnapshotRule = {
  full: 'six-hourly',
  differential: null,
  scheduled: { long: { restorableDays: 60, exportableDays: 14 }, short: both(7) },
  onDemand: both(90),
  differentialUse: 'none',
  exportFormat: 'dump',
}

const size = (memory: number, storage: number, cpu: number): Size => ({
  memory: `${memory}GB`,
  storage: `${storage}GB`,
  cpu,
})

const databaseSizes = [
  size(1, 2, 1),
  size(2, 4, 1),
  size(4, 8, 1),
  size(8, 16, 2),
  size(16, 32, 3),
  size(32, 64, 6),
  size(64, 128, 12),
  size(128, 256, 24),
  size(256, 512, 48),
  size(384, 768, 72),
  size(512, 1024, 96),
] as const

/** Dedicated plans can have more storage for the same memory. */
const roomySizes = [
  ...databaseSizes.slice(1),
  size(16, 64, 3),
  size(32, 128, 6),
  size(64, 256, 12),
  size(64, 384, 12),
  size(128, 512, 24),
].toSorted(
  (a, b) =>
    Number.parseInt(a.memory, 10) - Number.parseInt(b.memory, 10) ||
    Number.parseInt(a.storage, 10) - Number.parseInt(b.storage, 10),
)

const scienceSizes = [
  size(8, 16, 2),
  size(16, 32, 4),
  size(32, 64, 8),
  size(64, 128, 16),
  size(128, 256, 32),
  size(256, 512, 64),
]

const everyCloud: readonly CloudProvider[] = ['gcp', 'aws', 'azure']
const byHand = { by: 'hand', resumesAfterDays: 30 } as const

export const plans = {
  'free-db': {
    type: 'free-db',
    name: 'AuraDB Free',
    shortName: 'Free',
    snapshots: { '4': free('dump'), '5': free('backup') },
    offeredVersions: ['5'],
    sizes: [size(1, 2, 1)],
    clouds: ['gcp'],
    regions: ['europe-west1', 'us-central1', 'asia-southeast1'],
    graphLimits: { nodes: 200_000, relationships: 400_000 },
    pause: { by: 'idleness', afterHours: 72, deletedAfterDays: 30 },
    lifetime: null,
    takesFiles: true,
    networkAccess: false,
    customerManagedKeys: false,
  },
  'professional-db': {
    type: 'professional-db',
    name: 'AuraDB Professional',
    shortName: 'Professional',
    snapshots: { '4': daily(both(7), 7, 'dump'), '5': daily(both(7), 7, 'backup') },
    offeredVersions: ['5', '4'],
    sizes: databaseSizes.slice(0, 7),
    clouds: everyCloud,
    regions: 'all',
    graphLimits: null,
    pause: byHand,
    lifetime: null,
    takesFiles: true,
    networkAccess: false,
    customerManagedKeys: false,
  },
  'business-critical': {
    type: 'business-critical',
    name: 'AuraDB Business Critical',
    shortName: 'Business Critical',
    snapshots: { '5': hourly(30, 30) },
    offeredVersions: ['5'],
    sizes: databaseSizes.slice(1, 10),
    clouds: everyCloud,
    regions: 'all',
    graphLimits: null,
    pause: byHand,
    lifetime: null,
    takesFiles: true,
    networkAccess: false,
    customerManagedKeys: false,
  },
  'enterprise-db': {
    type: 'enterprise-db',
    name: 'AuraDB Virtual Dedicated Cloud',
    shortName: 'Virtual Dedicated Cloud',
    snapshots: { '4': virtualDedicatedCloud4, '5': hourly(60, 90) },
    offeredVersions: ['5', '4'],
    sizes: roomySizes,
    clouds: everyCloud,
    regions: 'all',
    graphLimits: null,
    pause: byHand,
    lifetime: null,
    takesFiles: true,
    networkAccess: true,
    customerManagedKeys: true,
  },
  'professional-ds': {
    type: 'professional-ds',
    name: 'AuraDS Professional',
    shortName: 'AuraDS Professional',
    snapshots: { '5': daily(both(7), 30, 'tar') },
    offeredVersions: ['5'],
    sizes: scienceSizes.slice(0, 4),
    clouds: ['gcp', 'aws'],
    regions: 'all',
    graphLimits: null,
    pause: byHand,
    lifetime: null,
    takesFiles: true,
    networkAccess: false,
    customerManagedKeys: false,
  },
  'enterprise-ds': {
    type: 'enterprise-ds',
    name: 'AuraDS Enterprise',
    shortName: 'AuraDS Enterprise',
    snapshots: { '5': daily({ restorableDays: 14, exportableDays: 7 }, 90, 'tar') },
    offeredVersions: ['5'],
    sizes: scienceSizes,
    clouds: everyCloud,
    regions: 'all',
    graphLimits: null,
    pause: byHand,
    lifetime: null,
    takesFiles: true,
    networkAccess: true,
    customerManagedKeys: true,
  },
  sandbox: {
    type: 'sandbox',
    name: 'Neo4j Sandbox',
    shortName: 'Sandbox',
    snapshots: null,
    offeredVersions: [],
    sizes: [size(1, 2, 1)],
    clouds: ['aws'],
    regions: ['us-east-1'],
    graphLimits: null,
    pause: { by: 'nothing' },
    lifetime: { days: 3, extendableByDays: 7 },
    takesFiles: false,
    networkAccess: false,
    customerManagedKeys: false,
  },
} as const satisfies { readonly [T in PlanType]: Plan & { readonly type: T } }

/** The plan of an instance type. */
export function planOf(type: PlanType): Plan {
  return plans[type]
}

/** The snapshot rule of an instance, or null where its plan has no snapshots (Sandbox). */
export function snapshotRuleOf(type: PlanType, version: Version): SnapshotRule | null {
  return planOf(type).snapshots?.[version] ?? null
}

/** The format an export of this instance has; a Sandbox and a plan without rules write a dump. */
export function exportFormatOf(type: PlanType, version: Version): ExportFormat {
  return snapshotRuleOf(type, version)?.exportFormat ?? 'dump'
}

/** Bytes of a size as the API writes it: "8GB" is 8 000 000 000 bytes, the unit the console shows. */
export function sizeInBytes(written: string): number {
  return Number.parseInt(written, 10) * 1_000_000_000
}

/** What the product calls the running version of a generation. */
export const versionNames = { '4': 'Neo4j 4.4', '5': 'Neo4j 2025.10' } as const satisfies Record<
  Version,
  string
>
