import { describe, expect, it } from 'vitest'
import { createRateMeter } from './rate.ts'

describe('createRateMeter', () => {
  it('knows no rate from one sample', () => {
    expect(createRateMeter().add(0, 1_000)).toBeNull()
  })

  it('tells bytes per second', () => {
    const meter = createRateMeter()
    meter.add(0, 0)
    expect(meter.add(2_000, 5_000_000)).toBe(2_500_000)
  })

  it('forgets what is older than five seconds', () => {
    const meter = createRateMeter()
    meter.add(0, 0)
    meter.add(1_000, 10_000_000)
    meter.add(10_000, 10_000_000)
    expect(meter.add(11_000, 11_000_000)).toBe(1_000_000)
  })

  it('says nothing while it stands still', () => {
    const meter = createRateMeter()
    meter.add(0, 500)
    expect(meter.add(1_000, 500)).toBeNull()
  })
})
