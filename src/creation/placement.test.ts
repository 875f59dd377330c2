import { describe, expect, it } from 'vitest'
import { plans } from '../../contract/rules/plans.ts'
import { placementOf, regionsIn, sizeFits, smallestSize, type Placing } from './placement.ts'

const gigabyte = 1_000_000_000
const placing = (differs: Partial<Placing> = {}): Placing => ({
  type: 'professional-db',
  version: '5',
  graph: null,
  ...differs,
})
const graph = (bytes: number) => ({ unpackedBytes: bytes, nodes: 10, relationships: 10 })

describe('a placement', () => {
  it.each(Object.values(plans).filter((plan) => plan.offeredVersions.length > 0))(
    'of $name is on offer, whatever is wished',
    (plan) => {
      const place = placementOf(placing({ type: plan.type }), {
        cloud: 'azure',
        region: 'eastus',
        memory: '512GB',
        storage: '1024GB',
      })
      expect(regionsIn(plan.type, place.cloud).map(({ id }) => id)).toContain(place.region)
      expect(plan.sizes).toContainEqual(
        expect.objectContaining({ memory: place.memory, storage: place.storage }),
      )
    },
  )

  it('keeps what is wished where it is on offer', () => {
    const wish = { cloud: 'aws', region: 'us-west-2', memory: '4GB', storage: '8GB' } as const
    expect(placementOf(placing(), wish)).toEqual(wish)
  })

  it('stays in the cloud where only the region is another', () => {
    expect(placementOf(placing(), { cloud: 'azure', region: 'europe-west1' }).cloud).toBe('azure')
  })

  it('is the smallest that holds the graph, also where a smaller one is wished', () => {
    const wanted = placing({ graph: graph(9 * gigabyte) })
    expect(smallestSize(wanted)?.storage).toBe('16GB')
    expect(placementOf(wanted, { memory: '1GB', storage: '2GB' }).storage).toBe('16GB')
    expect(placementOf(wanted, { memory: '32GB', storage: '64GB' }).storage).toBe('64GB')
  })

  it('is the largest where none holds the graph, and that one says so', () => {
    const wanted = placing({ graph: graph(9000 * gigabyte) })
    const size = smallestSize(wanted)
    expect(size?.storage).toBe('128GB')
    expect(size && sizeFits(size, wanted)).toMatchObject({ allowed: false, reason: 'ImportExceedsMaxSize' })
  })
})
