/**
 * When scheduled snapshots are taken: a pure function of the instance and the world's chance.
 * The cadence: hourly is 24 slots a day at the instance's own minute, daily and six-hourly at its own time, every slot up
 * to 10 minutes late, by the instance and the slot. Own times leave room for that, so a slot never leaves its hour or day.
 */
import { snapshotRuleOf, type PlanType, type SnapshotRule, type Version } from '../contract/rules/plans.ts'
import type { Retention, SnapshotKind } from '../contract/rules/statuses.ts'
import { DAY_MS, HOUR_MS } from '../contract/rules/windows.ts'
import type { Random } from './ports.ts'
import { between } from './seeded-random.ts'

/** How late a slot can be, ms. */
export const JITTER_MS = 10 * 60_000
/** A new instance gets its first scheduled snapshot after so many ms, at least and at most. */
export const FIRST_SLOT_MS = { least: 60_000, most: 180_000 } as const

/** What the schedule depends on. */
export interface Scheduled {
  readonly id: string
  readonly type: PlanType
  readonly version: Version
}

/** The time between two slots, ms; null where the plan has no schedule. */
export function slotPeriod(rule: SnapshotRule | null): number | null {
  if (rule?.differential === 'hourly') return HOUR_MS
  switch (rule?.full) {
    case 'daily':
      return DAY_MS
    case 'six-hourly':
      return 6 * HOUR_MS
    case null:
    case undefined:
      return null
  }
}

/** The first slot after `after` (ms); null where the plan has no schedule. Slots are whole seconds. */
export function nextSlot(instance: Scheduled, after: number, random: Random): number | null {
  const period = slotPeriod(snapshotRuleOf(instance.type, instance.version))
  if (period === null) return null
  const own = ownOffset(instance, period, random)
  for (let slot = Math.floor((after - own - JITTER_MS) / period); ; slot++) {
    const at =
      slot * period + own + between(random, 0, JITTER_MS / 1000 - 1, 'jitter', instance.id, `${slot}`) * 1000
    if (at > after) return at
  }
}

const offsets = new WeakMap<Random, Map<string, number>>()

function ownOffset(instance: Scheduled, period: number, random: Random): number {
  const known = offsets.get(random) ?? new Map<string, number>()
  offsets.set(random, known)
  const key = `${instance.id} ${period}`
  const offset =
    known.get(key) ??
    between(random, 0, (period - JITTER_MS) / 60_000 - 1, 'own-minute', instance.id, `${period}`) * 60_000
  known.set(key, offset)
  return offset
}

/** The first scheduled snapshot of an instance that began to run at `at` (ms) for the first time. */
export function firstSlot(instance: Scheduled, at: number, random: Random): number | null {
  if (slotPeriod(snapshotRuleOf(instance.type, instance.version)) === null) return null
  return (
    at +
    between(random, FIRST_SLOT_MS.least / 1000, FIRST_SLOT_MS.most / 1000, 'first-slot', instance.id) * 1000
  )
}

/** The beginning of the UTC day of `at`, ms. */
export function utcDay(at: number): number {
  return Math.floor(at / DAY_MS) * DAY_MS
}

/** What a slot takes. */
export interface SlotPlan {
  readonly kind: SnapshotKind
  readonly retention: Retention | null
}

/**
 * What a slot takes, by whether the UTC day already has a scheduled full one. The first of the day is full, and with
 * differentials the others build on it; where it failed or was missed, the next one takes its place. Of several full ones
 * a day, the first is kept long where the plan says so.
 */
export function slotPlan(rule: SnapshotRule, dayHasFull: boolean): SlotPlan {
  return {
    kind: rule.differential && dayHasFull ? 'differential' : 'full',
    retention: rule.scheduled?.short ? (dayHasFull ? 'short' : 'long') : null,
  }
}
