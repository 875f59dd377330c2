import { describe, expect, it } from 'vitest'
import { can, type InstanceFacts, type SnapshotFacts } from './can.ts'
import type { Decision } from './decision.ts'
import { canCreateEmpty, roleAllows, verbs, type Asking, type Permission, type Role } from './roles.ts'

const roles = ['viewer', 'member', 'admin'] as const satisfies readonly Role[]
const at = (role: Role): Asking => ({ role, now: 1_763_111_040_000 })

/** Written by hand: who may do what. */
const mayDo = {
  //                  viewer member admin
  take: [false, true, true],
  restore: [false, true, true],
  export: [false, true, true],
  backup: [false, true, true],
  create: [false, true, true],
  'load-file': [false, true, true],
  'go-back': [false, true, true],
  pause: [false, true, true],
  resume: [false, true, true],
  overwrite: [false, true, true],
  clone: [false, true, true],
  resize: [false, true, true],
  extend: [false, true, true],
  rename: [false, true, true],
  delete: [false, true, true],
  link: [false, true, true],
  network: [false, false, true],
  keys: [false, false, true],
  'cancel-others': [false, false, true],
} as const

const isPermission = (text: string): text is Permission => Object.hasOwn(verbs, text)
const rows = Object.entries(mayDo).flatMap(([action, may]) =>
  isPermission(action) ? roles.map((role, i) => [role, action, may[i] ?? false] as const) : [],
)

const running: InstanceFacts = {
  name: 'orders',
  type: 'professional-db',
  version: '5',
  status: 'running',
  takingSnapshot: false,
  keyRevoked: false,
  filled: true,
}
const paused: InstanceFacts = { ...running, status: 'paused' }
const failed: InstanceFacts = { ...running, status: 'loading failed' }
const full: SnapshotFacts = {
  status: 'Completed',
  profile: 'AdHoc',
  kind: 'full',
  restorableUntil: 'latest',
  exportableUntil: 'latest',
}

/** Every rule, where nothing but the role could stand in its way. */
const decisions: readonly (readonly [string, (asking: Asking) => Decision])[] = [
  ['take', (asking) => can.take(running, asking)],
  ['restore', (asking) => can.restore(full, running, asking)],
  ['export', (asking) => can.export(full, running, asking)],
  ['backup', (asking) => can.backup(running, false, asking)],
  ['link', (asking) => can.link(asking)],
  ['create', (asking) => can.create(full, running, asking)],
  ['create empty', canCreateEmpty],
  ['load file', (asking) => can.loadFile(running, asking)],
  ['go back', (asking) => can.goBack(failed, asking)],
  ['pause', (asking) => can.pause(running, asking)],
  ['resume', (asking) => can.resume(paused, asking)],
  ['overwrite', (asking) => can.overwrite(running, asking)],
  ['extend', (asking) => can.extend({ ...running, type: 'sandbox' }, false, asking)],
  ['rename', (asking) => can.rename(running, asking)],
  ['delete', (asking) => can.delete(running, null, asking)],
]

describe('roles', () => {
  it('are asked of every action', () => {
    expect(Object.keys(mayDo).toSorted()).toEqual(Object.keys(verbs).toSorted())
  })

  it.each(rows)('as %s: %s is %s', (role, action, may) => {
    expect(roleAllows(action, at(role)).allowed).toBe(may)
  })

  it('name themselves and the role that is needed', () => {
    expect(roleAllows('take', at('viewer'))).toEqual({
      allowed: false,
      reason: 'role-viewer',
      message: 'Your role in this project is viewer, and taking a snapshot needs a member.',
      remedy: 'Ask a project admin for the role of a member.',
    })
    expect(roleAllows('network', at('member'))).toEqual({
      allowed: false,
      reason: 'role-member',
      message: 'Your role in this project is member, and changing network access needs an admin.',
      remedy: 'Ask a project admin for the role of an admin.',
    })
  })

  it.each(decisions)('weigh more than any other reason: %s', (_, decide) => {
    expect(decide(at('viewer'))).toMatchObject({ allowed: false, reason: 'role-viewer' })
    expect(decide(at('member'))).toEqual({ allowed: true })
    expect(decide(at('admin'))).toEqual({ allowed: true })
  })
})
