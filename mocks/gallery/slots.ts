/** Hands out a few places at a time, in the order in which they were asked for: consoles that start at once stand in each other's way. */
export interface Slots {
  /** Calls `begin` as soon as there is a place; gives a way to give the place back, or to stop waiting for it. Twice is as once. */
  take(begin: () => void): () => void
}

/** So many places. */
export function createSlots(places: number): Slots {
  let free = places
  const waiting: { begin(): void }[] = []
  const next = () => {
    const one = waiting.shift()
    if (!one) return
    free--
    one.begin()
  }
  return {
    take(begin) {
      let state: 'waiting' | 'begun' | 'over' = 'waiting'
      const mine = {
        begin() {
          state = 'begun'
          begin()
        },
      }
      waiting.push(mine)
      if (free > 0) next()
      return () => {
        if (state === 'waiting') waiting.splice(waiting.indexOf(mine), 1)
        if (state === 'begun') {
          free++
          next()
        }
        state = 'over'
      }
    },
  }
}
