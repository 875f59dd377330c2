import { describe, expect, it } from 'vitest'
import { anOperation } from '../testing/an-operation.ts'
import { ofOperation } from './entries.ts'
import { counts, filtered, instancesIn, readFilters, writeFilters } from './activity-filters.ts'

const read = (text: string) => readFilters(new URLSearchParams(text))

describe('the filters of activity in an address', () => {
  it.each(['', 'state=failed', 'instance=2f49c2b3', 'state=running&instance=2f49c2b3'])('are %j', (text) => {
    expect(writeFilters(read(text)).toString()).toBe(text)
  })

  it.each(['state=odd', 'instance=orders', 'instance=2f49c2b30', 'state=&instance='])(
    'are none where they say nothing known: %s',
    (text) => expect(writeFilters(read(text)).toString()).toBe(''),
  )
})

describe('what the filters leave', () => {
  const operations = [
    anOperation({ id: 'a', state: 'running', instance_id: '00000001', instance_name: 'orders 2' }),
    anOperation({ id: 'b', state: 'failed', instance_id: '00000002', instance_name: 'lab' }),
    anOperation({ id: 'c', state: 'succeeded', instance_id: '00000001', instance_name: 'orders' }),
    anOperation({ id: 'd', state: 'cancelled', instance_id: '00000003', instance_name: 'lab' }),
    anOperation({ id: 'e', state: 'succeeded', instance_id: null, instance_name: 'europe-west1' }),
  ].map(ofOperation)
  const left = (text: string) => filtered(operations, read(text)).map(({ id }) => id)

  it('are those in the state and of the instance', () => {
    expect(left('')).toEqual(['a', 'b', 'c', 'd', 'e'])
    expect(left('state=succeeded')).toEqual(['c', 'e'])
    expect(left('instance=00000001')).toEqual(['a', 'c'])
    expect(left('state=failed&instance=00000001')).toEqual([])
  })

  it('is counted for the instance that is asked for', () => {
    expect(counts(operations, read('state=failed'))).toEqual({ all: 5, running: 1, failed: 1, succeeded: 2 })
    expect(counts(operations, read('instance=00000001'))).toEqual({
      all: 2,
      running: 1,
      failed: 0,
      succeeded: 1,
    })
  })

  it('offers each instance once by its last name, with its id where two have one name, and the one asked for', () => {
    expect(instancesIn(operations, '00000009')).toEqual([
      { value: '00000009', label: '00000009' },
      { value: '00000002', label: 'lab (00000002)' },
      { value: '00000003', label: 'lab (00000003)' },
      { value: '00000001', label: 'orders 2' },
    ])
  })
})
