import { describe, expect, expectTypeOf, it } from 'vitest'
import type { Place, StateAt, Upload } from './states.ts'
import { createMachine, transitions, type After } from './transitions.ts'

const ways = new Map<string, readonly string[]>(Object.entries(transitions))
const file = new File(['x'], 'a.dump')

/** Every state that can be reached from `start`. */
function reachable(start: Place): Set<string> {
  const found = new Set<string>([start])
  for (const place of found) for (const next of ways.get(place) ?? []) found.add(next)
  return found
}

describe('the states of an upload', () => {
  it('can all be reached from the empty tab, and from each of them there is a way back to it', () => {
    expect([...reachable('idle')].toSorted()).toEqual([...ways.keys()].toSorted())
    for (const place of Object.keys(transitions)) {
      const from = Object.keys(transitions).find((each): each is Place => each === place)
      expect(from && reachable(from).has('idle'), place).toBe(true)
    }
  })

  it('never lead from what was not confirmed to what is sent, nor from what is loaded to what is cancelled', () => {
    expectTypeOf<Extract<After<'idle'>, 'uploading' | 'registering'>>().toEqualTypeOf<never>()
    expectTypeOf<Extract<After<'inspecting'>, 'uploading' | 'registering'>>().toEqualTypeOf<never>()
    expectTypeOf<Extract<After<'refused'>, 'uploading' | 'registering'>>().toEqualTypeOf<never>()
    expectTypeOf<Extract<After<'loading'>, 'cancelled' | 'uploading'>>().toEqualTypeOf<never>()
    expectTypeOf<Extract<After<'verifying'>, 'uploading' | 'idle'>>().toEqualTypeOf<never>()
  })

  it('what follows on one of several follows on each of them', () => {
    expectTypeOf<After<'uploading' | 'offline'>>().toEqualTypeOf<After<'uploading'> & After<'offline'>>()
    expectTypeOf<Extract<After<'uploading' | 'paused'>, 'offline'>>().toEqualTypeOf<never>()
  })
})

describe('the machine', () => {
  it('goes on along the table', () => {
    const machine = createMachine()
    const idle = machine.at('idle')
    expect(idle && machine.go(idle, { at: 'inspecting', file, read: 0 })).toBe(true)
    expect(machine.store.getState()).toEqual({ at: 'inspecting', file, read: 0 })
    expect(machine.at('idle', 'refused')).toBeNull()
  })

  it('does nothing for who does not know that it went on', () => {
    const machine = createMachine()
    const idle = machine.at('idle')
    if (!idle) throw new Error('It begins elsewhere.')
    machine.go(idle, { at: 'inspecting', file, read: 0 })
    const first = machine.store.getState()
    expect(machine.go(idle, { at: 'refused', name: null, refusal, inspected: null })).toBe(false)
    expect(machine.store.getState()).toBe(first)
  })

  it('does not compile on ways that are not in the table', () => {
    const machine = createMachine()
    /** What may be the target of a way from `F`. */
    type Target<F extends Upload> = Parameters<typeof machine.go<F>>[1]
    expectTypeOf<StateAt<'inspecting'>>().toExtend<Target<StateAt<'idle'>>>()
    expectTypeOf<StateAt<'uploading'>>().not.toExtend<Target<StateAt<'idle'>>>()
    expectTypeOf<StateAt<'registering'>>().not.toExtend<Target<StateAt<'refused'>>>()
    expectTypeOf<StateAt<'cancelled'>>().not.toExtend<Target<StateAt<'loading'>>>()
    // A state comes with what belongs to it, and who does not know where it stands can go nowhere.
    expectTypeOf<{ readonly at: 'inspecting' }>().not.toExtend<Target<StateAt<'idle'>>>()
    expectTypeOf<Target<Upload>>().toEqualTypeOf<never>()
  })
})

const refusal = { reason: 'folder', message: 'A folder cannot be loaded.', remedy: 'Use a file.' }
