import { describe, expect, it } from 'vitest'
import { can, type InstanceFacts } from './can.ts'
import type { Decision } from './decision.ts'
import type { Asking } from './roles.ts'
import {
  instanceStatuses,
  isMoving,
  statusRule,
  statusWord,
  type Action,
  type InstanceStatus,
} from './statuses.ts'
import { isResting, statusAfter, statusDuring, transitions, type HoldingKind } from './transitions.ts'

const statuses = Object.keys(instanceStatuses).filter((each): each is InstanceStatus =>
  Object.hasOwn(instanceStatuses, each),
)
const kinds = Object.keys(transitions).filter((each): each is HoldingKind => Object.hasOwn(transitions, each))
const asking: Asking = { role: 'admin', now: 1_763_111_040_000 }
const full = {
  status: 'Completed',
  profile: 'AdHoc',
  kind: 'full',
  restorableUntil: 'latest',
  exportableUntil: 'latest',
} as const

/** Every rule, for an instance with which nothing else is in the way. */
const rules: Record<Action, (instance: InstanceFacts) => Decision> = {
  take: (instance) => can.take(instance, asking),
  restore: (instance) => can.restore(full, instance, asking),
  export: (instance) => can.export(full, instance, asking),
  backup: (instance) => can.backup(instance, false, asking),
  create: (instance) => can.create(full, instance, asking),
  'load-file': (instance) => can.loadFile(instance, asking),
  'go-back': (instance) => can.goBack(instance, asking),
  pause: (instance) => can.pause(instance, asking),
  resume: (instance) => can.resume(instance, asking),
  overwrite: (instance) => can.overwrite(instance, asking),
  clone: (instance) => can.clone(instance, asking),
  resize: (instance) => can.resize(instance, asking),
  extend: (instance) => can.extend(instance, false, asking),
  rename: (instance) => can.rename(instance, asking),
  delete: (instance) => can.delete(instance, null, asking),
}

const facts = (type: InstanceFacts['type'], status: InstanceStatus): InstanceFacts => ({
  name: 'orders',
  type,
  version: '5',
  status,
  takingSnapshot: false,
  keyRevoked: false,
  filled: true,
})

// What is answered, by a letter each: yes, and the reasons of no.
const answers = {
  y: true,
  w: 'ongoing-database-operation',
  d: 'instance-deleting',
  r: 'instance-running',
  p: 'instance-paused',
  s: 'instance-suspended',
  f: 'instance-loading-failed',
  n: 'nothing-to-go-back-from',
  e: 'plan-without-end',
  '-': 'plan-without-snapshots',
  '/': 'plan-takes-no-files',
  '|': 'plan-cannot-pause',
  '1': 'plan-one-size',
} as const

const order = [
  'take',
  'restore',
  'export',
  'backup',
  'create',
  'load-file',
  'go-back',
  'pause',
  'resume',
  'overwrite',
  'clone',
  'resize',
  'extend',
  'rename',
  'delete',
] as const satisfies readonly Action[]

/** Written by hand, in the order above: 13 statuses of Aura, and what each action is answered. */
const aura = {
  creating: 'w w y w y w w w w w w w e y w',
  destroying: 'd d d d d d d d d d d d e d d',
  running: 'y y y y y y n y r y y y e y y',
  pausing: 'w w y w y w w w w w w w e y w',
  paused: 'p p y p y p n p y p p p e y y',
  suspending: 'w w y w y w w w w w w w e y w',
  suspended: 's s y s y s n s s s s s e y y',
  resuming: 'w w y w y w w w w w w w e y w',
  loading: 'w w y w y w w w w w w w e y w',
  'loading failed': 'f y y f y y y f f f f f e y y',
  restoring: 'w w y w y w w w w w w w e y w',
  updating: 'w w y w y w w w w w w w e y w',
  overwriting: 'w w y w y w w w w w w w e y w',
} as const satisfies Record<InstanceStatus, string>

/** A Sandbox starts, runs and ends. It has no snapshots, so what is done with one of its own never comes up. */
const sandbox = {
  creating: '- . . w . / w | w / - 1 w y w',
  running: '- . . y . / n | r / - 1 y y y',
  destroying: '- . . d . / d | d / - 1 d d d',
} as const satisfies Partial<Record<InstanceStatus, string>>

const isAnswer = (letter: string): letter is keyof typeof answers => Object.hasOwn(answers, letter)
const answerOf = (action: Action, instance: InstanceFacts) => {
  const decision = rules[action](instance)
  return decision.allowed || decision.reason
}

