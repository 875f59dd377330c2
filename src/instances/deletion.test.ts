import { describe, expect, it } from 'vitest'
import type { InstanceView } from '../../contract/wire/instances.ts'
import { anInstance } from '../testing/an-instance.ts'
import { lostSince } from './deletion.ts'

const now = Date.parse('2025-11-14T09:04:00Z')
const same = { nodes: 1000, relationships: 2000, size_bytes: 4_000_000_000 }
const of = (timestamp: string, differs: Partial<typeof same> = {}) => ({
  timestamp,
  afterglow: { ...same, ...differs },
})
const written = (view: Partial<InstanceView> = {}) => anInstance({}, { writes_per_hour: 60, ...view })
const paused = (at: string) => ({
  ...written({ paused_at: at, status_since: '2025-11-14T08:00:00Z' }),
  status: 'paused' as const,
})

describe('what deleting loses beside the snapshots', () => {
  it('is the time since the last one, and what is newer', () => {
    expect(lostSince(written(), of('2025-11-14T04:34:00Z', { nodes: 730 }), now)).toEqual({
      fact: '4 h 30 min of writes are lost.',
      detail: 'About 270 nodes are newer than it.',
    })
  })

  it('is nothing where nothing was written since', () => {
    expect(lostSince(anInstance(), of('2025-11-14T04:34:00Z'), now)).toBeNull()
  })

  it.each([{ nodes: 999 }, { relationships: 1999 }, { size_bytes: 3_999_999_999 }])(
    'is not hidden where it was filled by other means since: then it held %o',
    (then) => {
      expect(lostSince(anInstance(), of('2025-11-14T04:34:00Z', then), now)).not.toBeNull()
    },
  )

  it('ends when it was paused', () => {
    const at = '2025-11-12T13:04:00Z'
    expect(lostSince(paused(at), of('2025-11-12T09:04:00Z', { nodes: 900 }), now)?.fact).toBe(
      '4 h of writes are lost.',
    )
    expect(lostSince(paused(at), of(at), now)).toBeNull()
  })

  it('ends when something else came over it', () => {
    const failed = {
      ...written({ status_since: '2025-11-14T06:04:00Z' }),
      status: 'loading failed' as const,
    }
    expect(lostSince(failed, of('2025-11-14T04:04:00Z', { nodes: 900 }), now)?.fact).toBe(
      '2 h of writes are lost.',
    )
  })
})
