import { describe, expect, it } from 'vitest'
import { createSlots } from './slots.ts'

describe('slots', () => {
  it('begin as many as there are places, and the next where one is given back', () => {
    const slots = createSlots(2)
    const begun: string[] = []
    const [a] = ['a', 'b', 'c', 'd'].map((name) => slots.take(() => begun.push(name)))
    expect(begun).toEqual(['a', 'b'])
    a?.()
    expect(begun).toEqual(['a', 'b', 'c'])
    a?.()
    expect(begun).toEqual(['a', 'b', 'c'])
  })

  it('pass over whoever stopped waiting', () => {
    const slots = createSlots(1)
    const begun: string[] = []
    const [a, b] = ['a', 'b', 'c'].map((name) => slots.take(() => begun.push(name)))
    b?.()
    a?.()
    expect(begun).toEqual(['a', 'c'])
  })
})
