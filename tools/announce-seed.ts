import type { TestProject } from 'vitest/node'

/** Says the seed once for the whole run, so that a failure can be had again. */
export function setup(project: TestProject): void {
  const { AFTERGLOW_SEED: seed, AFTERGLOW_RUNS: runs } = project.vitest.config.env
  process.stdout.write(`AFTERGLOW_SEED=${String(seed)} AFTERGLOW_RUNS=${String(runs)}\n`)
}
