import * as zlib from 'node:zlib'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { archiveBytes, FLAVOURS } from './fixtures/archive-bytes.ts'
import { FREE_PLACES, type FreePlaceName, placesOf } from './fixtures/free-places.ts'
import { recordStore } from './fixtures/record-store.ts'
import { sourceOf } from './fixtures/sources.ts'
import { inspectArchive } from './inspect.ts'
import type { Flavour, Inspected, Inspection } from './inspection.ts'
import { ArchiveRefusal } from './refusal.ts'
import { surveyArchive } from './survey.ts'

const RUNS = Number(process.env['AFTERGLOW_RUNS'] ?? 1)

type Sample = {
  readonly flavour: Flavour
  readonly bytes: Uint8Array
  readonly truth: Inspected
  readonly places: readonly (FreePlaceName | null)[]
}

/** Compresses as Neo4j does: a checksum, no content size, a window of 2 MiB. */
function zstd(bytes: Uint8Array): Uint8Array {
  const { ZSTD_c_checksumFlag, ZSTD_c_contentSizeFlag, ZSTD_c_windowLog } = zlib.constants
  const params = { [ZSTD_c_checksumFlag]: 1, [ZSTD_c_contentSizeFlag]: 0, [ZSTD_c_windowLog]: 21 }
  return zlib.zstdCompressSync(bytes, { params })
}

const SCRIPT = 'CREATE USER ada'

async function sampleOf(flavour: Flavour, packed: boolean): Promise<Sample> {
  const tar = { style: packed ? 'backup' : 'dump' } as const
  const bytes = await archiveBytes(flavour, {
    files: recordStore(),
    tar,
    script: SCRIPT,
    ...(packed ? { zstd } : {}),
  })
  const truth = await inspectArchive(sourceOf(bytes), { full: true })
  if (!truth.ok) throw new Error(truth.message)
  return { flavour, bytes, truth, places: placesOf(flavour, bytes) }
}

/** A small archive of each flavour, as the reference compressor packs it, and with stored blocks and a plain tar. */
const SAMPLES = await Promise.all(
  FLAVOURS.flatMap((flavour) => [sampleOf(flavour, true), sampleOf(flavour, false)]),
)
/** One of them, shown by its flavour when a property fails. */
const sample = fc.constantFrom(
  ...SAMPLES.map((sample) => ({ ...sample, [fc.toStringMethod]: () => sample.flavour })),
)

type Change =
  | { readonly kind: 'byte'; readonly at: number; readonly value: number }
  | { readonly kind: 'cut'; readonly at: number }
  | { readonly kind: 'drop'; readonly at: number; readonly length: number }
  | { readonly kind: 'double'; readonly at: number; readonly length: number }

