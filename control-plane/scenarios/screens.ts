/** The screens that scenarios are about, with their addresses: what links, the studio and the gallery lead to. */
import type { AnyRecord } from '../records.ts'
import { beginningOf, scenarioIds, scenarioNamed, seedWorld, type ScenarioId } from './registry.ts'
import type { WorldSource } from './registry.ts'
import type { Screen, SeededWorld } from './scenario.ts'

/** A screen with its address, relative to the console's base path. */
export interface ScreenPlace {
  readonly id: string
  readonly title: string
  readonly place: string
}

/** A scenario as those who choose one see it. */
export interface ScenarioCard {
  readonly id: ScenarioId
  readonly title: string
  readonly description: string
  readonly user: { readonly name: string; readonly role: string }
  /** The statuses from 400 on that its screens are answered with, and are meant to be. */
  readonly statuses: readonly number[]
  readonly screens: readonly ScreenPlace[]
}

/** The screens of a world that begins as `source` says. Pure. */
export function screensOf(source: WorldSource): readonly ScreenPlace[] {
  return placesIn(source, scenarioNamed(source.scenario).screens)
}

/** Where `screens` lie in a world that begins as `source` says. Pure. */
export function placesIn(source: WorldSource, screens: readonly Screen[]): readonly ScreenPlace[] {
  const world = lookedUp(seedWorld(source))
  return screens.map(({ id, title, place }) => ({ id, title, place: place(world) }))
}

let cards: readonly ScenarioCard[] | null = null

/** Every scenario with its screens at its own beginning, in the order in which they are shown. Seeds every world once. */
export function scenarioCards(): readonly ScenarioCard[] {
  cards ??= scenarioIds.map((id) => {
    const { title, description, user, statuses } = scenarioNamed(id)
    return { id, title, description, user, statuses, screens: screensOf(beginningOf(id).source) }
  })
  return cards
}

function lookedUp(records: readonly AnyRecord[]): SeededWorld {
  const found = <T>(one: T | undefined, what: string): T => {
    if (one === undefined) throw new Error(`The scenario has no ${what}.`)
    return one
  }
  const pick = <T>(choose: (each: AnyRecord) => T | null): T[] =>
    records.flatMap((each) => choose(each) ?? [])
  const tenants = pick((each) => (each.kind === 'tenant' ? each.record : null))
  const instances = pick((each) => (each.kind === 'instance' ? each.record : null))
  const deleted = pick((each) => (each.kind === 'deleted-instance' ? each.record : null))
  const keys = pick((each) => (each.kind === 'customer-managed-key' ? each.record : null))
  const snapshots = pick((each) => (each.kind === 'snapshot' ? each.record : null))
  const named = <T extends { readonly name: string }>(all: readonly T[], name: string, what: string): T =>
    found(
      all.find((each) => each.name === name),
      `${what} ${name}`,
    )
  return {
    project: (name) => named(tenants, name, 'project'),
    instance: (name) => named(instances, name, 'instance'),
    key: (name) => named(keys, name, 'key'),
    snapshot(name, is) {
      const { id } = named([...instances, ...deleted], name, 'instance')
      const fitting = snapshots.filter((each) => each.instanceId === id && is(each))
      const [newest] = fitting.toSorted((one, other) => other.timestamp - one.timestamp)
      return found(newest, `such snapshot of ${name}`)
    },
  }
}
