import type { Described } from './inspection.ts'

/** Where an archive that stands for a database keeps its figures. */
export const DESCRIBED_PATH = 'afterglow/described.json'

/** Longest file of figures that is read, in bytes. */
export const DESCRIBED_MAX = 1 << 20

/** Reads the figures of a described archive; null when the file is not one. */
export function parseDescribed(json: Uint8Array): Described | null {
  try {
    const value: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(json))
    if (!isDescribed(value)) return null
    const { nodes, relationships, labels, relationshipTypes, bytes, extra } = value
    const figures = { nodes, relationships, labels, relationshipTypes, bytes }
    return extra === undefined ? figures : { ...figures, extra }
  } catch {
    return null
  }
}

function isDescribed(value: unknown): value is Described {
  if (!isObject(value)) return false
  const { nodes, relationships, labels, relationshipTypes, bytes, extra } = value
  return (
    [nodes, relationships, bytes].every(isCount) &&
    [labels, relationshipTypes].every(isTexts) &&
    (extra === undefined || (isObject(extra) && Object.values(extra).every(isScalar)))
  )
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const isCount = (value: unknown): boolean =>
  typeof value === 'number' && Number.isSafeInteger(value) && value >= 0

const isTexts = (value: unknown): boolean =>
  Array.isArray(value) && value.every((text) => typeof text === 'string')

const isScalar = (value: unknown): boolean =>
  value === null || ['string', 'number', 'boolean'].includes(typeof value)
