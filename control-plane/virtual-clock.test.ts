import { describe, expect, it } from 'vitest'
import { createVirtualClock } from './virtual-clock.ts'

describe('a virtual clock', () => {
  it('follows real time at its rate, and keeps what has passed when the rate changes', () => {
    let real = 500
    const clock = createVirtualClock({ now: 1_000_000, real: () => real })
    expect(clock.rate()).toBe(1)
    real += 250
    expect(clock.now()).toBe(1_000_250)
    clock.setRate(60)
    real += 100
    expect(clock.now()).toBe(1_006_250)
    clock.setRate(0)
    real += 9999
    expect(clock.now()).toBe(1_006_250)
    clock.advance(50)
    clock.setRate(0.5)
    real += 100
    expect(clock.now()).toBe(1_006_350)
  })

  it('without real time, stands until it is moved', () => {
    const clock = createVirtualClock({ now: 7 })
    expect([clock.now(), clock.rate()]).toEqual([7, 0])
    clock.jumpTo(90)
    clock.advance(10)
    expect(clock.now()).toBe(100)
  })

  it('answers whole ms, and never goes back', () => {
    let real = 0
    const clock = createVirtualClock({ now: 0, rate: 0.3, real: () => real })
    real = 5
    expect(clock.now()).toBe(1)
    // A host clock that is set back holds it, and does not turn it.
    real = -100
    expect(clock.now()).toBe(1)
    expect(() => clock.jumpTo(-1)).toThrow(RangeError)
    expect(() => clock.advance(-1)).toThrow(RangeError)
    expect(() => clock.setRate(Number.NaN)).toThrow(RangeError)
    expect(() => clock.setRate(Infinity)).toThrow(RangeError)
  })
})
