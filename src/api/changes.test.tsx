import { QueryClient, QueryObserver } from '@tanstack/react-query'
import { expect, it, onTestFinished, vi } from 'vitest'
import { look } from '../testing/looking.ts'
import { createWorld, testBase } from '../testing/world.ts'
import { createChanges } from './changes.ts'
import { createClient } from './client.ts'
import { keys } from './keys.ts'
import { sessionStore } from './session.ts'

/** A poller over a world, its timers in the test's hands; `asked` counts its questions. */
function poller() {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  let asked = 0
  const world = createWorld({
    intercept: (request) => {
      if (request.url.includes('/changes')) asked += 1
      return null
    },
  })
  const changes = createChanges(createClient(world.host, testBase), new QueryClient(), window)
  const stop = changes.start()
  onTestFinished(() => {
    stop()
    vi.useRealTimers()
  })
  const waiting = () => vi.waitFor(() => expect(vi.getTimerCount()).toBe(1), { interval: 1 })
  return { world, waiting, asked: () => asked }
}

it('asks every second while something moves and somebody looks', async () => {
  const { waiting, asked } = poller()
  await waiting()
  await vi.advanceTimersByTimeAsync(1_000)
  expect(asked()).toBe(2)
})

it('asks seldom in the background, for the end of what moves, and not at all when nothing does', async () => {
  const { world, waiting, asked } = poller()
  await waiting()
  look(false)
  await vi.advanceTimersByTimeAsync(1_000)
  expect(asked()).toBe(2)
  await waiting()
  await vi.advanceTimersByTimeAsync(14_000)
  expect(asked()).toBe(2)
  world.clock.advance(3_600_000)
  await world.api.controlPlane.reconcile()
  await vi.advanceTimersByTimeAsync(1_000)
  expect(asked()).toBe(3)
})

it('gives whoever moved the world a promise of its being shown, also behind a question under way', async () => {
  const world = createWorld()
  const queries = new QueryClient()
  const changes = createChanges(createClient(world.host, testBase), queries, window)
  let reads = 0
  const queryFn = () => {
    reads += 1
    return world.clock.now()
  }
  const stop = new QueryObserver(queries, { queryKey: keys.allInstances, queryFn }).subscribe(() => {})
  onTestFinished(stop)
  const moved = async () => {
    const shown: Promise<void>[] = []
    const detail = (each: Promise<void>) => void shown.push(each)
    window.dispatchEvent(new CustomEvent('afterglow:moved', { detail }))
    await Promise.all(shown)
    return shown.length
  }
  expect(await moved()).toBe(0)
  onTestFinished(changes.start())
  expect(await moved()).toBe(1)
  const before = reads
  world.clock.advance(3_600_000)
  await world.api.controlPlane.reconcile()
  changes.ask()
  expect(await moved()).toBe(1)
  expect(reads).toBeGreaterThan(before)
  expect(queries.getQueryData(keys.allInstances)).toBe(world.clock.now())
  // Nothing is answered any more, and nobody waits for it.
  sessionStore.setState({ ended: true })
  onTestFinished(() => sessionStore.setState({ ended: false }))
  expect(await moved()).toBe(1)
})
