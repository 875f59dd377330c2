// What no source may do, whatever it imports: read a clock past its port, silence a check, wait in a test, act unheard in one.
import { isTest } from './rooms.ts'
import type { Room, SourceModule } from './sources.ts'

const clocks = ['Date.now', 'new Date()', 'Date()', 'performance.now', 'performance.timeOrigin']
const chance = ['Math.random', 'crypto.getRandomValues', 'crypto.randomUUID']
const timers = ['setTimeout()', 'setInterval()']
const silencers = ['oxlint-disable', 'eslint-disable', '@ts-ignore', '@ts-expect-error', '@ts-nocheck']
const unheard = ['.fill()', '.check()', '.uncheck()']
const softened = ['.skip()', '.only()', '.fixme()', '.todo()', '.waitForTimeout()', '.retry()', ...timers]

/** The one file of the console that reads a clock: it counts on from the time that the host told. */
const clockOfTheConsole = 'src/api/now.ts'

/** The names that a module of this room must not use. */
function forbidden(module: SourceModule): readonly string[] {
  const always = ['as unknown as', 'console.log']
  const ported: Partial<Record<Room, readonly string[]>> = {
    archive: [...clocks, ...chance, ...timers],
    contract: [...clocks, ...chance, ...timers],
    'control-plane': [...clocks, ...chance, ...timers],
    src: module.path === clockOfTheConsole ? ['Math.random'] : [...clocks, 'Math.random'],
  }
  const inTests = isTest(module.path) || module.room === 'e2e' ? softened : []
  // In Firefox React does not hear `fill`; a box whose state is in the address follows its click: the kit's write() and tick().
  const inBrowsers = module.room === 'e2e' ? unheard : []
  return [...always, ...(ported[module.room] ?? []), ...inTests, ...inBrowsers]
}

/** What one module does that the house does not, each as a sentence with its line. */
export function badManners(module: SourceModule): string[] {
  const names = forbidden(module)
  const used = module.uses.filter((use) => names.includes(use.what))
  const silenced = module.comments.filter((comment) => silencers.some((word) => comment.what.includes(word)))
  return [
    ...used.map((use) => `${module.path}:${use.line} uses ${use.what}`),
    ...silenced.map((comment) => `${module.path}:${comment.line} switches a check off`),
  ]
}
