import { describe, expect, it } from 'vitest'
import type { CustomerManagedKeyWithView } from '../../contract/wire/keys.ts'
import { whyItStays } from './why-it-stays.ts'

const now = Date.UTC(2025, 10, 14, 9, 4)
const refusal = (reason: string) =>
  ({ allowed: false, reason, message: 'Told by the API.', remedy: 'Wait.' }) as const
const unused: CustomerManagedKeyWithView['afterglow'] = {
  access: 'granted',
  added_by: 'somebody',
  ready_at: null,
  unusable: null,
  instances: [],
  deleted_instances: [],
  actions: { remove: refusal('encryption-key-is-active') },
}
const shop = { id: 'aaaaaa01', name: 'Shop' }
const gone = (name: string, day: number) => ({
  id: 'aaaaaa02',
  name,
  kept_until: `2025-11-${day}T12:00:00Z`,
})

describe('why a key stays', () => {
  it('is what it encrypts, and not what is deleted already', () => {
    const key = { ...unused, instances: [shop], deleted_instances: [gone('Lab', 20)] }
    expect(whyItStays(key, now)?.message).toBe('It encrypts Shop.')
  })

  it('is else what a deleted instance left, until the last of it goes', () => {
    const key = { ...unused, deleted_instances: [gone('Lab', 20), gone('Old', 18)] }
    const { message, remedy } = whyItStays(key, now) ?? {}
    expect(message).toBe('The snapshots that Lab and Old left are under it.')
    expect(remedy).toMatch(/^They are kept until 20 Nov.*Remove it then\.$/)
  })

  it('is else what the API says, and nothing where it may go', () => {
    expect(whyItStays(unused, now)).toMatchObject({ message: 'Told by the API.' })
    const role = { ...unused, instances: [shop], actions: { remove: refusal('role-member') } }
    expect(whyItStays(role, now)).toMatchObject({ reason: 'role-member' })
    expect(whyItStays({ ...unused, actions: { remove: { allowed: true } } }, now)).toBeUndefined()
  })
})
