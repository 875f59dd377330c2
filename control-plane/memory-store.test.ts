import { describe, expect, it } from 'vitest'
import fc from 'fast-check'
import { compareKeys } from './indexes.ts'
import { createMemoryStore } from './memory-store.ts'
import type { RecordChange } from './ports.ts'
import type { AnyRecord, SweepRecord, TenantRecord } from './records.ts'

const sweep = (id: string, at: number): SweepRecord => ({ id, at })
const tenant = (id: string, name: string): TenantRecord => ({ id, name, createdAt: 0 })
const base: AnyRecord[] = [
  { kind: 'tenant', record: tenant('a', 'Alpha') },
  { kind: 'tenant', record: tenant('b', 'Beta') },
]

describe('a commit', () => {
  it('leaves nothing of itself when it throws', async () => {
    const store = createMemoryStore({ base })
    const before = JSON.stringify(store.dump())
    await expect(
      store.commit(async (tx) => {
        await tx.put('tenant', tenant('c', 'Gamma'))
        await tx.put('tenant', tenant('a', 'Changed'))
        await tx.delete('tenant', 'b')
        await tx.put('sweep', sweep('x', 1))
        await tx.delete('sweep', 'x')
        throw new Error('no')
      }),
    ).rejects.toThrow('no')
    expect(JSON.stringify(store.dump())).toBe(before)
    expect(await store.read((tx) => tx.range('tenant', 'name', {}))).toHaveLength(2)
    expect(store.version).toBe(0)
  })

  it('did not happen where it could not be persisted', async () => {
    let broken = true
    const store = createMemoryStore({
      base,
      persist: async () => {
        if (broken) throw new Error('disk')
      },
    })
    const rename = () => store.commit((tx) => tx.put('tenant', tenant('a', 'Changed')))
    await expect(rename()).rejects.toThrow('disk')
    expect(await store.read((tx) => tx.get('tenant', 'a'))).toMatchObject({ name: 'Alpha' })
    broken = false
    await rename()
    expect(store.version).toBe(1)
  })

  it('sees its own writes, and no other sees them before it is done', async () => {
    const store = createMemoryStore({ base })
    const seen: (number | undefined)[] = []
    const commit = store.commit(async (tx) => {
      await tx.put('tenant', tenant('c', 'Gamma'))
      seen.push((await tx.range('tenant', 'name', {})).length)
      await Promise.resolve()
      throw new Error('no')
    })
    const read = store.read(async (tx) => seen.push((await tx.range('tenant', 'name', {})).length))
    await expect(commit).rejects.toThrow('no')
    await read
    expect(seen).toEqual([3, 2])
  })

  it('counts as a version only when it writes', async () => {
    const store = createMemoryStore({ base })
    await store.commit(async (tx) => void (await tx.get('tenant', 'a')))
    await store.commit(async (tx) => {
      await tx.put('sweep', sweep('x', 1))
      await tx.delete('sweep', 'x')
    })
    expect(store.version).toBe(0)
    expect((await store.changesSince(0)).changes).toEqual([])
  })
})

describe('the log of changes', () => {
  it('tells the last state of each record once, in the order of commits, and to whom a deleted one belonged', async () => {
    const store = createMemoryStore({ base })
    await store.commit((tx) => tx.put('tenant', tenant('a', 'One')))
    await store.commit((tx) => tx.delete('tenant', 'b'))
    await store.commit((tx) => tx.put('tenant', tenant('a', 'Two')))
    const { version, changes } = await store.changesSince(0)
    expect(version).toBe(3)
    expect(changes).toEqual([
      { kind: 'tenant', id: 'b', record: null, version: 2, instanceId: null, tenantId: 'b' },
      { kind: 'tenant', id: 'a', record: tenant('a', 'Two'), version: 3, instanceId: null, tenantId: 'a' },
    ])
    expect((await store.changesSince(2)).changes).toHaveLength(1)
    expect((await store.changesSince(4)).changes).toBeNull()
  })

  it('forgets old deletions of records that were not seeded, and says so', async () => {
    const store = createMemoryStore({ base })
    await store.commit((tx) => tx.delete('tenant', 'a'))
    for (let i = 0; i < 21_000; i++) {
      await store.commit((tx) => tx.put('sweep', sweep(`${i}`, i)))
      await store.commit((tx) => tx.delete('sweep', `${i}`))
    }
    expect((await store.changesSince(1)).changes).toBeNull()
    expect((await store.changesSince(store.version - 100)).changes).toHaveLength(50)
    const { changes, horizon } = store.overlay()
    expect(changes.length).toBeLessThan(20_100)
    expect(changes[0]).toMatchObject({ kind: 'tenant', id: 'a', record: null })
    const again = createMemoryStore({ base, overlay: store.overlay() })
    expect((await again.changesSince(horizon - 1)).changes).toBeNull()
    expect(again.dump()).toEqual(store.dump())
  })
})

