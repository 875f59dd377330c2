import type { RecordChange } from '../control-plane/ports.ts'

/** What was committed and is still to be stored: of each record its last change. */
export interface UnsavedChanges {
  /** Takes commits over, the oldest first. */
  add(changes: readonly RecordChange[]): void
  /** Told of what is stored already, by another tab for one. */
  stored(changes: readonly RecordChange[]): void
  /** All of it, the oldest first; it counts as stored from then on. */
  take(): readonly RecordChange[]
}

/**
 * Nothing is kept of a record that came and went before anybody else could know of it: a year of daily backups leaves far
 * fewer to store than it makes. `known`: the records of the seed and those that are stored.
 */
export function createUnsavedChanges(
  known: Iterable<{ readonly kind: string; readonly id: string }>,
): UnsavedChanges {
  const nameOf = ({ kind, id }: { readonly kind: string; readonly id: string }) => `${kind} ${id}`
  const others = new Set(Array.from(known, nameOf))
  const unsaved = new Map<string, RecordChange>()
  const stored = (changes: readonly RecordChange[]) => {
    for (const change of changes) others.add(nameOf(change))
  }
  return {
    add(changes) {
      for (const change of changes) {
        const name = nameOf(change)
        // To the end: in the order of versions.
        unsaved.delete(name)
        unsaved.set(name, change)
      }
    },
    stored,
    take() {
      const all = [...unsaved.values()]
      unsaved.clear()
      // The last one tells other tabs how far the world has come.
      const last = all.at(-1)
      const changes = all.filter(
        (change) => change === last || change.record !== null || others.has(nameOf(change)),
      )
      stored(changes)
      return changes
    },
  }
}
