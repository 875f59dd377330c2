import type { Role } from '../contract/rules/roles.ts'
import { ControlRefusal, instantAllowed, instantOf, seedOf } from '../control-plane/control-fields.ts'
import {
  failAllowed,
  failuresOf,
  latencyAllowed,
  latencyOf,
  type FailRequest,
} from '../control-plane/line-fields.ts'
import type { Latency } from '../control-plane/line.ts'
import { packedIn } from '../control-plane/steps/fragment.ts'
import { isScenarioId, scenarioIds, type ScenarioId } from '../control-plane/scenarios/registry.ts'

/** What the address asks of the world. Undefined: not asked. */
export interface Asked {
  readonly scenario?: ScenarioId | undefined
  /** ms since the epoch */
  readonly now?: number | undefined
  readonly speed?: number | undefined
  readonly seed?: string | undefined
  readonly role?: Role | undefined
  readonly latency?: Latency | undefined
  /** What is laid out to fail. */
  readonly fail?: readonly FailRequest[] | undefined
  /** `main`: the world that all tabs share. `memory`: one that is gone with the page. */
  readonly world?: 'main' | 'memory' | undefined
  /** `off`: this tab offers no studio; `on`: it does again. */
  readonly studio?: 'off' | 'on' | undefined
  /** What was done, packed: the world to be made again. */
  readonly replay?: string | undefined
}

export interface WrongValue {
  readonly name: string
  readonly value: string
  readonly allowed: string
}

export type Reading =
  | { readonly ok: true; readonly asked: Asked; readonly rest: URL }
  | { readonly ok: false; readonly wrong: readonly WrongValue[]; readonly rest: URL }

const FASTEST = 100_000
const roles = ['viewer', 'member', 'admin'] as const

const oneOf = <T extends string>(values: readonly T[], text: string) => values.find((value) => value === text)

/** What the control reads; undefined where it refuses it. */
function unlessRefused<T>(read: () => T): T | undefined {
  try {
    return read()
  } catch (error) {
    if (error instanceof ControlRefusal) return undefined
    throw error
  }
}

interface Reader<T> {
  readonly allowed: string
  /** Undefined, or a `ControlRefusal` that says more than `allowed` does, where it is refused. */
  read(text: string): T
}

const readers: { readonly [K in keyof Omit<Asked, 'replay'>]-?: Reader<Asked[K]> } = {
  scenario: {
    allowed: `one of ${scenarioIds.join(', ')}`,
    read: (text: string) => (isScenarioId(text) ? text : undefined),
  },
  now: {
    allowed: instantAllowed,
    read: (text: string) => unlessRefused(() => instantOf(text, 0)),
  },
  speed: {
    allowed: `a number from 0 (stands still) over 1 (as fast as life) to ${FASTEST}`,
    read: (text: string) => {
      const speed = /^\d+(\.\d+)?$/.test(text) ? Number(text) : Number.NaN
      return speed <= FASTEST ? speed : undefined
    },
  },
  seed: {
    allowed: '1 to 64 letters, digits, dots, dashes or underscores',
    read: (text: string) => unlessRefused(() => seedOf(text)),
  },
  role: { allowed: `one of ${roles.join(', ')}`, read: (text: string) => oneOf(roles, text) },
  latency: { allowed: latencyAllowed, read: (text: string) => unlessRefused(() => latencyOf(text)) },
  fail: { allowed: failAllowed, read: failuresOf },
  world: {
    allowed: 'main (the one that all tabs share) or memory (gone with the page)',
    read: (text: string) => oneOf(['main', 'memory'] as const, text),
  },
  studio: {
    allowed: 'off (this tab offers no studio) or on',
    read: (text: string) => oneOf(['off', 'on'] as const, text),
  },
}

/** What begins a world of the tab's own. */
const beginning = ['scenario', 'now', 'seed', 'role'] as const

/** What says which world it is, and the words of an address that would say otherwise. */
function contradicted({ replay, world }: Asked): readonly [string, readonly (keyof Asked)[]] {
  if (replay !== undefined) {
    const by = 'replay, which brings a world that is made again'
    return [by, world === 'main' ? [...beginning, 'world'] : beginning]
  }
  return ['world=main, which goes on as it stands', world === 'main' ? beginning : []]
}

/** As much of a value as is shown. */
const SHOWN = 80
const cut = (value: string) => (value.length > SHOWN ? `${value.slice(0, SHOWN)}…` : value)

/** Reads what `address` asks of the world; `rest` is the address without it, as the console is to see it. */
export function readAddress(address: string): Reading {
  const rest = new URL(address)
  const wrong: WrongValue[] = []
  const take = <T>(name: keyof typeof readers, { allowed, read }: Reader<T>) => {
    const [value, ...more] = rest.searchParams.getAll(name)
    if (value === undefined) return undefined
    if (more.length > 0) {
      wrong.push({ name, value: cut(value), allowed: `here ${more.length + 1} times: leave all but one out` })
      return undefined
    }
    try {
      const found = read(value)
      if (found === undefined) wrong.push({ name, value: cut(value), allowed })
      return found
    } catch (error) {
      if (!(error instanceof ControlRefusal)) throw error
      const isAll = error.remedy.includes(allowed)
      const more = isAll ? '' : `. ${error.message.replace(/\.$/, '')}`
      wrong.push({ name, value: cut(value), allowed: allowed + more })
      return undefined
    }
  }
  const asked: Asked = {
    scenario: take('scenario', readers.scenario),
    now: take('now', readers.now),
    speed: take('speed', readers.speed),
    seed: take('seed', readers.seed),
    role: take('role', readers.role),
    latency: take('latency', readers.latency),
    fail: take('fail', readers.fail),
    world: take('world', readers.world),
    studio: take('studio', readers.studio),
    replay: packedIn(rest.hash) ?? undefined,
  }
  const [by, others] = contradicted(asked)
  for (const name of others) {
    const value = rest.searchParams.get(name)
    if (value !== null) wrong.push({ name, value: cut(value), allowed: `to be left out beside ${by}` })
  }
  for (const name of Object.keys(readers)) rest.searchParams.delete(name)
  if (asked.replay !== undefined) rest.hash = ''
  return wrong.length > 0 ? { ok: false, wrong, rest } : { ok: true, asked, rest }
}
