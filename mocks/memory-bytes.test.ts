import { describe, expect, it } from 'vitest'
import { createPageMemoryBytes } from './memory-bytes.ts'

const streamOf = (...parts: (string | Error)[]) => {
  let next = 0
  return new ReadableStream<Uint8Array>({
    pull(controller) {
      const part = parts[next++]
      if (part === undefined) controller.close()
      else if (part instanceof Error) controller.error(part)
      else controller.enqueue(new TextEncoder().encode(part))
    },
  })
}

describe('bytes in memory', () => {
  it('appends at an offset, cuts off what lies behind it, refuses a hole', async () => {
    const bytes = createPageMemoryBytes()
    expect(await bytes.size('a')).toBeNull()
    expect(await bytes.append('a', 0, streamOf('committed', ' and not'))).toBe(17)
    expect(await bytes.append('a', 9, streamOf('!'))).toBe(10)
    expect(await new Response(bytes.read('a', 3, 10)).text()).toBe('mitted!')
    expect(await bytes.append('a', 4, streamOf())).toBe(4)
    expect(await bytes.append('a', 4, streamOf('itted!'))).toBe(10)
    await expect(bytes.append('a', 11, streamOf('x'))).rejects.toThrow('10 to 11')
    await expect(new Response(bytes.read('a', 0, 11)).text()).rejects.toThrow()
    await bytes.delete('a')
    expect(await bytes.size('a')).toBeNull()
  })

  it('keeps what arrived of a body that breaks off or is aborted', async () => {
    const bytes = createPageMemoryBytes()
    await expect(bytes.append('a', 0, streamOf('half', new Error('broken')))).rejects.toThrow('broken')
    expect(await bytes.size('a')).toBe(4)
    await expect(bytes.append('a', 4, streamOf('more'), AbortSignal.abort())).rejects.toThrow(/abort/i)
    expect(await bytes.size('a')).toBe(4)
  })

  it('does not wait for a body that stands still once it is aborted', async () => {
    const bytes = createPageMemoryBytes()
    const abort = new AbortController()
    const still = new ReadableStream<Uint8Array>({
      start: (controller) => controller.enqueue(new TextEncoder().encode('half')),
      pull: () => {
        abort.abort()
        return new Promise(() => {})
      },
    })
    await expect(bytes.append('a', 0, still, abort.signal)).rejects.toThrow(/abort/i)
    expect(await bytes.size('a')).toBe(4)
  })
})
