import { randomInt } from 'node:crypto'

/** The seed of this run: AFTERGLOW_SEED repeats an earlier one, otherwise a new one is drawn. */
export const seed = numberFrom('AFTERGLOW_SEED') ?? randomInt(2 ** 31)

/** How many times the usual number of runs a property gets: 1 in `npm test`, more in `npm run test:deep`. */
export const runs = numberFrom('AFTERGLOW_RUNS') ?? 1

function numberFrom(name: string): number | undefined {
  const text = process.env[name]
  if (text === undefined || text === '') return undefined
  const value = Number(text)
  if (!Number.isSafeInteger(value) || value < 0)
    throw new Error(`${name} must be a whole number, not ${text}.`)
  return value
}
