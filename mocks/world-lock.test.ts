import { describe, expect, it } from 'vitest'
import { createWorldLock, type Exclusive } from './world-lock.ts'

/** The lock of a browser: whoever comes later waits. */
function createBrowserLock(): Exclusive {
  let tail: Promise<unknown> = Promise.resolve()
  return (work) => {
    const turn = tail.then(work)
    tail = turn.catch(() => {})
    return turn
  }
}

function page(exclusive: Exclusive, log: string[], name = '') {
  return createWorldLock({
    exclusive,
    onEnter: async () => void log.push(`${name}enter`),
    onSave: async () => void log.push(`${name}save`),
  })
}

const tick = () => new Promise<void>((resolve) => setImmediate(resolve))

describe('the lock of a world', () => {
  it('is entered once and saved once for a request with many commits', async () => {
    const log: string[] = []
    const lock = page(createBrowserLock(), log)
    await lock.request(async () => {
      await lock.join(async () => void log.push('one'))
      await lock.join(async () => void log.push('two'))
    })
    expect(log).toEqual(['enter', 'one', 'two', 'save'])
  })

  it('saves a commit outside of every request by itself', async () => {
    const log: string[] = []
    const lock = page(createBrowserLock(), log)
    await lock.join(async () => void log.push('one'))
    expect(log).toEqual(['enter', 'one', 'save'])
  })

  it('is held by one page at a time, whole requests long', async () => {
    const exclusive = createBrowserLock()
    const log: string[] = []
    const here = page(exclusive, log, 'a ')
    const there = page(exclusive, log, 'b ')
    const first = here.request(async () => {
      await tick()
      log.push('a works')
    })
    const second = there.request(async () => void log.push('b works'))
    await Promise.all([first, second])
    expect(log).toEqual(['a enter', 'a works', 'a save', 'b enter', 'b works', 'b save'])
  })

  it('saves what a request did before it failed', async () => {
    const log: string[] = []
    const lock = page(createBrowserLock(), log)
    const failing = lock.request(async () => {
      await lock.join(async () => void log.push('one'))
      throw new Error('later')
    })
    await expect(failing).rejects.toThrow('later')
    expect(log).toEqual(['enter', 'one', 'save'])
  })

  it('is free again after work, entering or saving failed', async () => {
    let fails = true
    const lock = createWorldLock({
      exclusive: createBrowserLock(),
      onEnter: async () => {
        if (fails) throw new Error('no entry')
      },
      onSave: async () => {},
    })
    await expect(lock.request(async () => 1)).rejects.toThrow('no entry')
    fails = false
    await expect(lock.request(async () => Promise.reject(new Error('work')))).rejects.toThrow('work')
    expect(await lock.request(async () => 2)).toBe(2)
  })

  it('lets work alone run without any request of the page beside it', async () => {
    const log: string[] = []
    const lock = page(createBrowserLock(), log)
    const { promise: hold, resolve: release } = Promise.withResolvers<void>()
    const before = lock.request(async () => {
      log.push('before')
      await hold
      log.push('before ends')
    })
    await tick()
    const alone = lock.alone(async () => {
      log.push('alone')
      await tick()
      log.push('alone ends')
    })
    const after = lock.request(async () => void log.push('after'))
    await tick()
    release()
    await Promise.all([before, alone, after])
    expect(log.filter((line) => !/enter|save/.test(line))).toEqual([
      'before',
      'before ends',
      'alone',
      'alone ends',
      'after',
    ])
  })
})
