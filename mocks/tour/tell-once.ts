import type { WhichWorld } from '../which-world.ts'
import { wasTold } from './remembered.ts'

interface Opened {
  readonly which: WhichWorld
  /** The console's base path, with both slashes. */
  readonly base: string
  /** What everything that is kept is named by. */
  readonly site: string
  readonly ready: () => Promise<void>
}

/**
 * Says once in a browser that the demo is an emulation, where the world that all tabs share is first shown. Whoever
 * came by a link to another world, or looks at it in a frame, knows.
 */
export async function tellOnce({ which, base, site, ready }: Opened): Promise<void> {
  if (which.id !== 'main' || window.parent !== window || wasTold(site)) return
  await ready()
  const { showWelcome } = await import('./show-welcome.tsx')
  showWelcome(base, site)
}
