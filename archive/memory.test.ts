// What a full reading takes of memory, on archives that are generated as they are read. In `npm run test:deep` they are
// of 4 GiB; the bound is the same.
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import * as zlib from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { largeArchive, spreadSource } from './fixtures/large-archive.ts'
import { inspectArchive } from './inspect.ts'
import type { Flavour } from './inspection.ts'

const MIB = 2 ** 20
const deep = Number(process.env['AFTERGLOW_RUNS'] ?? 1) > 1
/** Bytes between two looks at what is in use, garbage apart. */
const EVERY = 8 * MIB

setFlagsFromString('--expose-gc')
const gc: unknown = runInNewContext('gc')

function collect(): void {
  if (typeof gc !== 'function') throw new Error('the collector is not to be had')
  Reflect.apply(gc, undefined, [])
}

/** Heap and buffers, in bytes. */
function inUse(): number {
  const { heapUsed, external } = process.memoryUsage()
  return heapUsed + external
}

describe('memory', () => {
  it.each<[Flavour, number]>([
    ['DZV1', deep ? 4096 : 32],
    ['BZV2', deep ? 1024 : 16],
    ['BTV2', deep ? 4096 : 128],
    ['DGV1', deep ? 1024 : 16],
    ['tar.gz', deep ? 1024 : 16],
  ])('stays within 32 MiB while a %s of %i MiB is read in full', async (flavour, size) => {
    // What is compiled, and what is made once, belongs to the base.
    await inspectArchive(spreadSource(largeArchive(flavour, 4 * MIB, zlib)), { full: true })
    const source = spreadSource(largeArchive(flavour, size * MIB, zlib))
    // What the collector only marks the first time is gone the second.
    collect()
    await new Promise(setImmediate)
    collect()
    const base = inUse()
    let peak = 0
    let withGarbage = 0
    let looks = 0
    const found = await inspectArchive(source, {
      full: true,
      onProgress(read) {
        withGarbage = Math.max(withGarbage, inUse() - base)
        if (read < (looks + 1) * EVERY) return
        looks++
        collect()
        peak = Math.max(peak, inUse() - base)
      },
    })
    expect(found).toMatchObject({ ok: true, complete: true, nodes: 3, inconsistencies: [] })
    expect(source.handedOut).toBeGreaterThan(0.9 * size * MIB)
    const [most, all] = [peak, withGarbage].map((bytes) => (bytes / MIB).toFixed(1))
    process.stdout.write(
      `memory: ${flavour} of ${size} MiB: ${most} MiB over the base, ${all} with garbage, ${looks} looks\n`,
    )
    expect(looks).toBeGreaterThan(0)
    expect(peak).toBeLessThan(32 * MIB)
  })
})
