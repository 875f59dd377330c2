import * as zlib from 'node:zlib'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { archiveBytes, FLAVOURS } from './fixtures/archive-bytes.ts'
import { recordStore } from './fixtures/record-store.ts'
import { sourceOf } from './fixtures/sources.ts'
import { inspectArchive } from './inspect.ts'
import type { Flavour, Inspected, Inspection } from './inspection.ts'

const RUNS = Number(process.env['AFTERGLOW_RUNS'] ?? 1)

type Sample = { readonly flavour: Flavour; readonly bytes: Uint8Array; readonly truth: Inspection }

/** A small archive of each flavour, compressed by the reference compressor. */
const SAMPLES: readonly Sample[] = await Promise.all(
  FLAVOURS.map(async (flavour) => {
    const zstd = (bytes: Uint8Array): Uint8Array =>
      zlib.zstdCompressSync(bytes, { params: { [zlib.constants.ZSTD_c_checksumFlag]: 1 } })
    const bytes = await archiveBytes(flavour, { files: recordStore(), zstd, script: 'CREATE USER ada' })
    const truth = await inspectArchive(sourceOf(bytes), { full: true })
    return { flavour, bytes, truth }
  }),
)

/** One of the samples, shown by its flavour when a property fails. */
const sampleOf = (samples: readonly Sample[]): fc.Arbitrary<Sample> =>
  fc.constantFrom(...samples.map((sample) => ({ ...sample, [fc.toStringMethod]: () => sample.flavour })))

type Change =
  | { readonly kind: 'byte'; readonly at: number; readonly value: number }
  | { readonly kind: 'cut'; readonly at: number }
  | { readonly kind: 'drop'; readonly at: number; readonly length: number }
  | { readonly kind: 'double'; readonly at: number; readonly length: number }

const place = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true })
const length = fc.integer({ min: 1, max: 600 })
const change: fc.Arbitrary<Change> = fc.oneof(
  { weight: 5, arbitrary: fc.record({ kind: fc.constant('byte' as const), at: place, value: fc.nat(255) }) },
  // Most of what decides lies at the head.
  {
    weight: 5,
    arbitrary: fc.record({
      kind: fc.constant('byte' as const),
      at: place.map((at) => at / 40),
      value: fc.nat(255),
    }),
  },
  fc.record({ kind: fc.constant('cut' as const), at: place }),
  fc.record({ kind: fc.constant('drop' as const), at: place, length }),
  fc.record({ kind: fc.constant('double' as const), at: place, length }),
)

function apply(bytes: Uint8Array, change: Change): Uint8Array {
  const at = Math.floor(change.at * bytes.length)
  switch (change.kind) {
    case 'byte':
      return bytes.length === 0 ? bytes : bytes.with(at, change.value)
    case 'cut':
      return bytes.slice(0, at)
    case 'drop':
      return Uint8Array.from([...bytes.subarray(0, at), ...bytes.subarray(at + change.length)])
    case 'double':
      return Uint8Array.from([...bytes.subarray(0, at + change.length), ...bytes.subarray(at)])
  }
}

/** Layouts whose every byte of content lies under a checksum. */
const CHECKED: readonly Flavour[] = ['DZV1', 'DGV1', 'legacy-zstd', 'legacy-gzip', 'BZV1', 'BZV2', 'tar.gz']

/** What a single change may leave different in an archive that is still taken: nothing, where a checksum covers it. */
function contentOf({
  labels,
  relationshipTypes,
  nodes,
  relationships,
  files,
  unpackedBytes,
}: Inspected): unknown {
  return { labels, relationshipTypes, nodes, relationships, files, unpackedBytes }
}

function isSound(found: Inspection): void {
  if (!found.ok) {
    expect(found.message).toMatch(/\.$/)
    expect(found.remedy).toMatch(/\.$/)
    return
  }
  for (const figure of [found.files, found.unpackedBytes, found.nodes, found.relationships]) {
    expect(figure === null || (Number.isSafeInteger(figure) && figure >= 0)).toBe(true)
  }
  expect(JSON.stringify(found)).not.toContain('CREATE USER')
}

describe('archives with changed bytes', () => {
  it('are refused, or differ in free fields only; never a crash, never without end', async () => {
    await fc.assert(
      fc.asyncProperty(
        sampleOf(SAMPLES),
        fc.array(change, { minLength: 1, maxLength: 3 }),
        async (sample, changes) => {
          const bytes = changes.reduce(apply, sample.bytes)
          const found = await inspectArchive(sourceOf(bytes, { chunk: 4096 }), { full: true })
          isSound(found)
          isSound(await inspectArchive(sourceOf(bytes, { chunk: 4096 })))
          if (
            found.ok &&
            sample.truth.ok &&
            found.flavour === sample.flavour &&
            CHECKED.includes(sample.flavour)
          ) {
            expect(contentOf(found)).toEqual(contentOf(sample.truth))
          }
        },
      ),
      { numRuns: 150 * RUNS },
    )
  })

  it('are refused where a checksum covers the byte, unless it is packed to the same content', async () => {
    const strict = await Promise.all(
      (['DZV1', 'BZV2'] as const).map(async (flavour) => {
        const bytes = await archiveBytes(flavour)
        return { flavour, bytes, truth: await inspectArchive(sourceOf(bytes), { full: true }) }
      }),
    )
    const packed = SAMPLES.filter(({ flavour }) => flavour === 'DZV1' || flavour === 'BZV2')
    await fc.assert(
      fc.asyncProperty(
        sampleOf([...strict, ...packed]),
        place,
        fc.integer({ min: 1, max: 255 }),
        async ({ flavour, bytes, truth }, at, bits) => {
          // Behind the magic and the frame header, whose window is free to be larger.
          const index = 12 + Math.floor(at * (bytes.length - 12))
          const changed = bytes.with(index, bytes[index]! ^ bits)
          const found = await inspectArchive(sourceOf(changed), { full: true })
          const stored = strict.some(
            (sample) => sample.flavour === flavour && sample.bytes.length === bytes.length,
          )
          expect(found.ok && stored).toBe(false)
          expect(found.ok ? found : truth).toEqual(truth)
        },
      ),
      { numRuns: 80 * RUNS },
    )
  })

  it('are read in the same way in whatever pieces they come', async () => {
    await fc.assert(
      fc.asyncProperty(
        sampleOf(SAMPLES),
        change,
        fc.integer({ min: 300, max: 9000 }),
        async ({ bytes }, change, chunk) => {
          const changed = apply(bytes, change)
          const whole = await inspectArchive(sourceOf(changed, { chunk: 1 << 20 }), { full: true })
          expect(await inspectArchive(sourceOf(changed, { chunk }), { full: true })).toEqual(whole)
        },
      ),
      { numRuns: 50 * RUNS },
    )
  })
})
