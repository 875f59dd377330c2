import { configureGlobal } from 'fast-check'
import { runs, seed } from './seed.ts'

// Every property of every test file starts from the run's seed (100 runs is fast-check's own number).
// A property that sets numRuns itself multiplies it by AFTERGLOW_RUNS.
configureGlobal({ seed, numRuns: 100 * runs })
