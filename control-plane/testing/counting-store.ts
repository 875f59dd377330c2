import type { Store } from '../ports.ts'

export interface CountingStore {
  readonly store: Store
  /** The writes of every commit that wrote, oldest first. */
  readonly writes: readonly number[]
}

/** A store that counts what each commit writes: a record put or deleted is one. */
export function countingStore(inner: Store): CountingStore {
  const writes: number[] = []
  return {
    writes,
    store: {
      ...inner,
      commit: async (work) => {
        let count = 0
        const result = await inner.commit((tx) =>
          work({
            ...tx,
            put: (kind, record) => {
              count++
              return tx.put(kind, record)
            },
            delete: (kind, id) => {
              count++
              return tx.delete(kind, id)
            },
          }),
        )
        if (count > 0) writes.push(count)
        return result
      },
    },
  }
}
