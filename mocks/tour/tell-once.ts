import type { Asked } from '../address.ts'
import type { WhichWorld } from '../which-world.ts'
import { rememberTold, wasTold } from './remembered.ts'

interface Opened {
  readonly asked: Asked
  readonly which: WhichWorld
  /** The console's base path, with both slashes. */
  readonly base: string
  /** What everything that is kept is named by. */
  readonly site: string
  readonly ready: () => Promise<void>
}

/**
 * Says once in a browser that the demo is an emulation, after its first list is shown. Whoever came by a link that asks
 * something of the world, or looks at it in a frame, knows.
 */
export async function tellOnce({ asked, which, base, site, ready }: Opened): Promise<void> {
  if (asked.world === 'main') rememberTold(site)
  const isLink = Object.values(asked).some((each) => each !== undefined)
  if (isLink || which.id !== 'main' || window.parent !== window || wasTold(site)) return
  await ready()
  const { showWelcome } = await import('./show-welcome.tsx')
  showWelcome(base, site)
}