type Write = { readonly commit: number; readonly id: string; readonly at: number | null }
const writes = fc.array(
  fc.record<Write>({
    commit: fc.nat(30),
    id: fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f', 'g'),
    at: fc.option(fc.nat(5), { freq: 3 }),
  }),
  { maxLength: 60 },
)

describe('a store in memory', () => {
  it('is the same made again from its seed and overlay, and in another tab', async () => {
    const seed: AnyRecord[] = ['a', 'b', 'c'].map((id) => ({ kind: 'sweep', record: sweep(id, 2) }))
    await fc.assert(
      fc.asyncProperty(writes, async (all) => {
        const told: RecordChange[] = []
        const store = createMemoryStore({
          base: seed,
          persist: async (changes) => void told.push(...changes),
        })
        await store.read((tx) => tx.range('sweep', 'due', {}))
        for (const commit of new Set(all.map((each) => each.commit))) {
          await store.commit(async (tx) => {
            for (const { id, at } of all.filter((each) => each.commit === commit)) {
              if (at === null) await tx.delete('sweep', id)
              else await tx.put('sweep', sweep(id, at))
            }
          })
        }
        const again = createMemoryStore({ base: seed, overlay: store.overlay() })
        const other = createMemoryStore({ base: seed })
        await other.apply(told)
        for (const each of [again, other]) {
          expect(each.dump()).toEqual(store.dump())
          expect(each.overlay()).toEqual(store.overlay())
          expect(await each.read((tx) => tx.range('sweep', 'due', {}))).toEqual(
            await store.read((tx) => tx.range('sweep', 'due', {})),
          )
        }
      }),
    )
  })

  it('ranges over an index as a plain sort would', async () => {
    const asked = fc.record(
      {
        from: fc.tuple(fc.nat(6)),
        to: fc.tuple(fc.nat(6)),
        limit: fc.integer({ min: 1, max: 4 }),
        reverse: fc.boolean(),
      },
      { requiredKeys: [] },
    )
    await fc.assert(
      fc.asyncProperty(writes, asked, async (all, range) => {
        const store = createMemoryStore({ base: [] })
        await store.read((tx) => tx.range('sweep', 'due', {}))
        for (const { id, at } of all) {
          await store.commit((tx) => (at === null ? tx.delete('sweep', id) : tx.put('sweep', sweep(id, at))))
        }
        const { from = [-1], to = [99], limit, reverse } = range
        const sorted = store
          .dump()
          .flatMap((each) => (each.kind === 'sweep' ? [each.record] : []))
          .filter(({ at }) => compareKeys([at], from) >= 0 && compareKeys([at], to) <= 0)
          .sort((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1))
        const expected = (reverse ? sorted.toReversed() : sorted).slice(0, limit ?? 99)
        expect(await store.read((tx) => tx.range('sweep', 'due', range))).toEqual(expected)
        expect(await store.read((tx) => tx.count('sweep', 'due', range))).toBe(sorted.length)
      }),
    )
  })

  it('compares keys element by element: shorter first, numbers before texts', () => {
    expect(compareKeys(['a'], ['a', 0])).toBeLessThan(0)
    expect(compareKeys(['a', Infinity], ['a', 'x'])).toBeLessThan(0)
    expect(compareKeys(['b'], ['a', 9])).toBeGreaterThan(0)
    expect(compareKeys([1, 'a'], [1, 'a'])).toBe(0)
  })

  it('hands out records that cannot be changed', async () => {
    const store = createMemoryStore({ base })
    const found = await store.read((tx) => tx.get('tenant', 'a'))
    expect(Object.isFrozen(found)).toBe(true)
  })

  it('knows its indexes', async () => {
    const store = createMemoryStore({ base })
    await expect(store.read((tx) => tx.range('tenant', 'colour', {}))).rejects.toThrow('no index colour')
  })
})
