/** For tests: what the pages of a browser share of a world, in memory. */
import type { RecordChange } from '../../control-plane/ports.ts'
import type { StoredStep, WorldDatabase, WorldRow } from '../world-database.ts'
import type { Exclusive } from '../world-lock.ts'

export interface MemoryDatabase {
  readonly database: WorldDatabase
  /** How often something was written; where it `refuses`, nothing is. */
  readonly state: { saves: number; refuses: boolean }
  /** Another one that holds the same now. */
  copy(): MemoryDatabase
}

interface Held {
  readonly rows: readonly WorldRow[]
  readonly records: readonly (RecordChange & { readonly world: string })[]
  readonly steps: readonly (StoredStep & { readonly world: string })[]
}

/** A browser's database as the tabs of a world see it; counts what is written. */
export function createMemoryDatabase(held: Held = { rows: [], records: [], steps: [] }): MemoryDatabase {
  const rows = new Map<string, WorldRow>(held.rows.map((row) => [row.id, row]))
  let { records, steps } = held
  const state = { saves: 0, refuses: false }
  const keep = (world: string, changes: readonly RecordChange[], done: readonly StoredStep[]) => {
    for (const change of changes) {
      records = records.filter(
        (each) => !(each.world === world && each.kind === change.kind && each.id === change.id),
      )
      records = [...records, { ...structuredClone(change), world }]
    }
    for (const one of done) {
      steps = steps.filter((each) => !(each.world === world && each.place === one.place))
      steps = [...steps, { ...structuredClone(one), world }]
    }
  }
  const write = (row: WorldRow) => {
    if (state.refuses) throw new DOMException('No room.', 'QuotaExceededError')
    state.saves += 1
    rows.set(row.id, structuredClone(row))
  }
  const database: WorldDatabase = {
    row: async (world) => structuredClone(rows.get(world) ?? null),
    changesAfter: async (world, version) =>
      structuredClone(records)
        .filter((each) => each.world === world && each.version > version)
        .toSorted((a, b) => a.version - b.version),
    stepsFrom: async (world, place) =>
      structuredClone(steps)
        .filter((each) => each.world === world && each.place >= place)
        .toSorted((a, b) => a.place - b.place),
    async save(row, changes, done) {
      write(row)
      keep(row.id, changes, done)
    },
    async replace(row, changes, done) {
      write(row)
      records = records.filter(({ world }) => world !== row.id)
      steps = steps.filter(({ world }) => world !== row.id)
      keep(row.id, changes, done)
    },
    async forget(world) {
      rows.delete(world)
      records = records.filter((each) => each.world !== world)
    },
    rows: async () => [...rows.values()],
  }
  return {
    database,
    state,
    copy: () => createMemoryDatabase(structuredClone({ rows: [...rows.values()], records, steps })),
  }
}

/** The lock of a world: whoever asks waits for those before. */
export function oneAtATime(): Exclusive {
  let tail: Promise<unknown> = Promise.resolve()
  return (work) => {
    const turn = tail.then(work)
    tail = turn.catch(() => {})
    return turn
  }
}
