import { beginningOf, type WorldSource } from '../control-plane/scenarios/registry.ts'
import type { Asked } from './address.ts'
import type { LineMemory } from './page-line.ts'

/** Which world a tab shows, and what it begins with where it has not begun. */
export interface WhichWorld {
  readonly id: string
  readonly kept: boolean
  readonly source: WorldSource
}

/**
 * `main`, shared by all tabs, unless a scenario, an instant, a seed or a role is asked for, or a link brings what was done: that begins
 * a world of the tab's own under `fresh`, an id that no world has. `remembered` is what `remembered()` gave.
 */
export function whichWorld(asked: Asked, remembered: string | null, fresh: string): WhichWorld {
  const own = [asked.scenario, asked.now, asked.seed, asked.role, asked.replay].some(
    (each) => each !== undefined,
  )
  const begin = beginningOf(asked.scenario ?? 'tour').source
  const source: WorldSource = {
    ...begin,
    now: asked.now ?? begin.now,
    seed: asked.seed ?? begin.seed,
    role: asked.role ?? begin.role,
  }
  if (asked.world === 'memory') return { id: `memory-${fresh}`, kept: false, source }
  if (own) return { id: `own-${fresh}`, kept: true, source }
  return { id: asked.world === 'main' ? 'main' : (remembered ?? 'main'), kept: true, source }
}

/** Whose it is, as the control tells it. */
export function kindOf({ id, kept }: Pick<WhichWorld, 'id' | 'kept'>): 'main' | 'own' | 'memory' {
  if (!kept) return 'memory'
  return id === 'main' ? 'main' : 'own'
}

/** The world of the site that this tab showed last; a duplicate of the tab goes on with it too. */
export function remembered(site: string): string | null {
  try {
    return sessionStorage.getItem(`${site}-world`)
  } catch {
    return null
  }
}

/** What this tab remembers of the line of a world; of one that is not kept, nothing. */
export function lineMemory(site: string, { id, kept }: WhichWorld): LineMemory {
  const name = `${site}-line-of-${id}`
  return {
    read() {
      try {
        return kept ? sessionStorage.getItem(name) : null
      } catch {
        return null
      }
    },
    write(text) {
      try {
        if (kept) sessionStorage.setItem(name, text)
      } catch {
        // Then it is so until the page is reloaded.
      }
    },
  }
}

/** Lets a reload of this tab go on with a world. Where storage is blocked, it begins with `main` again. */
export function remember(site: string, id: string): void {
  try {
    sessionStorage.setItem(`${site}-world`, id)
  } catch {
    // Nothing to be done: the address says what it says.
  }
}