describe('what a status allows', () => {
  it.each(statuses)('an instance that is %s', (status) => {
    const letters = aura[status].split(' ')
    expect(letters).toHaveLength(order.length)
    for (const [i, action] of order.entries()) {
      const letter = letters[i] ?? ''
      expect(isAnswer(letter)).toBe(true)
      const expected = isAnswer(letter) ? answers[letter] : letter
      expect([action, answerOf(action, facts('professional-db', status))]).toEqual([action, expected])
    }
  })

  it.each(['creating', 'running', 'destroying'] as const)('a Sandbox that is %s', (status) => {
    for (const [i, action] of order.entries()) {
      const letter = sandbox[status].split(' ')[i] ?? ''
      if (letter === '.') continue
      expect(isAnswer(letter)).toBe(true)
      const expected = isAnswer(letter) ? answers[letter] : letter
      expect([action, answerOf(action, facts('sandbox', status))]).toEqual([action, expected])
    }
  })

  it('is told in the words of the plan', () => {
    expect(statusWord('creating', 'sandbox')).toBe('Starting')
    expect(statusWord('running', 'sandbox')).toBe('Running')
    expect(statusWord('destroying', 'sandbox')).toBe('Ending')
    expect(statuses.map((status) => statusWord(status, 'free-db'))).toEqual([
      'Creating',
      'Deleting',
      'Running',
      'Pausing',
      'Paused',
      'Suspending',
      'Suspended',
      'Resuming',
      'Loading',
      'Loading failed',
      'Restoring',
      'Updating',
      'Overwriting',
    ])
  })
})

describe('extending', () => {
  it('is possible once', () => {
    expect(can.extend(facts('sandbox', 'running'), false, asking)).toEqual({ allowed: true })
    expect(can.extend(facts('sandbox', 'running'), true, asking)).toMatchObject({
      reason: 'already-extended',
    })
  })
})

describe('the way from status to status', () => {
  // [kind, from, meanwhile, when it succeeds, when it fails], written by hand.
  const ways = [
    ['create', null, 'creating', 'running', 'loading failed'],
    ['restore', 'running', 'restoring', 'running', 'running'],
    ['restore', 'loading failed', 'restoring', 'running', 'loading failed'],
    ['overwrite', 'running', 'overwriting', 'running', 'running'],
    ['load-file', 'running', 'loading', 'running', 'loading failed'],
    ['load-file', 'loading failed', 'loading', 'running', 'loading failed'],
    ['go-back', 'loading failed', 'restoring', 'running', 'loading failed'],
    ['pause', 'running', 'pausing', 'paused', 'running'],
    ['resume', 'paused', 'resuming', 'running', 'paused'],
    ['resize', 'running', 'updating', 'running', 'running'],
    ['delete', 'running', 'destroying', 'gone', 'running'],
    ['delete', 'paused', 'destroying', 'gone', 'paused'],
    ['delete', 'suspended', 'destroying', 'gone', 'suspended'],
    ['delete', 'loading failed', 'destroying', 'gone', 'loading failed'],
  ] as const

  it.each(ways)('%s from %s', (kind, from, meanwhile, succeeded, failed) => {
    expect(statusDuring(kind, from)).toBe(meanwhile)
    expect(statusAfter(kind, meanwhile, 'succeeded', from)).toBe(succeeded)
    expect(statusAfter(kind, meanwhile, 'failed', from)).toBe(failed)
  })

  it('has no other', () => {
    for (const kind of kinds) {
      for (const from of [null, ...statuses]) {
        if (ways.some((way) => way[0] === kind && way[1] === from)) continue
        expect(() => statusDuring(kind, from)).toThrow('does not start from')
      }
      for (const during of statuses.filter((each) => each !== transitions[kind].meanwhile)) {
        const [from = null] = transitions[kind].from
        expect(() => statusAfter(kind, during, 'succeeded', from)).toThrow('does not end from')
      }
    }
    expect(() => statusDuring('export', 'running')).toThrow('does not change the status')
    expect(() => statusDuring('toString', 'running')).toThrow('does not change the status')
  })

  it('starts from where its action is allowed, and from nowhere else', () => {
    for (const kind of kinds) {
      if (kind === 'create') continue
      const from = statuses.filter((status) => statusRule(status).allows.some((action) => action === kind))
      expect([kind, from.toSorted()]).toEqual([kind, [...transitions[kind].from].toSorted()])
    }
  })

  it('leads out of every status in which an operation holds it, and rests in the others', () => {
    const held = new Set<InstanceStatus>(kinds.map((kind) => transitions[kind].meanwhile))
    for (const status of statuses) {
      expect(isResting(status)).toBe(!isMoving(status))
      // The provider alone suspends.
      if (status !== 'suspending') expect([status, held.has(status)]).toEqual([status, isMoving(status)])
    }
  })
})
