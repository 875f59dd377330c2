/** Runs `work` while no other tab runs work of the same world. */
export type Exclusive = <T>(work: () => Promise<T>) => Promise<T>

export interface WorldLock {
  /** Holds the lock during `work`, and saves what it left. Waits while `alone` runs. */
  request<T>(work: () => Promise<T>): Promise<T>
  /** For one commit or read inside a request or outside of any. Saves where nobody else will. */
  join<T>(work: () => Promise<T>): Promise<T>
  /** Like `request`, with no other request of this page at the same time. */
  alone<T>(work: () => Promise<T>): Promise<T>
}

/**
 * The lock of a world, as one page uses it: everything that overlaps in the page shares one holding of it, so that a
 * request with many commits enters once and saves once. `onEnter` runs when the lock was got, before any work; `onSave`
 * at the end of each request, still under the lock.
 */
export function createWorldLock(options: {
  readonly exclusive: Exclusive
  readonly onEnter: () => Promise<void>
  readonly onSave: () => Promise<void>
}): WorldLock {
  let users = 0
  let entering: Promise<void> | null = null
  let leave = () => {}
  let gate: Promise<unknown> = Promise.resolve()
  let saving: Promise<unknown> = Promise.resolve()
  const whenIdle: (() => void)[] = []

  const enter = async () => {
    const { promise: held, resolve: release } = Promise.withResolvers<void>()
    const { promise: got, resolve: gotten, reject } = Promise.withResolvers<void>()
    leave = release
    options
      .exclusive(() => {
        gotten()
        return held
      })
      .catch(reject)
    await got
    await options.onEnter()
  }

  const save = async () => {
    const mine = saving.then(options.onSave, options.onSave)
    saving = mine
    await mine
  }

  const hold = async <T>(work: () => Promise<T>, saves: boolean): Promise<T> => {
    users += 1
    entering ??= enter()
    const entered = entering
    try {
      await entered
      try {
        return await work()
      } finally {
        if (saves || users === 1) await save()
      }
    } finally {
      users -= 1
      if (users === 0) {
        entering = null
        leave()
        for (const tell of whenIdle.splice(0)) tell()
      }
    }
  }

  const idle = () =>
    users === 0 ? Promise.resolve() : new Promise<void>((resolve) => whenIdle.push(resolve))

  return {
    request: async (work) => {
      for (let passed; passed !== gate; await passed) passed = gate
      return hold(work, true)
    },
    join: (work) => hold(work, false),
    alone: (work) => {
      const before = gate
      const mine = (async () => {
        await before
        while (users > 0) await idle()
        return hold(work, true)
      })()
      gate = mine.catch(() => {})
      return mine
    },
  }
}
