import { beforeEach, describe, expect, it } from 'vitest'
import { standardNow, standardSeed, type WorldSource } from '../control-plane/scenarios/registry.ts'
import { createMemoryDatabase, oneAtATime, type MemoryDatabase } from './testing/memory-database.ts'
import { noDatabase } from './world-database.ts'
import { NotSaved, openWorld, OtherBuild, WorldGone, type Life, type WorldOptions } from './world.ts'
import type { Exclusive } from './world-lock.ts'

const DAY = 86_400_000
const source: WorldSource = { scenario: 'empty', now: standardNow, seed: standardSeed, role: null }
const project = '00000000-0000-4000-8000-000000000001'

let browser: MemoryDatabase
let machine: number
let exclusive: Exclusive
beforeEach(() => {
  browser = createMemoryDatabase()
  machine = 1_000_000
  exclusive = oneAtATime()
})

const openTab = (
  options: Partial<
    Pick<WorldOptions<Life>, 'id' | 'build' | 'rate' | 'database' | 'instead' | 'onGone' | 'onSaved'>
  > = {},
) =>
  openWorld<Life>({
    id: 'main',
    build: 'one',
    rate: 0,
    source,
    database: browser.database,
    exclusive,
    machine: () => machine,
    furnish: (life) => life,
    onSaved: () => {},
    ...options,
  })

const nameProject = (life: Life, name: string) =>
  life.store.commit((tx) => tx.put('tenant', { id: project, name, createdAt: 0 }))
const projectName = async (life: Life) =>
  (await life.store.read((tx) => tx.get('tenant', project)))?.name ?? null

describe('a world in a browser', () => {
  it('survives its page', async () => {
    const before = await openTab()
    await before.request((life) => nameProject(life, 'Kept'))
    const after = await openTab()
    expect(await after.request(projectName)).toBe('Kept')
    expect(after.current().source).toEqual(source)
  })

  it('stands as long as its page where nothing is kept', async () => {
    const world = await openTab({ id: 'of the page', database: noDatabase })
    const { epoch } = world.current()
    await world.request((life) => nameProject(life, 'Named'))
    await world.alone(async (life) => life.clock.advance(DAY))
    expect(await world.request(projectName)).toBe('Named')
    expect(world.current().clock.now()).toBe(source.now + DAY)
    expect(world.current().epoch).toBe(epoch)
    await noDatabase.forget('of the page')
  })

  it('goes on, and is still itself when it was loaded anew, where nothing is kept', async () => {
    const world = await openTab({ id: 'of the page', database: noDatabase, rate: 2 })
    machine += 1_000
    expect(await world.request(async (life) => life.clock.now())).toBe(source.now + 2_000)
    await world.alone(() => world.replace({ ...source, now: source.now + DAY }, 0))
    await world.request((life) => nameProject(life, 'After'))
    machine += 1_000
    expect(await world.request(projectName)).toBe('After')
    expect(await world.request(async (life) => life.clock.now())).toBe(source.now + DAY)
    await noDatabase.forget('of the page')
  })

  it('stores nothing of its seed, and one transaction for a request', async () => {
    const world = await openTab()
    expect(await browser.database.changesAfter('main', 0)).toEqual([])
    const { saves } = browser.state
    await world.request(async (life) => {
      await nameProject(life, 'One')
      await nameProject(life, 'Two')
    })
    expect(browser.state.saves - saves).toBe(1)
    expect(await browser.database.changesAfter('main', 0)).toHaveLength(1)
    await world.request(projectName)
    expect(browser.state.saves - saves).toBe(1)
  })

  it('is one in two tabs, both ways', async () => {
    const [here, there] = [await openTab(), await openTab()]
    await here.request((life) => nameProject(life, 'From here'))
    expect(await there.request(projectName)).toBe('From here')
    await there.request((life) => nameProject(life, 'From there'))
    expect(await here.request(projectName)).toBe('From there')
    expect((await here.current().store.changesSince(0)).version).toBe(2)
  })

  it('gives every commit of two tabs a version of its own', async () => {
    const [here, there] = [await openTab(), await openTab()]
    const many = Array.from({ length: 10 }, (_, index) => (index % 2 === 0 ? here : there))
    await Promise.all(
      many.map((world, index) =>
        world.request((life) =>
          life.store.commit((tx) => tx.put('tenant', { id: `p${index}`, name: 'P', createdAt: index })),
        ),
      ),
    )
    const third = await openTab()
    const changes = await third.current().store.changesSince(0)
    expect(changes.changes?.map(({ version }) => version)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10])
  })

  it('tells its pages apart, and begins to count them anew when it is loaded anew', async () => {
    const here = await openTab()
    const there = await openTab()
    expect([here.current().opening, there.current().opening]).toEqual([1, 2])
    await there.request((life) => nameProject(life, 'Kept'))
    await here.request((life) => nameProject(life, 'Kept'))
    expect((await openTab()).current().opening).toBe(3)
    await here.alone(() => here.replace(source, 0))
    expect(here.current().opening).toBe(1)
    expect(await there.request(async (life) => life.opening)).toBe(2)
  })

  it('can be looked at where the browser stores nothing more', async () => {
    await (await openTab()).request((life) => nameProject(life, 'Kept'))
    browser.state.refuses = true
    expect(await (await openTab()).request(projectName)).toBe('Kept')
  })

  it('keeps worlds of other ids apart', async () => {
    const main = await openTab()
    const own = await openTab({ id: 'own' })
    await main.request((life) => nameProject(life, 'Main'))
    expect(await own.request(projectName)).toBeNull()
  })

  it('starts anew in every tab when one loads it anew', async () => {
    const [here, there] = [await openTab(), await openTab()]
    await here.request((life) => nameProject(life, 'Gone'))
    const old = there.current()
    const next = { ...source, now: standardNow + DAY, role: 'viewer' as const }
    await here.alone(() => here.replace(next, 60))
    expect(await here.request(projectName)).toBeNull()
    expect(await there.request(async (life) => [life.source, life.clock.rate()])).toEqual([next, 60])
    expect(await there.request(projectName)).toBeNull()
    await expect(nameProject(old, 'Late')).rejects.toThrow('loaded anew')
  })

  it('does not read what another build stored, and touches nothing of it', async () => {
    await (await openTab()).request((life) => nameProject(life, 'Kept'))
    await expect(openTab({ build: 'two' })).rejects.toThrow(OtherBuild)
    expect(await (await openTab()).request(projectName)).toBe('Kept')
  })

  it('is not made again by a page that it was dropped under', async () => {
    const gone: (string | null)[] = []
    const open = await openTab({ onGone: (by) => gone.push(by) })
    await browser.database.forget('main')
    await expect(open.request(projectName)).rejects.toThrow(WorldGone)
    await expect(open.alone((life) => nameProject(life, 'Late'))).rejects.toThrow(WorldGone)
    expect(await browser.database.row('main')).toBeNull()
    expect(gone).toEqual([null, null])
  })

  it('begins anew in another build whatever page of the one before is open', async () => {
    const gone: (string | null)[] = []
    const old = await openTab({ onGone: (by) => gone.push(by) })
    await old.request((life) => nameProject(life, 'Kept'))
    let told = 0
    const next = { ...source, now: standardNow + DAY }
    const instead: WorldOptions<Life>['instead'] = async () => {
      // The page of the build before asks meanwhile, and after.
      void old.request(projectName).catch(() => {})
      return { begin: next, rate: 0 }
    }
    await openTab({ build: 'two', instead, onSaved: () => (told += 1) })
    expect(told).toBe(1)
    await expect(old.request(projectName)).rejects.toThrow(WorldGone)
    expect(gone).toContain('two')
    const again = await openTab({ build: 'two' })
    expect(again.current().source).toEqual(next)
    expect(await again.request(projectName)).toBeNull()
  })

  it('stays what it was where nothing can take its place', async () => {
    const old = await openTab()
    await old.request((life) => nameProject(life, 'Kept'))
    const before = await browser.database.row('main')
    const instead = () => Promise.reject(new Error('Not here.'))
    await expect(openTab({ build: 'two', instead })).rejects.toThrow('Not here.')
    expect(await browser.database.row('main')).toEqual(before)
    expect(await old.request(projectName)).toBe('Kept')
  })

  it('does not acknowledge what was not saved, and forgets it', async () => {
    const world = await openTab()
    await world.request((life) => nameProject(life, 'Saved'))
    browser.state.refuses = true
    await expect(world.request((life) => nameProject(life, 'Lost'))).rejects.toThrow(NotSaved)
    browser.state.refuses = false
    expect(await world.request(projectName)).toBe('Saved')
  })
})

