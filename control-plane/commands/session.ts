import type { Asking } from './asking.ts'
import type { Commands } from './commands.ts'

/** The command that begins and ends the session of the world. */
export function sessionCommands({ ask }: Asking): Pick<Commands, 'setSession'> {
  return {
    setSession: (asked, session) =>
      ask(asked, async (tx) => {
        const world = await tx.get('world', 'world')
        if (!world) throw new Error('The world has no record of itself.')
        const changed = { ...world, session }
        if (world.session !== session) await tx.put('world', changed)
        return changed
      }),
  }
}
