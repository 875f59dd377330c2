import { can } from '../../contract/rules/can.ts'
import { planOf } from '../../contract/rules/plans.ts'
import { DAY_MS } from '../../contract/rules/windows.ts'
import { instanceFacts } from '../rule-facts.ts'
import { must, type Asking } from './asking.ts'
import type { Commands } from './commands.ts'
import { foundInstance } from './found.ts'

/** The command about how long an instance lives. */
export function lifetimeCommands({ ask }: Asking): Pick<Commands, 'extendInstance'> {
  return {
    extendInstance: (asked, { instanceId }) =>
      ask(asked, async (tx, now) => {
        const instance = await foundInstance(tx, instanceId)
        const { extendedAt, endsAt, type } = instance
        must(can.extend(instanceFacts(instance), extendedAt !== null, { role: asked.role, now }))
        const { lifetime } = planOf(type)
        if (!lifetime || endsAt === null) throw new Error(`${instanceId} has no end that could be put off.`)
        const extended = {
          ...instance,
          endsAt: endsAt + lifetime.extendableByDays * DAY_MS,
          extendedAt: now,
        }
        await tx.put('instance', extended)
        return extended
      }),
  }
}