describe('the clock of a world in a browser', () => {
  it('stands where it was moved to, in every tab and after a reload', async () => {
    const [here, there] = [await openTab(), await openTab()]
    await here.alone(async (life) => life.clock.advance(5 * 60_000))
    expect(await there.request(async (life) => life.clock.now())).toBe(standardNow + 5 * 60_000)
    machine += DAY
    expect((await openTab()).current().clock.now()).toBe(standardNow + 5 * 60_000)
  })

  it('goes on while no tab is open, but not longer than a day of the machine', async () => {
    await openTab({ rate: 2 })
    machine += DAY / 2
    expect((await openTab()).current().clock.now()).toBe(standardNow + DAY)
    machine += 30 * DAY
    expect((await openTab()).current().clock.now()).toBe(standardNow + 2 * DAY)
  })

  it('never goes back, however long a tab was open', async () => {
    const long = await openTab({ rate: 1 })
    machine += 3 * DAY
    expect(await long.request(async (life) => life.clock.now())).toBe(standardNow + 3 * DAY)
    expect((await openTab()).current().clock.now()).toBe(standardNow + 3 * DAY)
  })

  it('is one in two tabs when its rate changes', async () => {
    const [here, there] = [await openTab({ rate: 1 }), await openTab()]
    machine += 1_000
    await here.alone(async (life) => life.clock.setRate(60))
    machine += 1_000
    const readings = [here, there].map((world) => world.request(async (life) => life.clock.now()))
    expect(await Promise.all(readings)).toEqual([standardNow + 61_000, standardNow + 61_000])
  })

  it('is not saved for merely going on', async () => {
    const world = await openTab({ rate: 1 })
    const { saves } = browser.state
    for (let step = 0; step < 5; step++) {
      machine += 10_000
      await world.request(projectName)
    }
    expect(browser.state.saves).toBe(saves)
  })
})
