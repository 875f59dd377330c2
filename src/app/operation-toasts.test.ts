import { describe, expect, it } from 'vitest'
import type { Operation } from '../../contract/wire/operations.ts'
import { anOperation } from '../testing/an-operation.ts'
import { toastOf } from './operation-toasts.ts'

const commerce = { id: '6f3c1e0a-5b0b-4a53-9d2e-6c1b8a7d4e21', name: 'Commerce graph' }
const research = { id: '0d9c7f52-8a41-4c1c-9b35-2f6e1d3a7b90', name: 'Research' }

const ended: Operation = {
  id: '11111111-1111-4111-8111-111111111111',
  kind: 'go-back',
  tenant_id: commerce.id,
  instance_id: '0a1b2c3d',
  instance_name: 'fraud-rings',
  snapshot_id: null,
  import_id: null,
  export_id: null,
  backup_id: null,
  source_instance_name: null,
  size: null,
  stages: [],
  percent: 100,
  started_at: '2025-11-14T04:00:00Z',
  requested_by: 'Olga',
  request_id: '22222222-2222-4222-8222-222222222222',
  state: 'succeeded',
  ended_at: '2025-11-14T04:00:20Z',
}

const toastAt = ({ id }: { id: string }, operation: Operation = ended) =>
  toastOf(operation, `https://console.test/projects/${id}/instances`, [commerce, research])

describe('what is said when an operation has ended', () => {
  it('is that the instance runs with the data from before, when it went back', () => {
    expect(toastAt(commerce)).toMatchObject({
      tone: 'good',
      title: 'fraud-rings runs with the data from before',
      link: { label: 'Show' },
    })
  })

  it('names the project that the way to it goes to, where that is another one', () => {
    expect(toastAt(research)).toMatchObject({ link: { label: 'Show in Commerce graph' } })
  })

  it('is called by where the way to what a deleted one left leads', () => {
    const deleted = anOperation({ state: 'succeeded', kind: 'delete', tenant_id: commerce.id })
    const link = (left: readonly { readonly id: string }[]) =>
      toastOf(deleted, `https://console.test/projects/${commerce.id}/instances`, [commerce], left)
    expect(link([{ id: '2f49c2b3' }])).toMatchObject({ link: { label: 'Recently deleted' } })
    expect(link([])).toMatchObject({
      link: {
        label: 'Backups of deleted instances',
        to: `/projects/${commerce.id}/instances/deleted-backups`,
      },
    })
    expect(toastAt(research, deleted)).toMatchObject({
      link: { label: 'Recently deleted in Commerce graph' },
    })
  })

  it('names the request of what failed, where one asked for it', () => {
    const failed = (request: string) =>
      toastAt(commerce, anOperation({ state: 'failed', request_id: request, tenant_id: commerce.id }))
    expect(failed('22222222-2222-4222-8222-222222222222')).toMatchObject({
      requestId: '22222222-2222-4222-8222-222222222222',
    })
    expect(failed('automatic')).toMatchObject({ requestId: null })
  })

  it('is nothing for one that was cancelled', () => {
    expect(toastAt(commerce, { ...ended, state: 'cancelled' })).toBeNull()
  })
})
