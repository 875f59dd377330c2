import { beforeEach, describe, expect, it } from 'vitest'
import { ControlRefusal } from '../control-plane/control-fields.ts'
import { beginningOf } from '../control-plane/scenarios/registry.ts'
import { createMemoryBytes } from '../control-plane/memory-bytes.ts'
import { recordedHost } from '../control-plane/testing/recorded-world.ts'
import { begunAnew, doneAgain } from './other-build.ts'
import { createMemoryDatabase, oneAtATime, type MemoryDatabase } from './testing/memory-database.ts'
import { openRecordedTab, type RecordedTab } from './testing/recorded-tab.ts'
import { noDatabase, type WorldDatabase } from './world-database.ts'
import type { Stored } from './world.ts'

const { source } = beginningOf('tour')
let browser: MemoryDatabase
beforeEach(() => {
  browser = createMemoryDatabase()
})

const open = (database: WorldDatabase) =>
  openRecordedTab({ source, database, bytes: createMemoryBytes(), exclusive: oneAtATime() })

/** Two changes with a minute between them. */
async function change(tab: RecordedTab): Promise<void> {
  const all = await tab.world.request(async (life) => life.records())
  const [instance] = all.flatMap((each) => (each.kind === 'instance' ? [each.record] : []))
  if (!instance) throw new Error('There is no instance.')
  await tab.call(`PATCH /v1/instances/${instance.id}`, { json: { name: 'renamed' } })
  await tab.control('advance', { ms: 60_000 })
  await tab.control('role', { role: 'viewer' })
}

async function stored(): Promise<Stored> {
  const row = await browser.database.row('main')
  if (!row) throw new Error('Nothing is stored.')
  const steps = (await browser.database.stepsFrom('main', 0)).map(({ step }) => step)
  return { row, steps, now: row.clock.now }
}

describe('a world that another build has stored', () => {
  it('comes again by its steps', async () => {
    const tab = await open(browser.database)
    await change(tab)
    const { begin, rate } = await doneAgain(await stored(), recordedHost)
    expect(rate).toBe(0)
    expect(begin).toMatchObject({ source, now: source.now + 60_000, digest: (await tab.recipe()).digest })
  })

  it('is refused where a step ends otherwise, is not known or was not kept', async () => {
    await change(await open(browser.database))
    const world = await stored()
    const [first, ...more] = world.steps
    if (first?.kind !== 'call') throw new Error('The first step is a call.')
    const refused = async (steps: Stored['steps'], total = steps.length) => {
      const asked = doneAgain({ ...world, row: { ...world.row, steps: total }, steps }, recordedHost)
      await expect(asked).rejects.toThrow(ControlRefusal)
      return asked.catch(({ message }: Error) => message)
    }
    expect(await refused([{ ...first, status: 409 }, ...more])).toContain('was answered 409')
    expect(await refused([{ ...first, requestId: '<b>' }, ...more])).toContain('cannot be read')
    expect(await refused(more, 3)).toContain('Not all that was done')
  })

  it('begins anew as it was loaded, and as asked for where that is not known here', async () => {
    await open(browser.database)
    const world = await stored()
    const loaded = { ...source, now: source.now + 5, role: 'viewer' } as const
    expect(begunAnew({ ...world, row: { ...world.row, source: loaded } }, source).begin).toEqual(loaded)
    const gone = { ...world.row, source: { ...loaded, seed: '' } }
    expect(begunAnew({ ...world, row: gone }, source).begin).toEqual(source)
  })
})

it('a world that is not kept has its steps and its recipe as long as its page', async () => {
  const [kept, page] = [await open(browser.database), await open(noDatabase)]
  await change(kept)
  await change(page)
  expect(await page.recipe()).toEqual(await kept.recipe())
  expect((await page.recipe()).steps).toHaveLength(3)
  await noDatabase.forget('main')
})
