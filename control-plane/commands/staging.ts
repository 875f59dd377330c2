import type { Asking } from './asking.ts'
import { refuse } from './asking.ts'
import type { Commands } from './commands.ts'
import type { Tx } from '../ports.ts'
import type { WorldRecord } from '../records.ts'

/** Failures of long operations laid out at once. */
/** Failures of operations that a world has at once. */
export const MOST_FAULTS = 50

/** The commands that set a stage: who looks at the world, and what is going to fail in it. */
export function stagingCommands({ ask }: Asking): Pick<Commands, 'setRole' | 'addFault' | 'clearFaults'> {
  return {
    setRole: (asked, role) =>
      ask(asked, (tx) =>
        changed(tx, (world) =>
          world.user.role === role ? world : { ...world, user: { ...world.user, role } },
        ),
      ),
    addFault: (asked, { operation, reason, times, instance }) =>
      ask(asked, async (tx) => {
        const at = instance === null ? {} : await namedInstance(tx, instance)
        return changed(tx, (world) => {
          if (world.faults.length >= MOST_FAULTS) {
            refuse({
              reason: 'too-many-faults',
              message: `At most ${MOST_FAULTS} failures of operations are laid out at once.`,
              remedy: 'Clear them first.',
            })
          }
          return { ...world, faults: [...world.faults, { operation, ...at, reason, times }] }
        })
      }),
    clearFaults: (asked) =>
      ask(asked, (tx) =>
        changed(tx, (world) => (world.faults.length === 0 ? world : { ...world, faults: [] })),
      ),
  }
}

/** Writes the record of the world where `to` gives another one. */
async function changed(tx: Tx, to: (world: WorldRecord) => WorldRecord): Promise<WorldRecord> {
  const world = await tx.get('world', 'world')
  if (!world) throw new Error('The world has no record of itself.')
  const next = to(world)
  if (next !== world) await tx.put('world', next)
  return next
}

/** An instance by its id, else by a name; a name may be that of one that comes later, so none is refused. */
async function namedInstance(
  tx: Tx,
  named: string,
): Promise<{ readonly instanceId: string } | { readonly instanceName: string }> {
  return (await tx.get('instance', named)) ? { instanceId: named } : { instanceName: named }
}
