import { z } from '@hono/zod-openapi'
import { limits } from '../../contract/rules/limits.ts'
import { DAY_MS } from '../../contract/rules/windows.ts'
import { routes } from '../../contract/wire/routes.ts'
import { SnapshotTaken } from '../../contract/wire/snapshots.ts'
import type { Taking } from '../commands/commands.ts'
import type { Queries, SnapshotsAsked, SnapshotView } from '../queries/queries.ts'
import type { SnapshotRecord } from '../records.ts'
import { askingOf, existingInstance, isOurView, type ApiApp, type Services } from './api-app.ts'
import { fault, notFound } from './faults.ts'
import { showingInstance } from './instances.ts'
import { checkConfirmation, mutate } from './mutation.ts'
import { presentSnapshot, presentSnapshotView, snapshotActions } from './present-snapshot.ts'

const TakenBody = z.object({ data: SnapshotTaken })

/** The routes of snapshots: list, take, get, restore. */
export function addSnapshotRoutes(app: ApiApp, services: Services): void {
  const { controlPlane } = services

  app.openapi(routes.listSnapshots, async (c) => {
    const { id } = c.req.valid('param')
    const days = c.req.valid('query')
    const data = await controlPlane.read(async (q) => {
      const { record } = await existingInstance(c, q, id)
      const snapshots = await q.snapshots(id, askedDays(days, isOurView(c) ? null : q.now))
      if (!isOurView(c)) return snapshots.map((snapshot) => presentSnapshot(snapshot.record, q.now))
      const baseOf = await basesOf(q, snapshots)
      return snapshots.map((each) => presentSnapshotView(each, baseOf(each.record), record, q.now))
    })
    return c.json({ data }, 200)
  })

  app.openapi(routes.getSnapshot, async (c) => {
    const { id, snapshotId } = c.req.valid('param')
    const data = await controlPlane.read(async (q) => {
      const { record } = await existingInstance(c, q, id)
      const snapshot = await q.snapshot(id, snapshotId)
      if (!snapshot) throw notFound.snapshot(snapshotId)
      if (!isOurView(c)) return presentSnapshot(snapshot.record, q.now)
      const baseOf = await basesOf(q, [snapshot])
      const shown = presentSnapshotView(snapshot, baseOf(snapshot.record), record, q.now)
      const full = await insteadOf(q, snapshot.record)
      const actions = snapshotActions(snapshot.record, record, askingOf(c, q), full)
      return { ...shown, afterglow: { ...shown.afterglow, actions } }
    })
    return c.json({ data }, 200)
  })

  app.openapi(routes.takeSnapshot, async (c) => {
    const instanceId = c.req.valid('param').id
    const { body } = await mutate(c, services, {
      schema: TakenBody,
      status: 202,
      check: async (q) => {
        await existingInstance(c, q, instanceId)
      },
      run: (asked) => controlPlane.commands.takeSnapshot(asked, { instanceId }),
      answer: async (_q, { snapshot }: Taking) => ({ data: { snapshot_id: snapshot.id } }),
    })
    return c.json(body, 202)
  })

  app.openapi(routes.restoreSnapshot, async (c) => {
    const { id: instanceId, snapshotId } = c.req.valid('param')
    const { body } = await mutate(c, services, {
      ...showingInstance(c, instanceId),
      status: 202,
      check: async (q) => {
        await existingInstance(c, q, instanceId)
        if (!(await q.snapshot(instanceId, snapshotId))) throw notFound.snapshot(snapshotId)
        checkConfirmation(c, instanceId)
      },
      run: (asked) => controlPlane.commands.restoreSnapshot(asked, { instanceId, snapshotId }),
    })
    return c.json(body, 202)
  })
}

interface Days {
  readonly date?: string | undefined
  readonly from?: string | undefined
  readonly to?: string | undefined
}

/** The part of the list that is asked for: the day of `today` (ms) where nothing is said, everything where that is null. */
function askedDays({ date, from, to }: Days, today: number | null): SnapshotsAsked {
  const unsaid = date === undefined && from === undefined && to === undefined
  const day = date === undefined ? (unsaid && today !== null ? today : null) : Date.parse(date)
  const start = day === null ? null : Math.floor(day / DAY_MS) * DAY_MS
  const lower = Math.max(start ?? -Infinity, from === undefined ? -Infinity : Date.parse(from))
  const upper = Math.min(
    start === null ? Infinity : start + DAY_MS,
    to === undefined ? Infinity : Date.parse(to),
  )
  if (from !== undefined && to !== undefined && Date.parse(from) > Date.parse(to)) {
    throw fault(400, 'field-invalid', 'from is after to.', 'Exchange them.')
  }
  return {
    ...(Number.isFinite(lower) ? { from: lower } : {}),
    ...(Number.isFinite(upper) ? { to: upper } : {}),
    limit: limits.listItems,
  }
}

/** Finds the full ones that differentials build on: in the list itself, or where it ends before them, beside it. */
async function basesOf(
  q: Queries,
  snapshots: readonly SnapshotView[],
): Promise<(snapshot: SnapshotRecord) => SnapshotRecord | null> {
  const known = new Map(snapshots.map(({ record }) => [record.id, record]))
  for (const { record } of snapshots) {
    const { baseSnapshotId } = record
    if (baseSnapshotId === null || known.has(baseSnapshotId)) continue
    const base = await q.snapshot(record.instanceId, baseSnapshotId)
    if (base) known.set(baseSnapshotId, base.record)
  }
  return ({ baseSnapshotId }) => (baseSnapshotId === null ? null : (known.get(baseSnapshotId) ?? null))
}

/** The full snapshot that can be used where a differential cannot. */
async function insteadOf(q: Queries, snapshot: SnapshotRecord): Promise<SnapshotRecord | null> {
  return snapshot.kind === 'full' ? null : q.nearestRestorable(snapshot.instanceId, snapshot.timestamp)
}
