import { describe, expect, it } from 'vitest'
import { tourStops } from './stops.ts'
import { stopWords } from './words.ts'

const stops = tourStops()

describe('the stops of the tour', () => {
  it('are seven, each with its own words, which are two sentences', () => {
    expect(stops.map(({ id }) => id)).toEqual(Object.keys(stopWords))
    expect(stops).toHaveLength(7)
    for (const { text } of Object.values(stopWords)) expect(text.match(/\.(?= |$)/g)).toHaveLength(2)
  })

  it('lead to places of the console in the world that the tour begins with, none twice', () => {
    const places = stops.map(({ place }) => place)
    for (const place of places) expect(place).toMatch(/^\/projects\/[0-9a-f-]{36}\//)
    expect(new Set(places).size).toBe(7)
  })

  it('lead to the same places every time', () => {
    expect(tourStops()).toEqual(stops)
  })
})
