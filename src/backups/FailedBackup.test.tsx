import { render, screen } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import type { Backup } from '../../contract/wire/backups.ts'
import { FailedBackup } from './FailedBackup.tsx'

const failed: Extract<Backup, { state: 'failed' }> = {
  id: '11111111-1111-4111-8111-111111111111',
  instance_id: '0a1b2c3d',
  instance_name: 'orders',
  tenant_id: '33333333-3333-4333-8333-333333333333',
  operation_id: null,
  file_name: 'orders.dump',
  format: 'dump',
  version: '5',
  store_format: null,
  content: 'described',
  unpacked_bytes: null,
  nodes: null,
  relationships: null,
  leaves_customer_key: false,
  opens_in: [],
  requested_by: 'Olga',
  request_id: '22222222-2222-4222-8222-222222222222',
  requested_at: '2025-11-14T04:00:00Z',
  state: 'failed',
  ended_at: '2025-11-14T04:01:00Z',
  failure: {
    reason: 'backup-failed',
    message: 'The backup of orders could not be made.',
    remedy: 'Request it again. The instance is not affected.',
  },
}

describe('a backup that failed, of an instance that is gone', () => {
  it('asks for nothing that cannot be done any more', () => {
    render(<FailedBackup backup={failed} again={undefined} instance={undefined} />)
    expect(screen.getByText(failed.failure.message)).toBeInTheDocument()
    expect(screen.getByText(/^Its instance is gone, so it cannot be requested again\./)).toBeInTheDocument()
    expect(screen.queryByText(/The instance is not affected/)).toBeNull()
  })
})