/** Anywhere, and half of the time where most is decided: at the head, and at the end. Even: no float is drawn evenly. */
const anywhere = fc.noBias(fc.nat(2 ** 30 - 1)).map((at) => at / 2 ** 30)
const place = fc.oneof(
  { weight: 2, arbitrary: anywhere },
  anywhere.map((at) => at / 40),
  anywhere.map((at) => 1 - (at + 1e-9) / 400),
)
const length = fc.oneof(fc.integer({ min: 1, max: 600 }), fc.constant(512))
const change: fc.Arbitrary<Change> = fc.oneof(
  {
    weight: 7,
    arbitrary: fc.record({ kind: fc.constant('byte' as const), at: place, value: fc.noBias(fc.nat(255)) }),
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

/** Fields of an inspection that differ, `crc32` apart. */
function differences(found: Inspected, truth: Inspected): readonly string[] {
  const entries = Object.entries(truth).filter(([key]) => key !== 'crc32')
  const values = new Map<string, unknown>(Object.entries(found))
  return entries.flatMap(([key, value]) =>
    JSON.stringify(values.get(key)) === JSON.stringify(value) ? [] : [key],
  )
}

/** The free place that lets a changed archive through; what it may change. Throws where there is none. */
function freedomOf({ flavour, places }: Sample, change: Change): readonly string[] {
  if (change.kind === 'byte') {
    const name = places[Math.floor(change.at * places.length)]
    if (name === null || name === undefined) throw new Error('taken, though nothing leaves this byte free')
    return FREE_PLACES[name].changes
  }
  if (change.kind === 'cut') throw new Error('taken, though its end is missing')
  const first = Math.floor(change.at * places.length)
  if (change.kind === 'drop' && first === 0 && change.length === 4 && /^D.V1$/.test(flavour)) {
    return FREE_PLACES['whole magic'].changes
  }
  // What is gone or there twice must not matter, but in a tar that nothing counts.
  return /^(BT|tar$)/.test(flavour) ? FREE_PLACES['whole members'].changes : []
}

function isSound(found: Inspection): void {
  expect(JSON.stringify(found)).not.toContain('CREATE USER')
  if (!found.ok) {
    expect(found.message).toMatch(/\.$/)
    expect(found.remedy).toMatch(/\.$/)
    return
  }
  for (const figure of [found.files, found.unpackedBytes, found.nodes, found.relationships]) {
    expect(figure === null || (Number.isSafeInteger(figure) && figure >= 0)).toBe(true)
  }
}

describe('archives with changed bytes', () => {
  it('are refused, or differ in what a named place leaves free', async () => {
    const used = new Map<FreePlaceName, number>()
    await fc.assert(
      fc.asyncProperty(sample, change, async (sample, change) => {
        const bytes = apply(sample.bytes, change)
        const found = await inspectArchive(sourceOf(bytes, { chunk: 4096 }), { full: true })
        isSound(found)
        if (!found.ok || Buffer.compare(bytes, sample.bytes) === 0) return
        const allowed = freedomOf(sample, change)
        expect(differences(found, sample.truth).filter((key) => !allowed.includes(key))).toEqual([])
        expect(found.crc32).toBe(zlib.crc32(bytes))
        const name = change.kind === 'byte' ? sample.places[Math.floor(change.at * bytes.length)] : null
        if (name) used.set(name, (used.get(name) ?? 0) + 1)
      }),
      { numRuns: 300 * RUNS },
    )
    const taken = [...used].map(([name, times]) => `${name} ${times}`).toSorted()
    process.stdout.write(`fuzz: of ${300 * RUNS} changes taken: ${taken.join(', ')}\n`)
  })

  it('are read within the bounds of their size, however they are changed; never a crash', async () => {
    await fc.assert(
      fc.asyncProperty(
        sample,
        fc.array(change, { minLength: 1, maxLength: 4 }),
        async ({ bytes }, changes) => {
          const changed = changes.reduce(apply, bytes)
          const source = sourceOf(changed, { chunk: 4096 })
          const layers: { readonly position: number }[] = []
          const whole = await surveyArchive(source, {
            full: true,
            layer: (reader) => layers.push(reader),
          }).catch((error: unknown) => error)
          if (whole instanceof Error) expect(whole).toBeInstanceOf(ArchiveRefusal)
          // A gzip stream is read twice. Four bytes of zstd stand for 128 KiB at most, and gzip packs far less tightly.
          expect(source.handedOut).toBeLessThanOrEqual(2 * changed.length)
          for (const { position } of layers) expect(position).toBeLessThanOrEqual(32_768 * changed.length)
          const head = sourceOf(changed, { chunk: 4096 })
          isSound(await inspectArchive(head))
          expect(head.handedOut).toBeLessThanOrEqual(2 * changed.length)
        },
      ),
      { numRuns: 150 * RUNS },
    )
  })

  it('are read in the same way in whatever pieces they come', async () => {
    await fc.assert(
      fc.asyncProperty(
        sample,
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

describe('the places that are free', () => {
  const taken = async (sample: Sample, at: number, value: number): Promise<readonly string[] | null> => {
    const found = await inspectArchive(sourceOf(sample.bytes.with(at, value)), { full: true })
    return found.ok ? differences(found, sample.truth) : null
  }

  it.each([...new Set(SAMPLES.flatMap(({ places }) => places))].filter((name) => name !== null))(
    '%s: is one: a change there is taken',
    async (name) => {
      const free = SAMPLES.filter(({ places }) => places.includes(name))
      const tried: (readonly string[] | null)[] = []
      for (const sample of free) {
        const spots = sample.places.flatMap((place, at) => (place === name ? [at] : []))
        for (const at of spots.slice(0, 400).concat(spots.slice(-60))) {
          if (tried.some((one) => one !== null)) break
          const value = sample.bytes[at] ?? 0
          for (const other of [value ^ 1, value ^ 16, 32, value + (name === 'script length' ? 2 : 1)]) {
            if ((other & 255) !== value) tried.push(await taken(sample, at, other & 255))
          }
        }
      }
      expect(tried.some((one) => one !== null)).toBe(true)
    },
  )

  it.each(SAMPLES.map((sample, i) => [sample.flavour, i % 2 === 0 ? 'packed' : 'stored', sample] as const))(
    '%s, %s: every byte that decides how it is read is none',
    async (_, __, sample) => {
      const fixed = sample.places.flatMap((place, at) => (place === null ? [at] : []))
      // All of those at the head and at the end, and some of the headers between.
      const between = Math.ceil(fixed.length / 150)
      const spots = fixed.filter((_, i) => i < 60 || i > fixed.length - 20 || i % between === 0)
      expect(spots.length).toBeGreaterThan(7)
      for (const at of spots) {
        const value = sample.bytes[at] ?? 0
        for (const other of [value ^ 1, value ^ 128, 255 - value]) {
          expect(await taken(sample, at, other), `byte ${at} as ${other}`).toBeNull()
        }
      }
    },
  )
})
